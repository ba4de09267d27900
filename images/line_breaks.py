"""Text in lines for the pictures that are drawn here: French by words, Chinese by its own rules. Pure functions."""

import re
import unicodedata

# Never at the beginning of a Chinese line, never at its end.
CLOSING = "，。、；：！？）》〉」』】〕〗”’…—·％%,.;:!?)]»～"
OPENING = "（《〈「『【〔〖“‘([«"
# What counts belongs to its number: 2190万, 2025年.
COUNTED = "万亿千百年月日号届个项名位%％"
# A Latin word or a number; a pair of dashes or dots; any other character by itself.
PIECES = re.compile(r"[0-9][0-9.,\u202f\u00a0]*|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.’'-]*|——|……|[^\S\u00a0\u202f]+|.")
LAST_WORD = re.compile(r"(?:[A-Za-zÀ-ɏ0-9’'-]+|.)\s*$")
BREAKING_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
# What French never parts from the word before it, and its opening mark from the word after.
BEFORE_MARK = re.compile(r" (?=[:;!?»–—](?: |$))")
AFTER_MARK = re.compile(r"« ")
HARD = "\u00a0\u202f"


def plain_text(text):
    """One line of composed characters, spaces that may break made one; nothing that has no shape."""
    composed = unicodedata.normalize("NFC", text)
    visible = (" " if character.isspace() and character not in HARD else character for character in composed)
    kept = (character for character in visible if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co"))
    return BREAKING_SPACE.sub(" ", "".join(kept)).strip()


def hold_together(french):
    """Its spaces before a mark made unbreakable, for an editor may have typed plain ones."""
    return AFTER_MARK.sub("«\u00a0", BEFORE_MARK.sub("\u00a0", french))


def units(text, is_chinese):
    """*text* in parts that stay whole; joined again they are *text*. A part may end with a space."""
    if not is_chinese:
        return re.findall(r"[^ ]+ ?", text)
    found = []
    for piece in PIECES.findall(text):
        if found and belongs(found[-1], piece):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def belongs(before, piece):
    """Whether *piece* may not begin a line after *before*."""
    if before[-1] in OPENING + HARD or piece[0] in CLOSING + HARD + " ":
        return True
    if before[-1] in "—–" and piece[0].isdigit():
        # From a year to another: 1987—2025年.
        return before[-2:-1].isdigit()
    return before[-1].isdigit() and piece[0] in COUNTED


def wrapped(parts, width, measure):
    """Lines of *parts*, each as long as fits in *width*; a part that is too long by itself is cut."""
    lines = [""]
    for part in (piece for whole in parts for piece in cut(whole, width, measure)):
        if measure((lines[-1] + part).rstrip()) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return [line.strip() for line in lines if line.strip()]


def cut(part, width, measure):
    if measure(part.rstrip()) <= width or len(part) < 2:
        return [part]
    head = next((n for n in range(len(part) - 1, 1, -1) if measure(part[:n]) <= width), 1)
    return [part[:head], *cut(part[head:], width, measure)]


def balanced(parts, width, measure):
    """No more lines than *width* needs, as equal in length as can be: no word or character alone in the last."""
    lines = wrapped(parts, width, measure)
    low, high = width / 2, width
    while high - low > 2:
        middle = (low + high) / 2
        if len(wrapped(parts, middle, measure)) > len(lines):
            low = middle
        else:
            high = middle
    even = wrapped(parts, high, measure)
    return even if is_whole(parts, even) else lines


def is_whole(parts, lines):
    """Whether no part was cut for the sake of balance."""
    whole = {part.strip() for part in parts}
    return all(any(part in line for line in lines) for part in whole)


def shortened(lines, most, width, measure):
    """The first *most* lines; the last one ends in an ellipsis where there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(f"{last}…") > width:
        last = LAST_WORD.sub("", last).rstrip() or last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ，、,;:' + OPENING + HARD)}…"]
