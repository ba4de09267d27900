"""The typography of a finished page: its text is corrected, all the rest stays byte for byte.

Read as a browser does, in one go from left to right: whatever the markup, it ends, and no tag is ever taken for text.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import pairwise
from typing import NamedTuple

from . import chinese, french
from .text import BREAK, FOREIGN, GAP, OBJECT, corrected

CORRECTIONS = {"fr": french.corrections, "zh": chinese.corrections}

ATTRIBUTES = r"""(?:[^>"'=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?|["'])*+"""
TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style|textarea|xmp|iframe|noembed|noframes)(?=[\s/>]){ATTRIBUTES}.*?(?:</(?P=raw)(?=[\s/>])[^>]*>?|\Z)"
    rf"|<(?P<name>/?[a-z][^\s/>]*+)(?P<attributes>{ATTRIBUTES})(?:>|\Z)"
    r"|<[!?/][^>]*+>?",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
    ),
    *("small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr"),
}
# In the line, but no words of it.
OBJECTS = {"code", "img", "input", "kbd", "math", "picture", "samp", "select", "svg"}
VERBATIM = {"code", "kbd", "math", "pre", "samp"}
# Where an element would be out of place, or would be shown as text.
PLAIN = {"option", "svg", "title"}
KEPT_TOGETHER = '<span class="together">'


def typeset(page):
    """The HTML *page* with its texts put right, each in the language that its `lang` says."""
    reader = Reader()
    done = 0
    for tag in TAG.finditer(page):
        reader.text(page[done : tag.start()])
        reader.tag(tag)
        done = tag.end()
    reader.text(page[done:])
    return reader.written()


class Surroundings(NamedTuple):
    """Of a text: the element it is in, the language, whether it is words at all, whether elements may be put into it."""

    name: str = ""
    language: str = ""
    is_verbatim: bool = False
    is_plain: bool = False

    def inside(self, name, attributes):
        language = self.language
        if "lang" in attributes:
            language = next((code for code in said_languages(attributes)), language)
        return Surroundings(
            name,
            language,
            self.is_verbatim or name in VERBATIM,
            self.is_plain or name in PLAIN or attributes == KEPT_TOGETHER[len("<span") : -1],
        )


def said_languages(attributes):
    for name, *values in ATTRIBUTE.findall(attributes):
        if name == "lang":
            yield next(filter(None, values), "").partition("-")[0].lower()


@dataclass
class Text:
    """One text between two tags, and where it stands in the page's pieces."""

    piece: int
    words: str
    is_plain: bool
    corrections: list = field(default_factory=list)
    lead: str = ""
    trail: str = ""

    def escaped(self):
        return f"{self.lead}{escape(self.words, quote=False)}{self.trail}"


@dataclass
class Language:
    """All the texts of a page in one language, one after the other."""

    paragraph: int = -1
    length: int = 0
    parts: list = field(default_factory=list)
    starts: list = field(default_factory=list)
    texts: list = field(default_factory=list)

    def mark(self, mark, paragraph):
        if self.paragraph != paragraph:
            self.paragraph, mark = paragraph, BREAK + mark
        self.parts.append(mark)
        self.length += len(mark)

    def add(self, text, paragraph):
        if self.paragraph != paragraph:
            self.mark("", paragraph)
        self.starts.append(self.length)
        self.texts.append(text)
        self.parts.append(text.words)
        self.length += len(text.words)

    def correct(self, corrections):
        """Give each text its own: a correction that reaches into the next texts only takes away there."""
        for start, end, new in corrections("".join(self.parts)):
            number = bisect_right(self.starts, start) - 1
            while number < len(self.texts):
                text, begin = self.texts[number], self.starts[number]
                stop = min(end, begin + len(text.words))
                text.corrections.append((max(start, begin) - begin, stop - begin, new))
                number, new = number + 1, ""
                if number == len(self.texts) or self.starts[number] >= end:
                    break


class Reader:
    def __init__(self):
        self.pieces, self.paragraph = [], 0
        self.stack, self.open = [Surroundings()], Counter()
        self.languages = {code: Language() for code in CORRECTIONS}

    def tag(self, tag):
        self.pieces.append(tag.group())
        name = (tag["name"] or "").lower()
        if not name:
            return
        if name.startswith("/"):
            self.close(name[1:])
        elif name not in VOID and not tag["attributes"].endswith("/"):
            self.open[name] += 1
            self.stack.append(self.stack[-1].inside(name, tag["attributes"]))
        self.separate(name.strip("/"), is_open=not name.startswith("/"))

    def close(self, name):
        # What was never opened closes nothing; what was forgotten closes with what is around it.
        while self.open[name]:
            closed = self.stack.pop().name
            self.open[closed] -= 1
            if closed == name:
                return

    def separate(self, name, *, is_open):
        if name in OBJECTS:
            if is_open:
                self.stand(OBJECT)
        elif name not in INLINE:
            self.paragraph += 1

    def stand(self, mark, *, beside=None):
        for code, language in self.languages.items():
            if code != beside:
                language.mark(mark, self.paragraph)

    def text(self, raw):
        if not raw:
            return
        self.pieces.append(raw)
        around = self.stack[-1]
        if around.is_verbatim:
            return
        language = self.languages.get(around.language)
        if raw.isspace():
            self.space(raw, around, language)
            return
        self.stand(FOREIGN, beside=around.language)
        if language is None:
            return
        text = Text(len(self.pieces) - 1, unescape(raw) if "&" in raw else raw, around.is_plain)
        if around.language == "zh":
            self.without_layout(text, language)
        else:
            language.add(text, self.paragraph)

    def without_layout(self, text, language):
        """A line's end beside a tag is the template's own, and stays."""
        words = text.words
        lead = words[: len(words) - len(words.lstrip())]
        trail = words[len(words.rstrip()) :]
        text.lead, text.trail = (space if "\n" in space else "" for space in (lead, trail))
        text.words = words[len(text.lead) : len(words) - len(text.trail)]
        if text.lead and language.paragraph == self.paragraph:
            language.mark(GAP, self.paragraph)
        language.add(text, self.paragraph)
        if text.trail:
            language.mark(GAP, self.paragraph)

    def space(self, raw, around, language):
        """Between two elements of a line. In Chinese it is the page's own layout, no slip of whoever wrote the words."""
        if not language or language.paragraph != self.paragraph:
            return
        if around.language == "zh":
            language.mark(GAP, self.paragraph)
        else:
            language.add(Text(len(self.pieces) - 1, raw, around.is_plain), self.paragraph)

    def written(self):
        for code, language in self.languages.items():
            language.correct(CORRECTIONS[code])
            for text in language.texts:
                if text.corrections:
                    text.words = corrected(text.words, text.corrections)
                    self.pieces[text.piece] = text.escaped()
        keep_together(self.pieces, self.languages["zh"].texts)
        return "".join(self.pieces)


def keep_together(pieces, texts):
    """Wrap each Chinese number with what it counts, so that no line ends between the two."""
    for text in texts:
        if not text.is_plain and chinese.TOGETHER.search(text.words):
            pieces[text.piece] = chinese.TOGETHER.sub(rf"{KEPT_TOGETHER}\g<0></span>", text.escaped())
    for digits, counted in pairwise(texts):
        if is_parted(pieces, digits, counted):
            unit = chinese.AFTER_DIGITS.match(counted.words).group()
            pieces[digits.piece - 1] = KEPT_TOGETHER + pieces[digits.piece - 1]
            pieces[counted.piece] = f"{unit}</span>" + pieces[counted.piece].removeprefix(unit)


def is_parted(pieces, digits, counted):
    """Whether an element that holds nothing but the number parts it from what it counts: `<b>2190</b>万`."""
    return (
        not (digits.is_plain or counted.is_plain)
        and counted.piece == digits.piece + 2
        and digits.piece > 0
        and re.match("<[a-z]", pieces[digits.piece - 1])
        and pieces[digits.piece + 1].startswith("</")
        and not (digits.lead or digits.trail or counted.lead)
        and chinese.DIGITS.fullmatch(digits.words)
        and chinese.AFTER_DIGITS.match(counted.words)
    )
