"""What was taken out of a text and what was put in, word by word: two texts in, [(kind, text)] out."""

import re
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from publishing.marks import LINE_END, Token, marked

SAME, REMOVED, ADDED = "same", "removed", "added"

HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
TOKEN = re.compile(
    rf"""\d+(?:[.,\u00a0\u202f]\d+)+  # 21,9 and 2 190 000
    | [^\W{HAN}]+                     # a word of letters and digits
    | [^\S\n]+                        # spaces
    | .                               # a Chinese character, a sign, the end of a line""",
    re.VERBOSE | re.DOTALL,
)
# Of words of one text times words of the other: what is compared word by word within a tenth of a second.
LIMIT = 250_000


class Segment(NamedTuple):
    kind: str
    text: str


class Run(NamedTuple):
    """Words that stayed, then those that gave way to others."""

    same: str = ""
    removed: str = ""
    added: str = ""


def tokens(text):
    """The words of *text*, spaces and signs between them; of Chinese each character."""
    return TOKEN.findall(text)


def diff(before, after):
    """Joined, what stayed and what was removed is *before*; what stayed and what was added is *after*."""
    found = changes(tokens(before), tokens(after))
    return tidy((kind, "".join(words)) for kind, words in found)


def diff_rich(before, after):
    """Of HTML the words, in their paragraphs; a mark (bold, a link) is named where it came or went, and only there."""
    found = changes(marked(before, tokens), marked(after, tokens))
    return tidy((kind, "".join(one.words if kind == SAME else one.told for one in words)) for kind, words in found)


def diff_lines(before, after):
    """Of lists, one entry a line."""
    found = by_token(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return tidy((kind, "".join(lines)) for kind, lines in found)


def diff_whole(before, after):
    """Of what is one thing: a date, a choice, a number."""
    return tidy([(SAME, before)]) if before == after else replace(before, after)


def replace(before, after):
    return tidy(replaced(before, after))


def has_changed(segments):
    return any(kind != SAME for kind, _text in segments)


# Long texts


def changes(before, after):
    """[(kind, tokens)]; word by word where that is done in good time, else paragraph by paragraph."""
    return around(before, after, closely)


def around(before, after, compare):
    """What both begin and end with is cut off before the rest is compared."""
    head = length_of_common(before, after)
    tail = length_of_common(before[head:][::-1], after[head:][::-1])
    end = len(before) - tail
    middle = compare(before[head:end], after[head : len(after) - tail])
    return [(SAME, before[:head]), *middle, (SAME, before[end:])]


def length_of_common(before, after):
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def closely(before, after):
    if fits(before, after):
        return by_token(before, after)
    first, second = paragraphs(before), paragraphs(after)
    if not fits(first, second):
        return replaced(before, after)
    opcodes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return [
        change
        for same, start, end, begin, finish in opcodes
        for change in by_paragraph(same == "equal", first[start:end], second[begin:finish])
    ]


def by_paragraph(is_same, first, second):
    """As many paragraphs as before are the same ones rewritten, each by itself."""
    if is_same:
        return [(SAME, joined(first))]
    pairs = zip(first, second, strict=True) if len(first) == len(second) else [(joined(first), joined(second))]
    return [change for before, after in pairs for change in around(before, after, words_or_whole)]


def words_or_whole(before, after):
    return by_token(before, after) if fits(before, after) else replaced(before, after)


def by_token(before, after):
    """Spaces follow the words beside them: matched by themselves they would tear sentences apart, and take their time."""
    matcher = SequenceMatcher(is_space, before, after, autojunk=False)
    found = []
    for name, start, end, begin, finish in matcher.get_opcodes():
        same = [(SAME, before[start:end])]
        found += same if name == "equal" else replaced(before[start:end], after[begin:finish])
    return found


def replaced(before, after):
    return [(REMOVED, before), (ADDED, after)]


def fits(before, after):
    return len(before) * len(after) <= LIMIT


def is_space(word):
    return key_of(word).isspace()


def key_of(word):
    return word.key if isinstance(word, Token) else word


def paragraphs(words):
    """Tuples of tokens, each with the end of its line."""
    ends = [place for place, word in enumerate(words, 1) if key_of(word) == LINE_END]
    starts = [0, *ends]
    return [tuple(words[start:end]) for start, end in zip(starts, [*ends, len(words)], strict=True) if start < end]


def joined(paragraphs_of_one):
    return [word for paragraph in paragraphs_of_one for word in paragraph]


# For a reader


def tidy(changed):
    """Segments without empty ones; in each place what went before what came."""
    segments = [
        Segment(kind, text)
        for run in runs(changed)
        for kind, text in zip((SAME, REMOVED, ADDED), run, strict=True)
    ]
    return [segment for segment in segments if segment.text]


def runs(changed):
    gathered = [{SAME: "", REMOVED: "", ADDED: ""}]
    for kind, text in changed:
        is_next = kind == SAME and text and (gathered[-1][REMOVED] or gathered[-1][ADDED])
        if is_next:
            gathered.append({SAME: "", REMOVED: "", ADDED: ""})
        gathered[-1][kind] += text
    return [Run(*one.values()) for one in gathered]
