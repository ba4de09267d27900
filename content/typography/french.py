"""French, after the usage of the Imprimerie nationale."""

import re

from .text import BREAK, URL, corrected

NBSP = "\u00a0"
THIN = "\u202f"
SPACE_BEFORE = {":": NBSP, ";": THIN, "!": THIN, "?": THIN}

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# What a number counts or measures is not left alone on the next line.
UNITS = (
    "mille|millions?|milliards?|jours?|mois|ans?|années?|semaines?|heures?|minutes?|siècles?|pages?|personnes?|"
    "habitants?|euros?|yuans?|kilomètres?|mètres?|hectares?|tonnes?|degrés?|"
    "km[²³]?|[cm]?m[²³]?|ha|k?g|t|s|min|[kMG]o|[kMGT]?Wh?|°C|°|€|\\$|£|¥|RMB|" + MONTHS
)
ABBREVIATIONS = (
    r"[nN]°|[nN]º|MM?\.|M(?:me|lle|e)s?|Drs?|Prs?|St|Ste|[Aa]rt\.|[Cc]hap\.|[Ff]ig\.|[Vv]ol\.|pp?\.|[Aa]l\."
)

SPACE_IN_NUMBER = r"[ \u00a0\u2009\u202f]"
NUMBER = rf"(?:(?<![\d+]\s)[1-9]\d{{0,2}}(?:{SPACE_IN_NUMBER}\d{{3}})+(?!\d|\s\d)|\d+)(?:,\d+)?(?:er|re|e|ᵉ)?"

# One look at the text from left to right: what an alternative takes, those below it leave alone.
MARKS = re.compile(
    "|".join(
        [
            rf"(?P<code>{URL}|\+\d[\d\s().-]+\d|\b0\d(?:[\s.-]\d\d){{4}}\b)",
            r"(?P<high>(?<!\s)\s*+(?:[:;](?=[\s\0-\x02«»“\"]|\Z)|[!?](?=[\s\0-\x02!?»”\"’)\],.…;:]|\Z)))",
            r"(?P<opening>«\s*)",
            r"(?P<closing>(?<!\s)\s*+»)",
            r'(?P<straight>")',
            r"(?P<apostrophe>(?<=[^\W\d_])'(?=[\w«\"\x01\x02]))",
            r"(?P<ellipsis>(?<!\.)\.{3}(?![\w./\\]))",
            r"(?P<period>(?<![\w/.–-])[12]\d{3}-(?=[12]\d{3}(?![\w/–-]|\.\d)))",
            # The last word of a paragraph, when it is a number.
            r"(?P<widow>(?<=[^\W\d_])\s++(?=\d+(?:[,.–\s-]\d+)*+[.…]?\s*+(?:\0|\Z)))",
            rf"(?P<counted>(?<![\w+])(?<!\d[.,/:-]){NUMBER}"
            rf"(?:(?P<before_percent>\s?)[%‰](?!\w)|(?P<before_unit>\s)(?:h(?P<minutes>\s)\d\d|h|{UNITS})(?!\w)"
            r"|(?P<before_sign>)[€£¥](?!\w))?)",
            rf"(?P<bound>(?<!\w)(?:(?:{ABBREVIATIONS})\s+(?=[\dA-ZÀ-Þ])|[IVXLC]+(?:er|e|ᵉ)\s+(?=siècle)))",
            rf"(?P<paragraph>{BREAK})",
        ]
    )
)

QUOTED = re.compile(r'"(?=\S)[^"\0]*[^\s"\0]"(?!\w)')
OPENERS = f"{BREAK}([{{«“‘"
HIGH = ":;!?"


def french(text):
    """*text* with its spaces and marks put right; once more changes nothing.

    U+202F before `;` `!` `?` `%` and between thousands, U+00A0 before `:`, inside « » and between a number and what it
    counts, « » for straight quotation marks, ’ … and – where they are meant. Addresses, times and telephones stay.
    """
    return corrected(text, corrections(text))


def corrections(text):
    """Those of a text in one language, whose paragraphs BREAK parts; see text.py."""
    writer = Writer(text)
    for mark in MARKS.finditer(text):
        for start, end, new in getattr(writer, mark.lastgroup)(mark):
            if text[start:end] != new:
                yield start, end, new


class Writer:
    """One method for each kind of mark: what it corrects. It remembers which quotation is open."""

    def __init__(self, text):
        self.text = text
        self.paragraph(None)

    def paragraph(self, mark):
        self.depth, self.closings, self.opened, self.given_up = 0, {}, -1, False
        return ()

    def code(self, mark):
        return ()

    def high(self, mark):
        start, end = mark.span()
        before = self.text[start - 1 : start] or BREAK
        typed = end - start > 1
        if before in OPENERS or start == self.opened or (before in HIGH and not typed):
            return
        if typed or before.isalnum() or before not in ".,-–—/\\_=@#*+|~^&'":
            yield start, end - 1, SPACE_BEFORE[self.text[end - 1]]

    def opening(self, mark):
        self.depth += 1
        if self.text[mark.end() : mark.end() + 1] not in f"»{BREAK}":
            yield mark.start() + 1, mark.end(), NBSP

    def closing(self, mark):
        self.depth = max(0, self.depth - 1)
        if (self.text[mark.start() - 1 : mark.start()] or BREAK) not in f"«{BREAK}":
            yield mark.start(), mark.end() - 1, NBSP

    def straight(self, mark):
        start, end = mark.span()
        if start in self.closings:
            yield start, end, self.closings.pop(start)
        elif quotation := self.quotation(start):
            opening, closing = ("“", "”") if self.depth else (f"«{NBSP}", f"{NBSP}»")
            self.opened = end
            self.closings[quotation.end() - 1] = closing
            yield start, end, opening
        else:
            # An inch: from here on it is not known which mark opens and which closes.
            self.given_up = True

    def quotation(self, start):
        """What the straight mark at *start* opens; None where that is not sure."""
        is_sure = not (self.given_up or self.text[start - 1 : start].isalnum())
        return QUOTED.match(self.text, start) if is_sure else None

    def apostrophe(self, mark):
        yield *mark.span(), "’"

    def ellipsis(self, mark):
        yield *mark.span(), "…"

    def period(self, mark):
        yield mark.end() - 1, mark.end(), "–"

    def widow(self, mark):
        yield *mark.span(), NBSP

    def counted(self, mark):
        ends = [
            mark.start(name) for name in ("before_percent", "before_unit", "before_sign") if mark.start(name) >= 0
        ]
        for position in range(mark.start(), min(ends, default=mark.end())):
            if self.text[position].isspace():
                yield position, position + 1, THIN
        spaces = {"before_percent": THIN, "before_unit": NBSP, "before_sign": NBSP, "minutes": NBSP}
        for name, space in spaces.items():
            if mark.start(name) >= 0:
                yield *mark.span(name), space

    def bound(self, mark):
        yield len(mark.group().rstrip()) + mark.start(), mark.end(), NBSP


assert {*MARKS.groupindex} - {"before_percent", "before_unit", "before_sign", "minutes"} <= {*dir(Writer)}
