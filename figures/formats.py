"""Figures, dates, times and telephone numbers as a French or a Chinese reader writes them: values in, text out.

`language` is Django's code, "fr" or "zh-hans"; any other is a KeyError. Numbers are int or Decimal, never float, and
every stored digit is written: a scale (`millions`, 万) is used only where it keeps them all with two decimals.
In French U+202F stands between thousands and before %, U+00A0 between a number and its scale or unit, so that no line
break parts them. The apostrophe is the straight one: to curl it is for whoever renders the page.
"""

import re
import unicodedata
from dataclasses import astuple, dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext

from babel import Locale
from babel.numbers import format_decimal

from .dates import Precision

LANGUAGES = ("fr", "zh-hans")
KINDS = ("count", "share", "rank", "amount")
QUALIFIERS = ("exact", "about", "more_than", "estimate")

NBSP = "\u00a0"
NNBSP = "\u202f"
LOCALES = {"fr": "fr", "zh-hans": "zh_Hans"}

# Rather an error than a rounded figure: Python's own context would round at 28 digits.
EXACTLY = Context(prec=100, traps=[Inexact, InvalidOperation])
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
for table in (LOCALES, SCALES, BEFORE_SCALE, PERCENT, CLOSINGS, BETWEEN, OPENINGS, RANK_OPENINGS):
    assert set(table) == set(LANGUAGES)

# Beginnings, without accents, of the common nouns before which `de` keeps its e.
ASPIRATED = re.compile(
    "hache|hack|haie|hain|hall|halte(?!r)|hamac|hameau|hamster|hanche|hand|hangar|haras|harc|hard|haricot|harnais|"
    "harp|hasard|hausse|haut|havre|herisson|hernie|heron|heros|herse|hetre|heurt|hibou|hierarch|hobb|hochet|hockey|"
    "hold|holland|homard|hong|honte|hors|hot-|hotte|houblon|houille|houle|housse|houx|hub|huche|huit(?!r)|hurl|hutte"
)

MONTHS = Locale.parse("fr").months["format"]["wide"]
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


# Numbers


def _exact(value):
    """The value without an exponent or the zeros of its storage. TypeError for a float, ValueError for NaN."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"A figure is an int or a Decimal, not {value!r}.")
    if not Decimal(value).is_finite():
        raise ValueError(f"{value} is not a number.")
    with localcontext(EXACTLY):
        return Decimal(value).normalize() + 0


def _digits(number, language, grouped=True):
    with localcontext(EXACTLY):
        return format_decimal(
            number, locale=LOCALES[language], decimal_quantization=False, group_separator=grouped
        )


def _scale(number, language):
    """Coefficient and word of the largest scale that loses no digit: 21.9 and millions. None where there is none."""
    for power, one, many in SCALES[language]:
        with localcontext(EXACTLY):
            coefficient = _exact(number.scaleb(-power))
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
        return _digits(number, language), ""
    coefficient, word = found
    # Chinese groups by ten thousand in the word already: 141178万, as its statistics office writes.
    return _digits(coefficient, language, grouped=language == "fr"), f"{BEFORE_SCALE[language]}{word}"


def _de(word):
    """`de` before a French word: d'habitants, d'euros, d'avril, but de hameaux, de yuans, de onze."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    elided = re.match(r"[aehiu€]|o(?!nz)|y(?![aeiou])", plain) and not ASPIRATED.match(plain)
    return f"d'{word}" if elided else f"de {word}"


def _unit(number, scale, unit_one, unit_many, language):
    """The word counted, with its space. French is plural from 2, and after a scale always, with `de`."""
    if language != "fr":
        return unit_one or unit_many
    plural = scale or abs(number) >= 2
    word = (unit_many or unit_one) if plural else (unit_one or unit_many)
    if not word:
        return ""
    return f" {_de(word)}" if scale else f"{NBSP}{word}"


def _counted(numbers, between, units, language):
    """Number, scale and unit of one count or of a range, whose two ends are written alike."""
    scaled = not any(_is_long(number, language) for number in numbers)
    written = [_written(number, language, scaled) for number in numbers]
    digits, scale = written[-1]
    unit = _unit(numbers[-1], scale, *units, language)
    if len(numbers) == 1:
        return digits, scale, unit
    return between.join(f"{digits}{scale}" for digits, scale in written), "", unit


def _shared(numbers, between, units, language):
    """Number and sign of a share, or of a range of shares: `entre 1,5 % et 2 %`."""
    sign = PERCENT[language]
    return f"{sign}{between}".join(_digits(number, language) for number in numbers), "", sign


WRITERS = {"count": _counted, "amount": _counted, "share": _shared}
assert {*WRITERS, "rank"} == set(KINDS)


def _ordinal(number, language, feminine):
    """Digits and mark of a rank. ValueError unless it is a whole number from 1."""
    if number < 1 or number != int(number):
        raise ValueError(f"{number} is not a rank.")
    first = "re" if feminine else "er"
    mark = {"fr": first if number == 1 else "e", "zh-hans": "位"}[language]
    return _digits(number, language), mark


def _shape(value, low, high):
    """Which of value, range, at_least, at_most an observation is, and its numbers. A value wins over its bounds."""
    if value is None and low != high:
        shape = "range" if None not in (low, high) else "at_most" if low is None else "at_least"
        return shape, [_exact(end) for end in (low, high) if end is not None]
    value = low if value is None else value
    return "value", [] if value is None else [_exact(value)]


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


def format_number(value, language):
    """All the digits, grouped by thousands: `21 912 345` and `21,912,345`."""
    return _digits(_exact(value), language)


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


# Dates and times


def _french_date(date, *, month=True, year=True):
    day = "1er" if date.day == 1 else date.day and str(date.day)
    day_and_month = NBSP.join(filter(None, (day, MONTHS[date.month] if date.month and month else "")))
    return " ".join(filter(None, (day_and_month, str(date.year) if year else "")))


def _chinese_date(date, *, month=True, year=True):
    pieces = ((year and date.year, "年"), (month and date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{word}" for number, word in pieces if number)


def _said_once(start, end):
    """Which of month and year the two ends of a period need not both say: `du 14 au 16 juin 2018`."""
    alike = start.precision is end.precision is not Precision.YEAR and start.year == end.year
    same_month = start.precision is Precision.DAY and start.month == end.month
    return {"year": not alike, "month": not (alike and same_month)}


def _french_start(date, **said):
    text = _french_date(date, **said)
    return f"du {text}" if date.day else _de(text)


def _french_since(start, today):
    if today and start.first_day > today:
        return f"à partir {_french_start(start)}"
    return f"depuis le {_french_date(start)}" if start.day else f"depuis {_french_date(start)}"


def _french_period(start, end, today):
    if end is None:
        return _french_since(start, today)
    if start is None:
        return f"jusqu'{'au' if end.day else 'en'} {_french_date(end)}"
    if start.precision is end.precision is Precision.YEAR:
        return f"{start}–{end}"
    return f"{_french_start(start, **_said_once(start, end))} {'au' if end.day else 'à'} {_french_date(end)}"


def _chinese_period(start, end, today):
    if end is None:
        return f"{_chinese_date(start)}起"
    if start is None:
        return f"至{_chinese_date(end)}"
    return f"{_chinese_date(start)}至{_chinese_date(end, **_said_once(start, end))}"


def _french_time(time):
    minutes = f"{NBSP}{time.minute:02d}" if time.minute else ""
    return f"{time.hour}{NBSP}h{minutes}"


def _chinese_time(time):
    return f"{time:%H:%M}"


DATES = {"fr": _french_date, "zh-hans": _chinese_date}
PERIODS = {"fr": _french_period, "zh-hans": _chinese_period}
TIMES = {"fr": _french_time, "zh-hans": _chinese_time}
TIME_FRAMES = {
    "fr": {"range": "de {start} à {end}", "start": "{start}", "end": "jusqu'à {end}"},
    "zh-hans": {"range": "{start}至{end}", "start": "{start}", "end": "至{end}"},
}


def format_date(date, language):
    """A PartialDate to its own precision: `1987`, `juin 2018`, `1er juin 2018`; `1987年`, `2018年6月14日`."""
    return DATES[language](date)


def format_period(start, end, language, today=None):
    """Between two PartialDates, either of which may be None; empty when both are.

    `2018–2023`, `de juin 2018 à mars 2019`, `depuis 1987`, `jusqu'en juin 2028`; `2018年至2023年`, `1987年起`,
    `至2028年6月`. With `today` (a datetime.date) a French period that has not begun is `à partir de 2030`.
    """
    if start is None and end is None:
        return ""
    if start == end:
        return format_date(start, language)
    return PERIODS[language](start, end, today)


def format_time(time, language):
    """`14 h 30`, `16 h`; `14:30`, `16:00`."""
    return TIMES[language](time)


def format_time_range(start, end, language):
    """`de 14 h 30 à 16 h` and `14:30至16:00`; either end may be None, the text is empty when both are."""
    if start is None and end is None:
        return ""
    frame = "end" if start is None else "start" if end in (None, start) else "range"
    said = {name: time and format_time(time, language) for name, time in (("start", start), ("end", end))}
    return TIME_FRAMES[language][frame].format(**said)


# Telephones

# Country codes with their groups: France; Chinese mobiles, 400 and 800 numbers, two- and three-figure areas.
PHONES = [
    re.compile(r"(\+33)(\d)(\d\d)(\d\d)(\d\d)(\d\d)"),
    re.compile(r"(\+86)(1[3-9]\d)(\d{4})(\d{4})"),
    re.compile(r"(\+86)([48]00)(\d{3})(\d{4})"),
    re.compile(r"(\+86)(10|2\d)(\d{4})(\d{4})"),
    re.compile(r"(\+86)([3-9]\d\d)(\d{3,4})(\d{4})"),
]


def format_phone(e164):
    """+33 and +86 numbers in the groups of their country, held by U+00A0; any other as it is given."""
    compact = re.sub(r"[\s.-]", "", e164)
    for pattern in PHONES:
        if match := pattern.fullmatch(compact):
            return NBSP.join(match.groups())
    return e164


# Places

COORDINATES = {
    "fr": ("{latitude}{north}, {longitude}{east}", f"°{NBSP}N", f"°{NBSP}S", f"°{NBSP}E", f"°{NBSP}O"),
    "zh-hans": ("{north}{latitude}°，{east}{longitude}°", "北纬", "南纬", "东经", "西经"),
}


def format_coordinates(latitude, longitude, language):
    """Degrees north and east, negative south and west: `39,904° N, 116,407° E` and `北纬39.904°，东经116.407°`."""
    frame, north, south, east, west = COORDINATES[language]
    return frame.format(
        latitude=_digits(abs(_exact(latitude)), language),
        longitude=_digits(abs(_exact(longitude)), language),
        north=south if latitude < 0 else north,
        east=west if longitude < 0 else east,
    )
