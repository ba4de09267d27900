"""Dates known to the year, the month or the day. 1987 is the year 1987, never 1 January."""

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering

from django.db.models import Q

ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# What people type, once full-width digits and signs are folded. The day comes first as in France, the year as in China.
TYPED = [
    re.compile(r"(?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号])?)?"),
]


FIRST_YEAR, LAST_YEAR = 1000, 9999


class Precision(Enum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date of ISO 8601 reduced precision, from year 1000 to 9999; ValueError for one that does not exist.

    The order is that of the ISO text, so that Python and the database sort alike: 2018 < 2018-06 < 2018-06-14.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"The year {self.year} is not between {FIRST_YEAR} and {LAST_YEAR}.")
        if self.month is None and self.day is not None:
            raise ValueError("A day needs a month.")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}.")
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError(f"There is no day {self.day} in {self.year}-{self.month:02d}.")

    @classmethod
    def parse(cls, text):
        """From ISO text: 1987, 2020-09 or 2018-06-14."""
        match = ISO.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a year, a month or a day (1987, 2020-09, 2018-06-14).")
        return cls(*(int(part) for part in match.groups() if part))

    @classmethod
    def of(cls, date):
        """The day of a datetime.date or datetime."""
        return cls(date.year, date.month, date.day)

    def __str__(self):
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part)

    def __lt__(self, other):
        if not isinstance(other, PartialDate):
            return NotImplemented
        return str(self) < str(other)

    @property
    def precision(self):
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first_day(self):
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self):
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def plus_years(self, years):
        """The same day that many years later, at the same precision; 29 February becomes 28 in a common year."""
        year = self.year + years
        if (self.month, self.day) == (2, 29) and not calendar.isleap(year):
            return PartialDate(year, 2, 28)
        return PartialDate(year, self.month, self.day)

    def to_month(self):
        """Without its day; a year stays a year, for its month is not known."""
        return PartialDate(self.year, self.month)


def parse_typed(text):
    """What staff type, in French or Chinese order: 1987, 09/2020, 14/06/2018, 14.06.2018, 2018年6月14日, or ISO.

    ValueError for anything else, two-figure years included.
    """
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for pattern in TYPED:
        if match := pattern.fullmatch(folded):
            return PartialDate(**{name: int(part) for name, part in match.groupdict().items() if part})
    raise ValueError(f"{text!r} is not a year, a month or a day.")


def not_over_q(field, today):
    """True where the partial date in `field` is today, lies ahead, or is the month or year that is running.

    A NULL is never true: a caller for whom it means "open-ended" adds `field__isnull`.
    """
    # The hyphens stand at the same places, so that a collation which skips them (ICU's) sorts alike.
    iso = today.isoformat()
    return Q(**{f"{field}__gte": iso}) | Q(**{field: iso[:7]}) | Q(**{field: iso[:4]})


def started_q(field, today):
    """True where the first day of the partial date in `field` is today or past. A NULL is never true."""
    # "2018" and "2018-06" are prefixes of the days they hold, and a prefix sorts first.
    return Q(**{f"{field}__lte": today.isoformat()})
