"""Chinese of the mainland, after GB/T 15834 (punctuation)."""

import re
from bisect import bisect_left

from .text import BREAK, FOREIGN, GAP, URL, corrected

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = re.compile("[0-9A-Za-zÀ-ÿ]")
A_HAN = re.compile(f"[{HAN}]")
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
QUOTES = {'"': ("“", "”"), "«": ("“", "”"), "'": ("‘", "’")}
INNER = ("‘", "’")
# Marks that only Chinese draws a whole em wide, and those that its fonts do.
FULL = "，。、；：？！（）《》〈〉「」『』【】"
CLOSING = "，。、；：？！）》〉」』】”’…—"

# What follows is seen through the marks that open a quotation or a parenthesis.
SEEN_THROUGH = re.compile(r"[\s\"'“‘«(（]*+")
A_CHINESE_START = re.compile(f"[{HAN}《〈「『【]")

MARKS = re.compile(
    "|".join(
        [
            rf"(?P<code>{URL}|(?<!\d)\d++(?:[.,:/-]\d++)+)",
            r"(?P<space>\s+)",
            r"(?P<ellipsis>(?:\.{3,}|…)(?:\s*+(?:\.{3,}|…))*+)",
            r"(?P<dash>(?:-{2,}|—)(?:\s*+(?:-{2,}|—))*+)",
            r"(?P<stop>\.)",
            r"(?P<wide>[,;:?!])",
            r"(?P<bracket>[()])",
            r"(?P<quote>[\"'«»])",
            r"(?P<curly>[“”‘’])",
            rf"(?P<full>[{FULL}])",
            rf"(?P<dot>(?<=[{HAN}])[•‧・](?=[{HAN}]))",
            rf"(?P<paragraph>{BREAK})",
        ]
    )
)

# Digits and what they count stay on one line; between digits and % every browser holds by itself.
COUNTED = "年月日天人名届位个所项次家岁周期级号条款页倍种层座元时分秒米"
TOGETHER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日"
    rf"|第?\d++(?:[.,]\d++)*+(?:[万亿千百]+[{COUNTED}]?|[{COUNTED}]))"
)
# The same, where an element parts the digits from what they count.
DIGITS = re.compile(r"第?\d+(?:[.,]\d+)*")
AFTER_DIGITS = re.compile(rf"[万亿千百]+[{COUNTED}]?|[{COUNTED}]")


def chinese(text):
    """*text* with its spaces and marks put right; once more changes nothing.

    Full-width marks beside Chinese characters, “ ” and within them ‘ ’ for straight marks and « », …… and ——, and no space
    beside a Chinese character: the browser draws the gap before Latin letters. What is Latin, decimals and times stay.
    """
    return corrected(text, corrections(text))


def corrections(text):
    """Those of a text in one language, whose paragraphs BREAK parts; see text.py."""
    writer = Writer(text)
    for mark in MARKS.finditer(text):
        # A mark takes the spaces around it along.
        if mark.start() >= writer.done:
            for start, end, new in getattr(writer, mark.lastgroup)(mark):
                yield from writer.write(start, end, new)


class Writer:
    """One method for each kind of mark: what it corrects. It looks back at what is written, ahead at what was typed."""

    def __init__(self, text):
        self.text = text
        self.done, self.tail = 0, BREAK
        self.han = [found.start() for found in A_HAN.finditer(text)]
        self.brackets = pairs(text, "(（", ")）")
        self.guillemets = pairs(text, "«", "»")
        self.seen = 0, -1
        self.paragraph(None)

    def write(self, start, end, new):
        tail = new[-1:] or self.before(start)
        if self.text[start:end] != new:
            yield start, end, new
        self.done, self.tail = end, tail

    def before(self, position):
        """The last character written before *position*, spaces left out."""
        while position > self.done and self.text[position - 1].isspace():
            position -= 1
        return self.text[position - 1] if position > self.done else self.tail

    def is_chinese_before(self, position):
        before = self.before(position)
        return before in CLOSING or A_HAN.match(before)

    def is_chinese_after(self, position):
        # A long run of marks is looked through once for all of them.
        start, stop = self.seen
        if not start <= position <= stop:
            stop = SEEN_THROUGH.match(self.text, position).end()
            self.seen = position, stop
        return A_CHINESE_START.match(self.text, stop)

    def has_chinese(self, start, end):
        found = bisect_left(self.han, start)
        return found < len(self.han) and self.han[found] < end

    def alone(self, mark, new):
        """The correction that also takes the spaces around the mark away."""
        start, end = mark.span()
        while start > self.done and self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        yield start, end, new

    def paragraph(self, mark):
        self.depth, self.closings, self.end, self.given_up = 0, {}, -1, set()
        if mark:
            self.done, self.tail = mark.end(), BREAK
        return ()

    def code(self, mark):
        return ()

    def space(self, mark):
        before = self.before(mark.start())
        after = self.text[mark.end() : mark.end() + 1]
        if touches(before, after):
            yield *mark.span(), ""

    def ellipsis(self, mark):
        if self.is_chinese_before(mark.start()) or self.is_chinese_after(mark.end()):
            yield from self.alone(mark, "……")

    def dash(self, mark):
        if self.is_chinese_before(mark.start()) and self.is_chinese_after(mark.end()):
            yield from self.alone(mark, "——")

    def stop(self, mark):
        after = self.text[mark.end() : mark.end() + 1] or BREAK
        ends = after.isspace() or after in f"{BREAK}{GAP}\"'»”’)）" or A_HAN.match(after)
        if ends and self.is_chinese_before(mark.start()):
            yield from self.alone(mark, "。")

    def wide(self, mark):
        if self.is_chinese_before(mark.start()) or self.is_chinese_after(mark.end()):
            yield from self.alone(mark, WIDE[mark.group()])

    def full(self, mark):
        if mark.start() in self.brackets:
            self.closings[self.brackets[mark.start()]] = "）"
        yield from self.alone(mark, mark.group())

    def dot(self, mark):
        yield *mark.span(), "·"

    def bracket(self, mark):
        start = mark.start()
        if start in self.closings:
            yield from self.alone(mark, self.closings.pop(start))
        elif start in self.brackets and self.is_quoted(start, self.brackets[start]):
            self.closings[self.brackets[start]] = "）"
            yield from self.alone(mark, "（")

    def is_quoted(self, start, end):
        """Whether what opens at *start* and closes at *end* is Chinese, or stands in Chinese."""
        return self.has_chinese(start, end) or self.is_chinese_before(start) or self.is_chinese_after(end + 1)

    def quote(self, mark):
        start, kind = mark.start(), mark.group()
        if start in self.closings:
            if closing := self.closings.pop(start):
                self.depth -= 1
                yield from self.alone(mark, closing)
        elif kind in QUOTES and kind not in self.given_up and not self.is_apostrophe(start):
            if (end := self.closing(start, kind)) is None:
                # Where one has no other, it is not known which belong together.
                self.given_up.add(kind)
            elif self.is_quoted(start, end):
                opening, self.closings[end] = INNER if self.depth else QUOTES[kind]
                self.depth += 1
                yield from self.alone(mark, opening)
            else:
                # Left alone; its end opens no other.
                self.closings[end] = ""

    def is_apostrophe(self, position):
        around = self.text[max(0, position - 1) : position + 2]
        return len(around) == 3 and around[1] == "'" and bool(LATIN.match(around) and LATIN.match(around, 2))

    def closing(self, start, kind):
        """Where the quotation ends that opens at *start*, None where that is not sure."""
        if kind == "«":
            return self.guillemets.get(start)
        if self.end < start:
            found = self.text.find(BREAK, start)
            self.end = len(self.text) if found < 0 else found
        end = self.text.find(kind, start + 1, self.end)
        is_sure = end >= 0 and end not in self.closings and not self.is_apostrophe(end)
        return end if is_sure and not (kind == "'" and LATIN.match(self.text[start - 1 : start])) else None

    def curly(self, mark):
        self.depth = max(0, self.depth + (1 if mark.group() in "“‘" else -1))
        return ()


assert {*MARKS.groupindex} <= {*dir(Writer)}


def touches(before, after):
    """Whether Chinese leaves no space between the two characters."""
    if not after:
        return False
    wide = [bool(A_HAN.match(one)) or one in FULL for one in (before, after)]
    either = [one.isalnum() or one in f"{FOREIGN}%“”‘’…—" for one in (before, after)]
    return (wide[0] and (wide[1] or either[1])) or (wide[1] and either[0])


def pairs(text, opening, closing):
    """{where a pair of marks opens: where it closes}, within each paragraph."""
    found, opened = {}, []
    for mark in re.finditer(f"[{opening}{closing}{BREAK}]", text):
        if mark.group() == BREAK:
            opened = []
        elif mark.group() in opening:
            opened.append(mark.start())
        elif opened:
            found[opened.pop()] = mark.start()
    return found
