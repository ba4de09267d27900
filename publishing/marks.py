"""Rich text as words in a row, for a comparison: its marks are told apart, and named only where they changed."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

LINE_END = "\n"
# Spaces of HTML; those of French typography are words like others.
SPACES = re.compile(r"[ \t\r\n\f]+")

INLINE = {
    "strong": pgettext_lazy("mark in a text", "bold"),
    "em": pgettext_lazy("mark in a text", "italic"),
    "sup": pgettext_lazy("mark in a text", "superscript"),
    "sub": pgettext_lazy("mark in a text", "subscript"),
    "a": pgettext_lazy("mark in a text", "link"),
}
BLOCKS = {
    "h2": pgettext_lazy("mark in a text", "heading"),
    "h3": pgettext_lazy("mark in a text", "subheading"),
    "blockquote": pgettext_lazy("mark in a text", "quotation"),
    "ul": pgettext_lazy("mark in a text", "list"),
    "ol": pgettext_lazy("mark in a text", "numbered list"),
    "table": pgettext_lazy("mark in a text", "table"),
    "th": pgettext_lazy("mark in a text", "heading cell"),
    "td": pgettext_lazy("mark in a text", "cell"),
    "img": pgettext_lazy("mark in a text", "picture"),
    "figcaption": pgettext_lazy("mark in a text", "caption"),
    "caption": pgettext_lazy("mark in a text", "caption"),
}
# Whatever stands in them says that they are there.
SILENT = {"p", "li", "tr", "td", "tbody", "thead", "figure", "colgroup", "col"}
CELLS = {"td", "th"}
# Each is a line of its own, also when it is empty.
LINES = {"p", "h2", "h3"}
GROUPS = {"li", "tr", "figcaption", "caption", "blockquote", "figure", "table", "ul", "ol"}
# Their value says enough.
NAMELESS = {"href", "src"}


class Token(NamedTuple):
    """A word or a mark: what it is compared by, how it reads where it stayed, and how where it came or went."""

    key: str
    words: str
    told: str


def marked(html, tokens):
    """[Token]; *tokens* cuts the text between two marks into words."""
    reader = Reader(tokens)
    reader.feed(html)
    reader.close()
    return reader.found


class Reader(HTMLParser):
    def __init__(self, tokens):
        super().__init__(convert_charrefs=True)
        self.tokens = tokens
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = sorted((name, value or "") for name, value in attrs)
        if tag == "br":
            self.found.append(Token(LINE_END, LINE_END, f"↵{LINE_END}"))
        elif tag == "li":
            self.found.append(Token("<li>", "• ", "• "))
        elif tag in CELLS and not self.begins_line():
            self.found.append(Token("|", " | ", " | "))
        if tag != "br" and (tag not in SILENT or attributes):
            self.found.append(Token(f"<{tag} {attributes}>", "", named(tag, attributes)))

    def handle_endtag(self, tag):
        if tag in INLINE:
            told = _("⟨end of %(mark)s⟩") % {"mark": INLINE[tag]}
            self.found.append(Token(f"</{tag}>", "", told))
        elif tag in LINES or (tag in GROUPS and not self.begins_line()):
            self.found.append(Token(LINE_END, LINE_END, f"¶{LINE_END}"))

    def handle_data(self, data):
        text = SPACES.sub(" ", data)
        if text == " " and self.begins_line():
            return
        self.found += [Token(word, word, word) for word in self.tokens(text)]

    def begins_line(self):
        seen = next((token.words for token in reversed(self.found) if token.words), LINE_END)
        return seen == LINE_END


def named(tag, attributes):
    """⟨bold⟩, ⟨link: https://…⟩"""
    name = {**INLINE, **BLOCKS}.get(tag, tag)
    values = [value if attribute in NAMELESS else f"{attribute}={value}" for attribute, value in attributes]
    if not values:
        return f"⟨{name}⟩"
    # Translators: a mark in a compared text and what it holds: ⟨link: https://…⟩.
    return _("⟨%(mark)s: %(value)s⟩") % {"mark": name, "value": " ".join(values)}
