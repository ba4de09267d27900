"""Text in lines for the pictures that are drawn here: French by words, Chinese by its own rules. Pure functions."""

import re
import unicodedata
from itertools import cycle

# Never at the beginning of a Chinese line, never at its end.
CLOSING = "，。、；：！？）》〉」』】〕〗”’…—·％%,.;:!?)]»～"
OPENING = "（《〈「『【〔〖“‘([«"
# What counts belongs to its number: 2190万, 2025年.
COUNTED = "万亿千百年月日号届个项名位%％"
# A short name within its marks; a Latin word or a number; a pair of dashes or dots; any other character by itself.
PIECES = re.compile(
    r"[“《「『][^“”《》「」『』 ]{1,8}[”》」』]"
    r"|[0-9][0-9.,\u202f\u00a0]*|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.’'-]*|——|……|[^\S\u00a0\u202f]+|."
)
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2}")
LAST_WORD = re.compile(r"(?:[A-Za-zÀ-ɏ0-9’'-]+|.)\s*$")
BREAKING_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
# What French never parts from the word before it, and its opening mark from the word after.
BEFORE_MARK = re.compile(r" (?=[:;!?»–—](?: |$))")
DASH = re.compile(r"[ \u00a0]([–—]) ")
AFTER_MARK = re.compile(r"« ")
ANY_DASH = re.compile(r"(?<!\S)[–—](?!\S)")
HANGING_DASH = re.compile(r"\s[–—]$")
HARD = "\u00a0\u202f"


def plain_text(text):
    """One line of composed characters, spaces that may break made one; nothing that has no shape."""
    composed = unicodedata.normalize("NFC", text)
    visible = (" " if character.isspace() and character not in HARD else character for character in composed)
    kept = (character for character in visible if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co"))
    return BREAKING_SPACE.sub(" ", "".join(kept)).strip()


def hold_together(french):
    """Its spaces before a mark made unbreakable, for an editor may have typed plain ones.

    Of two dashes around a remark, the first belongs to the word after it.
    """
    held = AFTER_MARK.sub("«\u00a0", BEFORE_MARK.sub("\u00a0", french))
    is_first = cycle((True, False))
    pairs = len(DASH.findall(held)) // 2 * 2
    if not pairs:
        return held
    return DASH.sub(lambda dash: f" {dash[1]}\u00a0" if next(is_first) else f"\u00a0{dash[1]} ", held, count=pairs)


def without_hanging_dash(lines):
    """The one dash between two names left out where the line ends with it: the break itself parts them."""
    if sum(len(ANY_DASH.findall(line)) for line in lines) != 1:
        return lines
    return [HANGING_DASH.sub("", line) for line in lines]


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
    """A word in pieces, each but the last with a hyphen; characters without one."""
    if measure(part.rstrip()) <= width or len(part) < 2:
        return [part]
    hyphen = "-" if LATIN_WORD.match(part) else ""
    head = next((n for n in range(len(part) - 1, 1, -1) if measure(part[:n] + hyphen) <= width), 1)
    return [part[:head] + hyphen, *cut(part[head:], width, measure)]


def balanced(parts, width, measure):
    """No more lines than *width* needs, as equal in length as can be: no word or character alone in the last."""
    lines = wrapped(parts, width, measure)
    if len(lines) < 2 or any(measure(part.strip()) > width for part in parts):
        return lines
    # best[n][lines]: for the parts from the n-th on, (what is left empty, squared; where the first line ends).
    best = {len(parts): {0: (0, None)}}
    for start in reversed(range(len(parts))):
        best[start] = ends_from(start, parts, width, measure, best)
    return followed(parts, best, len(lines))


def ends_from(start, parts, width, measure, best):
    """{lines: (cost, end of the first of them)} for the parts from *start* on; of equal costs, the longer first line."""
    found, text = {}, ""
    for end in range(start + 1, len(parts) + 1):
        text += parts[end - 1]
        length = measure(text.strip())
        if length > width:
            break
        for lines, (rest, _end) in best[end].items():
            cost = rest + (width - length) ** 2
            if cost <= found.get(lines + 1, (cost, None))[0]:
                found[lines + 1] = cost, end
    return found


def followed(parts, best, count):
    lines, start = [], 0
    for left in range(count, 0, -1):
        end = best[start][left][1]
        lines.append("".join(parts[start:end]).strip())
        start = end
    return lines


def shortened(lines, most, width, measure):
    """The first *most* lines; the last one ends in an ellipsis where there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(f"{last}…") > width:
        last = LAST_WORD.sub("", last).rstrip() or last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ，、,;:' + OPENING + HARD)}…"]
