"""Quantities in words: a count, a share, a rank, an amount of money, a length of time."""

from dataclasses import astuple, dataclass
from decimal import localcontext

from figures.formats.digits import EXACTLY, LANGUAGES, NBSP, NNBSP, digits, exact
from figures.formats.french import de

KINDS = ("count", "share", "rank", "amount")
QUALIFIERS = ("exact", "about", "more_than", "estimate")
SCALE_DECIMALS = 2

# Power of ten, singular and plural; the largest first. French has no word between a thousand and a million.
SCALES = {
    "fr": [(9, "milliard", "milliards"), (6, "million", "millions")],
    "zh-hans": [(12, "万亿", "万亿"), (8, "亿", "亿"), (4, "万", "万")],
}
BEFORE_SCALE = {"fr": NBSP, "zh-hans": ""}
PERCENT = {"fr": f"{NNBSP}%", "zh-hans": "%"}

# An estimate is said behind the figure in both languages: 估计为 before it would need a verb's place in the sentence.
CLOSINGS = {
    "fr": {"exact": "", "about": "", "more_than": "", "estimate": " (estimation)"},
    "zh-hans": {"exact": "", "about": "", "more_than": "", "estimate": "（估计）"},
}
# "More than" beside a range says nothing that its lower end does not.
OPENINGS = {
    "fr": {
        "value": {"exact": "", "about": "environ ", "more_than": "plus de ", "estimate": ""},
        "range": {"exact": "entre ", "about": "environ ", "more_than": "entre ", "estimate": "entre "},
        "at_least": dict.fromkeys(QUALIFIERS, "au moins ") | {"more_than": "plus de "},
        "at_most": dict.fromkeys(QUALIFIERS, "au plus "),
    },
    "zh-hans": {
        "value": {"exact": "", "about": "约", "more_than": "超过", "estimate": ""},
        "range": {"exact": "", "about": "约", "more_than": "", "estimate": ""},
        "at_least": dict.fromkeys(QUALIFIERS, "至少") | {"more_than": "超过"},
        "at_most": dict.fromkeys(QUALIFIERS, "至多"),
    },
}
BETWEEN = {
    "fr": {"exact": " et ", "about": " à ", "more_than": " et ", "estimate": " et "},
    "zh-hans": dict.fromkeys(QUALIFIERS, "至"),
}
# A rank that is not one plain ordinal is told as a place, which is feminine in French: vers la 23e place.
RANK_OPENINGS = {
    "fr": {
        "value": {"exact": "", "about": "vers la ", "more_than": "après la ", "estimate": ""},
        "range": dict.fromkeys(QUALIFIERS, "entre la "),
        "at_least": dict.fromkeys(QUALIFIERS, "à partir de la "),
        "at_most": dict.fromkeys(QUALIFIERS, "jusqu'à la "),
    },
    "zh-hans": {
        "value": {"exact": "第", "about": "约第", "more_than": "低于第", "estimate": "第"},
        "range": dict.fromkeys(QUALIFIERS, "第"),
        "at_least": dict.fromkeys(QUALIFIERS, "不高于第"),
        "at_most": dict.fromkeys(QUALIFIERS, "不低于第"),
    },
}
for table in (
    CLOSINGS,
    BETWEEN,
    OPENINGS["fr"],
    OPENINGS["zh-hans"],
    RANK_OPENINGS["fr"],
    RANK_OPENINGS["zh-hans"],
):
    assert all(set(words) == set(QUALIFIERS) for words in table.values())
for table in (SCALES, BEFORE_SCALE, PERCENT, CLOSINGS, BETWEEN, OPENINGS, RANK_OPENINGS):
    assert set(table) == set(LANGUAGES)
DURATIONS = {
    "day": {"fr": ("jour", "jours"), "zh-hans": ("天", "天")},
    "year": {"fr": ("an", "ans"), "zh-hans": ("年", "年")},
}


@dataclass(frozen=True)
class Parts:
    """A figure cut for large display: set `number` large and the rest beside it. Spaces belong to the part they open.

    prefix `environ `, number `21,9`, scale ` millions`, unit ` d'habitants`, suffix ` (estimation)`; the sign of a
    share and the mark of a rank are its unit. A range is all number. `str()` is the whole text.
    """

    prefix: str = ""
    number: str = ""
    scale: str = ""
    unit: str = ""
    suffix: str = ""

    def __str__(self):
        return "".join(astuple(self))

    @property
    def rest(self):
        """What follows the number, without the space that parts them."""
        return f"{self.scale}{self.unit}{self.suffix}".lstrip()


def _scale(number, language):
    """Coefficient and word of the largest scale that loses no digit: 21.9 and millions. None where there is none."""
    for power, one, many in SCALES[language]:
        with localcontext(EXACTLY):
            coefficient = exact(number.scaleb(-power))
        if abs(coefficient) >= 1 and -coefficient.as_tuple().exponent <= SCALE_DECIMALS:
            return coefficient, many if abs(coefficient) >= 2 else one
    return None


def _is_long(number, language):
    """True for a number of the scales' size that none of them can hold: 21 912 345."""
    smallest = SCALES[language][-1][0]
    return abs(number) >= 10**smallest and _scale(number, language) is None


def _written(number, language, scaled=True):
    """Digits and scale: `21,9` and ` millions`, `2190` and 万, `600 000` and nothing."""
    found = _scale(number, language) if scaled else None
    if found is None:
        return digits(number, language), ""
    coefficient, word = found
    # Chinese groups by ten thousand in the word already: 141178万, as its statistics office writes.
    return digits(coefficient, language, grouped=language == "fr"), f"{BEFORE_SCALE[language]}{word}"


def _unit(number, scale, unit_one, unit_many, language):
    """The word counted, with its space. French is plural from 2, and after a scale always, with `de`."""
    if language != "fr":
        return unit_one or unit_many
    plural = scale or abs(number) >= 2
    word = (unit_many or unit_one) if plural else (unit_one or unit_many)
    if not word:
        return ""
    return f" {de(word)}" if scale else f"{NBSP}{word}"


def _counted(numbers, between, units, language):
    """Number, scale and unit of one count or of a range, whose two ends are written alike."""
    scaled = not any(_is_long(number, language) for number in numbers)
    written = [_written(number, language, scaled) for number in numbers]
    last, scale = written[-1]
    unit = _unit(numbers[-1], scale, *units, language)
    if len(numbers) == 1:
        return last, scale, unit
    return between.join("".join(parts) for parts in written), "", unit


def _shared(numbers, between, units, language):
    """Number and sign of a share, or of a range of shares: `entre 1,5 % et 2 %`."""
    sign = PERCENT[language]
    return f"{sign}{between}".join(digits(number, language) for number in numbers), "", sign


WRITERS = {"count": _counted, "amount": _counted, "share": _shared}
assert {*WRITERS, "rank"} == set(KINDS)


def _ordinal(number, language, feminine):
    """Digits and mark of a rank. ValueError unless it is a whole number from 1."""
    if number < 1 or number != int(number):
        raise ValueError(f"{number} is not a rank.")
    first = "re" if feminine else "er"
    mark = {"fr": first if number == 1 else "e", "zh-hans": "位"}[language]
    return digits(number, language), mark


def _shape(value, low, high):
    """Which of value, range, at_least, at_most an observation is, and its numbers. A value wins over its bounds."""
    if value is None and low != high:
        shape = "range" if None not in (low, high) else "at_most" if low is None else "at_least"
        return shape, [exact(end) for end in (low, high) if end is not None]
    value = low if value is None else value
    return "value", [] if value is None else [exact(value)]


def _rank_parts(shape, numbers, qualifier, language, feminine):
    prefix = RANK_OPENINGS[language][shape][qualifier]
    place = language == "fr" and prefix != ""
    between = {"fr": " et la ", "zh-hans": "至第"}[language]
    *firsts, (number, mark) = (_ordinal(number, language, feminine or place) for number in numbers)
    number = between.join(["".join(first) for first in firsts] + [number])
    return Parts(prefix, number, "", mark, (" place" if place else "") + CLOSINGS[language][qualifier])


def format_observation_parts(kind, value, low, high, qualifier, unit_one, unit_many, language, *, feminine=False):
    """The Parts of one observation: a value, or a range, or one of its ends; all empty when nothing is known.

    kind is one of KINDS, qualifier one of QUALIFIERS. A share is in per cent. The unit words, already in `language`,
    are of counts and amounts; either or both may be empty. `feminine` is of ranks: 1re.
    """
    shape, numbers = _shape(value, low, high)
    if not numbers:
        return Parts()
    if kind == "rank":
        return _rank_parts(shape, numbers, qualifier, language, feminine)
    units = ((unit_one or "").strip(), (unit_many or "").strip())
    number, scale, unit = WRITERS[kind](numbers, BETWEEN[language][qualifier], units, language)
    return Parts(OPENINGS[language][shape][qualifier], number, scale, unit, CLOSINGS[language][qualifier])


def format_observation(kind, value, low, high, qualifier, unit_one, unit_many, language, *, feminine=False):
    """The whole text of `format_observation_parts`: `21,9 millions d'habitants`, `2190万居民`, `23e`, `第23位`."""
    return str(
        format_observation_parts(
            kind, value, low, high, qualifier, unit_one, unit_many, language, feminine=feminine
        )
    )


def format_count(value, language, unit_one="", unit_many=""):
    """`21,9 millions d'habitants` and `2190万居民`."""
    return format_observation("count", value, None, None, "exact", unit_one, unit_many, language)


def format_share(value, language):
    """A value in per cent: `1,5 %` and `1.5%`."""
    return format_observation("share", value, None, None, "exact", "", "", language)


def format_rank(value, language, *, feminine=False):
    """`23e`, `1er` or `1re`, and `第23位`."""
    return format_observation("rank", value, None, None, "exact", "", "", language, feminine=feminine)


def format_duration_days(days, language):
    """`10 jours` and `10天`."""
    return format_count(days, language, *DURATIONS["day"][language])


def format_years(years, language):
    """`10 ans` and `10年`."""
    return format_count(years, language, *DURATIONS["year"][language])
