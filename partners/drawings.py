"""The agreements on one scale of time: records in, a drawing's numbers out, which the template turns into SVG."""

import calendar
from dataclasses import dataclass

from figures.dates import PartialDate
from partners.models import Agreement

# When the cooperation began; the scale begins with it, so that every drawing has the same.
FIRST_YEAR = 1987
# Years after the last date, for a bar without a stated end to fade out in; more on a longer scale. It ends with
# a round year, so that the drawings of one agreement and of all have the same scale as a rule.
ROOM, ROOM_SHARE, ROUND = 4, 11, 5
# In per cent. On the narrowest telephone a label of four figures takes twelve, so that two stand side by side in twenty;
# on a wide screen four. And a single day can still be seen.
LABEL_GAP, CLOSE_GAP, HALF_LABEL = 20, 6, 6
SHORTEST = 0.8
LATE = 60
# Bars, more than which do not stand on one screen.
TALL = 8

SHAPES = {
    Agreement.Status.UPCOMING: "outlined",
    Agreement.Status.IN_FORCE: "solid",
    Agreement.Status.EXPIRED: "hatched",
    Agreement.Status.NO_END_STATED: "fading",
}
assert set(SHAPES) == set(Agreement.Status)


@dataclass(frozen=True)
class Record:
    """An agreement as it is drawn: its name and period in the reader's words, its dates, its partner's accent."""

    name: str
    period: str
    accent: str
    begins: PartialDate | None
    finishes: PartialDate | None
    status: Agreement.Status


@dataclass(frozen=True)
class Bar:
    """Beginning and width in per cent of the scale; `is_open` where no end is stated: it never has a hard one.

    `indent` of its words, in per cent of the room for words: they begin where the bar does, if there is the room.
    """

    record: Record
    x: float
    width: float
    indent: float
    shape: str
    is_open: bool

    @property
    def year(self):
        return PartialDate(self.record.begins.year)

    @property
    def is_late(self):
        """Its words seldom have room behind its beginning."""
        return self.indent > LATE


@dataclass(frozen=True)
class Tick:
    """A moment on the scale, the first day of a year but for today; `is_close`: only a wide screen has room for the label."""

    x: float
    anchor: str
    year: str = ""
    is_close: bool = False


@dataclass(frozen=True)
class Timeline:
    bars: list[Bar]
    undated: list[Record]
    ticks: list[Tick]
    today: Tick
    years: tuple[int, int]

    @property
    def rest(self):
        return round(100 - reach_of(self.today), 2)

    @property
    def begun(self):
        return [bar for bar in self.bars if bar.shape != "outlined"]

    @property
    def upcoming(self):
        return [bar for bar in self.bars if bar.shape == "outlined"]

    @property
    def is_tall(self):
        return len(self.bars) > TALL

    @property
    def accents(self):
        return sorted({bar.record.accent for bar in self.bars})


@dataclass(frozen=True)
class Scale:
    """From the first day of *first* to the first day of *end*; every year is as wide as every other."""

    first: int
    end: int

    def place(self, moment):
        """In per cent, of a moment in years: 2018.5 is the middle of 2018."""
        return round(100 * (moment - self.first) / (self.end - self.first), 2)


def draw_timeline(records, today, first_year=FIRST_YEAR):
    """The records that have a beginning on their bars, the oldest first; the others apart, for they are on no scale.

    A date known to the year or the month begins with its first day and ends with its last.
    """
    dated = sorted((record for record in records if record.begins), key=lambda record: record.begins.first_day)
    scale = scale_of(dated, today, first_year)
    rule = today_on(scale, today)
    return Timeline(
        bars=[bar_of(record, scale, reach_of(rule)) for record in dated],
        undated=[record for record in records if not record.begins],
        ticks=ticks_of(scale),
        today=rule,
        years=(scale.first, scale.end - 1),
    )


def scale_of(records, today, first_year):
    years = [date.year for record in records for date in (record.begins, record.finishes) if date]
    first = min([first_year, today.year, *years])
    last = max([today.year, *years])
    end = last + 1 + max(ROOM, (last - first) // ROOM_SHARE)
    return Scale(first, end + -end % ROUND)


def moment(day):
    """The day's beginning, in years."""
    return day.year + (day.timetuple().tm_yday - 1) / days_in(day.year)


def after(day):
    """The day's end."""
    return moment(day) + 1 / days_in(day.year)


def days_in(year):
    return 366 if calendar.isleap(year) else 365


def bar_of(record, scale, reach):
    x = scale.place(moment(record.begins.first_day))
    end = scale.place(after(record.finishes.last_day)) if record.finishes else 100
    width = round(max(end - x, SHORTEST), 2)
    indent = min(100, round(100 * x / reach, 2))
    return Bar(record, x, width, indent, shape_of(record), is_open=not record.finishes)


def shape_of(record):
    shape = SHAPES[record.status]
    return "fading" if shape == "solid" and not record.finishes else shape


def today_on(scale, today):
    x = scale.place(moment(today))
    return Tick(x, "end" if x > 50 else "start")


def reach_of(rule):
    """How far words may go, in per cent: up to the rule of today, which stays whole, where that leaves them half."""
    return rule.x if rule.x > 50 else 100


def ticks_of(scale):
    """The first year and every tenth; fewer on a scale of centuries."""
    step = step_of(scale)
    years = range(scale.first - scale.first % step + step, scale.end, step)
    return [Tick(0, "start", str(scale.first)), *(tick_of(year, scale) for year in years)]


def step_of(scale):
    """The shortest of 10, 20, 50, 100, 200, 500 … years that leaves its labels their room."""
    steps = (factor * 10**power for power in range(1, 5) for factor in (1, 2, 5))
    return next(step for step in steps if 100 * step >= LABEL_GAP * (scale.end - scale.first))


def tick_of(year, scale):
    x = scale.place(year)
    written = str(year) if x >= CLOSE_GAP else ""
    return Tick(x, "end" if x > 100 - HALF_LABEL else "middle", written, is_close=x < LABEL_GAP)
