"""Figures as shapes true to scale: values in, geometry out. Lengths are in pixels, of a history in per cent.

A count is a heap of equal squares of one million, a share is part of a sheet of a hundred cells, a rank is a place in a row.
The squares of every count have the same size, so that two of them compare by eye.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import ceil

MILLION = 1_000_000
MOST_MILLIONS = 200
LAST_PLACE = 25
WHOLE = 100
# Of the chart of a history, in per cent: what the dots and the words at its edges need.
SIDE, TOP, BOTTOM = 6, 18, 86


@dataclass(frozen=True)
class Box:
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal

    @property
    def path(self):
        """For the `d` of an SVG path: a number written by the template would get the reader's decimal comma."""
        return f"M{self.x:f} {self.y:f}h{self.width:f}v{self.height:f}h-{self.width:f}z"


@dataclass(frozen=True)
class Grid:
    """Cells in rows, read like a page; after every five of a row a little more space, for who counts them."""

    columns: int
    width: int
    height: int
    step: int
    fifth: int = 0

    def cell(self, index):
        row, column = divmod(index, self.columns)
        return column * self.step + column // 5 * self.fifth, row * self.step

    def boxes(self, start, end):
        """What lies between two counts of cells: 21.9 ends in a cell cut at nine tenths of its width."""
        cells = range(int(start), ceil(end)) if start < end else ()
        return tuple(self.cut(index, start, end) for index in cells)

    def cut(self, index, start, end):
        x, y = self.cell(index)
        left, right = max(start - index, 0), min(end - index, 1)
        return Box(
            plain(x + left * self.width), Decimal(y), plain((right - left) * self.width), Decimal(self.height)
        )

    def size(self, cells):
        """Width and height that so many cells take."""
        x, _ = self.cell(min(cells, self.columns) - 1)
        _, y = self.cell(cells - 1)
        return x + self.width, y + self.height


SQUARES = Grid(columns=10, width=18, height=18, step=22, fifth=4)
SHEET = Grid(columns=10, width=18, height=18, step=18)
PLACES = Grid(columns=LAST_PLACE, width=5, height=24, step=8, fifth=3)


@dataclass(frozen=True)
class Drawing:
    """*filled* is sure, *between* lies within a range, *outlined* are the whole cells that both are cut from."""

    shape: str
    width: int
    height: int
    filled: tuple
    between: tuple
    outlined: tuple

    @property
    def paths(self):
        """(name, `d` of the path) of each group that has something in it, the lowest first."""
        groups = (("outlined", self.outlined), ("between", self.between), ("filled", self.filled))
        return [(name, "".join(box.path for box in boxes)) for name, boxes in groups if boxes]


def plain(number):
    """Without trailing zeros; two decimals are finer than a pixel of any screen."""
    number = Decimal(number).quantize(Decimal("0.01")).normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def ends_of(value, low, high):
    """A value is a range of no width. None where nothing, or half of a range, is known."""
    ends = (low, high) if value is None else (value, value)
    return None if None in ends else ends


def drawing_of(kind, value, low, high, qualifier="exact"):
    """The Drawing of one observation; None of what has no honest shape at this scale: too much, too little, money."""
    ends, draw = ends_of(value, low, high), DRAWN.get(kind)
    return draw(*ends, qualifier) if draw and ends else None


def squares(low, high, qualifier):
    """One for each million, from one to two hundred; one more in outline after *more than*."""
    low, high = (Decimal(end) / MILLION for end in (low, high))
    if low < 1 or high > MOST_MILLIONS:
        return None
    cells = ceil(high) + (qualifier == "more_than")
    return drawn("squares", SQUARES, cells, low, high)


def sheet(low, high, qualifier):
    """A hundred cells are the whole."""
    if low < 0 or high > WHOLE:
        return None
    return drawn("sheet", SHEET, WHOLE, Decimal(low), Decimal(high))


def drawn(shape, grid, cells, low, high):
    return Drawing(shape, *grid.size(cells), grid.boxes(0, low), grid.boxes(low, high), grid.boxes(0, cells))


def places(low, high, qualifier):
    """A row from the first place to the one reached; of a range, to its lower end."""
    if low < 1 or high > LAST_PLACE or low % 1 or high % 1:
        return None
    low, high = int(low), int(high)
    reached, within = PLACES.boxes(low - 1, high), ()
    if low != high:
        reached, within = within, reached
    return Drawing("places", *PLACES.size(high), reached, within, PLACES.boxes(0, low - 1))


DRAWN = {"count": squares, "share": sheet, "rank": places}


@dataclass(frozen=True)
class Point:
    """Of a history, in per cent of the chart: *top* and *bottom* differ for a range."""

    x: float
    top: float
    bottom: float

    @property
    def middle(self):
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class History:
    points: tuple
    zero: float | None

    @property
    def steps(self):
        """Each point with the next."""
        return list(zip(self.points, self.points[1:], strict=False))


def history_of(kind, observations):
    """Points on a true scale of time; None for fewer than two dates.

    *observations* are (PartialDate, value, low, high), the oldest first. A year stands at its middle, for the day is
    not known. Heights start from zero, but a rank has no zero: there the first place is on top.
    """
    known = [(middle_of(date), ends) for date, *numbers in observations if date and (ends := ends_of(*numbers))]
    days = [day for day, _ends in known]
    if len(set(days)) < 2:
        return None
    along = scale(min(days), max(days), SIDE, WHOLE - SIDE)
    numbers = [number for _day, ends in known for number in ends]
    up = heights(kind, numbers)
    points = tuple(Point(along(day), *sorted(up(end) for end in ends)) for day, ends in known)
    return History(points, None if kind == "rank" else up(0))


def middle_of(date):
    return (date.first_day + timedelta(days=(date.last_day - date.first_day).days // 2)).toordinal()


def heights(kind, numbers):
    """From a number to its distance from the top."""
    if kind == "rank":
        return scale(1, max(*numbers, 2), TOP, BOTTOM)
    return scale(min(*numbers, 0), max(*numbers, 0) or 1, BOTTOM, TOP)


def scale(start, end, first, last):
    """A function from [start, end] to [first, last]."""

    def place(number):
        return round(first + float((number - start) / Decimal(end - start)) * (last - first), 2)

    return place
