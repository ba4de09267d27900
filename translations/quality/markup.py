"""What must come through a translation unharmed: placeholders, links, elements, the length of the field."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import islice

from django.utils.translation import gettext as _

from translations.quality.finding import MANY, Finding, beginning

PLACEHOLDER = re.compile(
    r"%\(\w+\)[a-zA-Z]"
    # 50 %sûr is a mistake of another kind.
    r"|(?<!\d)(?<!\d[ \u00a0\u202f])%[sd](?!\w)"
    r"|\{\{[^{}]*\}\}|\{\w*\}"
)
ELEMENT = re.compile(r"</?[a-zA-Z][^<>]*>")
NO_ELEMENT = re.compile(r"<(?!/?[a-zA-Z][^<>]*>)")
INLINE = {"a", "strong", "em", "sup", "sub", "br"}
VOID = {"br", "img", "col", "hr"}
# Deeper than any text that an editor writes.
DEPTH = 30
# They hold rows and nothing else: editors differ in whether they write them.
SILENT = {"tbody", "thead", "colgroup", "col"}
# Editors differ in whether the one paragraph of these is written.
CELLS = {"li", "td", "th", "blockquote", "caption", "figcaption"}


def too_long(pair):
    length, limit = len(pair.target), pair.max_length
    if not limit or length <= limit:
        return []
    message = _("%(length)s characters; at most %(limit)s fit here.")
    return [Finding("length", message % {"length": length, "limit": limit}, True, beginning(pair.target))]


def differences(before, after):
    """(what *before* has more, what *after* has more), of two Counters."""
    return [*islice((before - after).elements(), MANY)], [*islice((after - before).elements(), MANY)]


def placeholders(pair):
    lost, added = differences(
        *(Counter(PLACEHOLDER.findall(text)) for text in (pair.source_words, pair.target_words))
    )
    return [
        *(blocking("placeholders", _("A placeholder is missing: %(what)s"), one) for one in lost),
        *(blocking("placeholders", _("This placeholder is not in the French: %(what)s"), one) for one in added),
    ]


def links(pair):
    if not pair.is_rich:
        return []
    lost, added = differences(*(Counter(read(text).links) for text in (pair.source, pair.target)))
    return [
        *(blocking("links", _("A link is missing: %(what)s"), one) for one in lost),
        *(blocking("links", _("This link is not in the French: %(what)s"), one) for one in added),
    ]


def markup(pair):
    return rich_markup(pair) if pair.is_rich else tags_in_plain(pair)


def tags_in_plain(pair):
    """What no French has: a tag in a plain text is shown to readers as it was typed."""
    _lost, added = differences(*(Counter(ELEMENT.findall(text)) for text in (pair.source, pair.target)))
    return [blocking("markup", _("No mark-up belongs in this text: %(what)s"), one) for one in added]


def rich_markup(pair):
    before, after = read(pair.source), read(pair.target)
    lost, added = differences(Counter(before.elements), Counter(after.elements))
    found = [
        *(blocking("markup", _("This mark-up is missing: %(what)s"), f"<{one}>") for one in lost),
        *(blocking("markup", _("This mark-up is not in the French: %(what)s"), f"<{one}>") for one in added),
        *(blocking("markup", _("This mark-up is not closed: %(what)s"), f"<{one}>") for one in after.unclosed()),
    ]
    return found or order_of(before, after)


def order_of(before, after):
    """Words change places between two languages, paragraphs do not."""
    for first, second in zip(before.blocks, after.blocks, strict=True):
        if first != second:
            what = f"<{first}> · <{second}>"
            return [blocking("markup", _("The mark-up comes in another order: %(what)s"), what)]
    return []


def blocking(kind, message, what):
    return Finding(kind, message % {"what": beginning(what, 90)}, True, beginning(what, 90))


def read(html):
    """What opens and never ends is no element; the parser would look for its end again and again."""
    reader = Reader()
    reader.feed(NO_ELEMENT.sub("&lt;", html))
    reader.close()
    return reader


class Reader(HTMLParser):
    """*elements* by name, a picture with its address; *blocks* are those that are not inline; *links* once each."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.blocks, self.links, self.open = [], [], {}, []
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a":
            self.links[values.get("href") or ""] = True
        if not self.is_silent(tag):
            name = f"img {values.get('src')}" if tag == "img" else tag
            self.elements.append(name)
            if tag not in INLINE:
                self.blocks.append(name)
        if self.open:
            self.open[-1][1] += 1
        if tag not in VOID:
            self.open.append([tag, 0])

    def is_silent(self, tag):
        is_first = bool(self.open) and not self.open[-1][1] and self.open[-1][0] in CELLS
        return tag in SILENT or (tag == "p" and is_first)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        opened = [name for name, _children in self.open[-DEPTH:]]
        if tag not in opened:
            self.wrong.append(tag)
            return
        while (last := self.open.pop()[0]) != tag:
            self.wrong.append(last)

    def unclosed(self):
        return [*islice([*self.wrong, *(tag for tag, _children in self.open)], MANY)]
