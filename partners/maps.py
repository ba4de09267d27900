"""Where the partners lie, on a globe seen from above their midst: no tiles, no borders. Places in, geometry out.

The lines are in the units of VIEW and grow with the drawing; words keep their size, so they stand at percentages of it and
are tried at every width the drawing may have. A name that would cover another gives way to its number in the list.
"""

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin

from figures.formats import format_meridian, format_parallel

VIEW = WIDTH, HEIGHT = 400, 300
RADIUS = 130
# Of the drawing on a page, in pixels: from a telephone of 320 px to its greatest.
WIDTHS = (252, 288, 340, 400, 460, 512)
GRATICULE = 15
NAMED = 30
# Between two points of a line: finer is not seen.
STEP = 5
# Places nearer to the rim than this are foreshortened until they cannot be told apart.
RIM = 0.15
NAME_SIZE, LINE_SIZE, DOT = 15, 12, 7
# Of a letter, in ems.
NARROW, WIDE, SQUARE = 0.4, 0.62, 1
NARROW_LETTERS = "°.,'’ijlt() \u00a0"
GAP = 12
# The ring around the place whose page it is reaches 12 px.
RING, RING_GAP = 13, 18
# Between the name of a meridian and the rim.
RIM_GAP = 4


@dataclass(frozen=True)
class Place:
    name: str
    latitude: float
    longitude: float
    accent: str = ""
    is_here: bool = False
    # Of its name, where that is not in the reader's language.
    lang: str = ""


@dataclass(frozen=True)
class Words:
    """A text beside a point: percentages of the drawing, then pixels from there; *anchor* is SVG's."""

    text: str
    x: float
    y: float
    dx: int
    dy: int
    anchor: str
    size: int

    def frame(self, width):
        """Left, top, right, bottom in pixels of a drawing so wide."""
        x, y = self.x * width / 100 + self.dx, self.y * width * HEIGHT / WIDTH / 100 + self.dy
        length = width_of(self.text, self.size)
        left = x - {"start": 0, "middle": length / 2, "end": length}[self.anchor]
        return left, y - self.size, left + length, y + self.size * 0.3


@dataclass(frozen=True)
class Mark:
    place: Place
    number: int
    x: float
    y: float
    label: Words | None = None

    def frame(self, width):
        x, y = self.x * width / 100, self.y * width * HEIGHT / WIDTH / 100
        reach = RING if self.place.is_here else DOT
        return x - reach, y - reach, x + reach, y + reach


@dataclass(frozen=True)
class Globe:
    """*marks* are of the places on the near side; the list beside the drawing tells all of them."""

    marks: list
    path: str
    names: list = field(default_factory=list)

    @property
    def has_numbers(self):
        return any(mark.label and mark.label.text == str(mark.number) for mark in self.marks)


def globe_of(places, language):
    """None without a place. Seen from above the one that is here, else from above the midst of all."""
    if not places:
        return None
    centre = centre_of([place for place in places if place.is_here] or places)
    marks = [
        Mark(place, number, *point)
        for number, place in enumerate(places, 1)
        if (point := per_cent(project(place.latitude, place.longitude, centre)))
    ]
    marks = labelled(marks)
    taken = [*marks, *(mark.label for mark in marks if mark.label)]
    return Globe(marks, graticule(centre), line_names(centre, language, taken))


# The sphere


def centre_of(places):
    """Latitude and longitude of the midst of *places* on the sphere; the average of degrees breaks at 180."""
    x, y, z = (sum(axis) for axis in zip(*map(on_sphere, places), strict=True))
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def on_sphere(place):
    latitude, longitude = radians(place.latitude), radians(place.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def project(latitude, longitude, centre):
    """Orthographic, in units of VIEW; None of what lies behind the rim."""
    phi, phi0, turn = radians(latitude), radians(centre[0]), radians(longitude - centre[1])
    depth = sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(turn)
    if depth < 0:
        return None
    right = cos(phi) * sin(turn)
    up = cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(turn)
    return WIDTH / 2 + RADIUS * right, HEIGHT / 2 - RADIUS * up


def per_cent(point):
    """Of a projected point, unless it lies so near the rim that it cannot be read."""
    if point is None or hypot(point[0] - WIDTH / 2, point[1] - HEIGHT / 2) > RADIUS * (1 - RIM**2):
        return None
    return round(point[0] / WIDTH * 100, 2), round(point[1] / HEIGHT * 100, 2)


def graticule(centre):
    """The visible parts of the meridians and parallels, as the `d` of one path."""
    meridians = [[(at, line) for at in range(-90, 91, STEP)] for line in range(-180, 180, GRATICULE)]
    parallels = [[(line, at) for at in range(-180, 181, STEP)] for line in range(-75, 90, GRATICULE)]
    return "".join(visible([project(*point, centre) for point in line]) for line in meridians + parallels)


def visible(points):
    """A line lifted where it goes behind the globe."""
    steps, is_down = [], False
    for start, end in pairwise(points):
        if start and end:
            steps.append(f"{'' if is_down else f'M{start[0]:.0f} {start[1]:.0f}'}L{end[0]:.0f} {end[1]:.0f}")
        is_down = bool(start and end)
    return "".join(steps)


# Words


def width_of(text, size):
    """An upper estimate in pixels: a Chinese character fills its square, a Latin letter less."""
    return size * sum(map(ems, text))


def ems(letter):
    if unicodedata.east_asian_width(letter) in "WF":
        return SQUARE
    return NARROW if letter in NARROW_LETTERS else WIDE


def labelled(marks):
    """Each mark with its name, else with its number, else bare, so that no two words ever meet."""
    placed = []
    for mark in sorted(marks, key=lambda mark: not mark.place.is_here):
        texts = (mark.place.name, str(mark.number))
        taken = [*marks, *(done.label for done in placed if done.label)]
        beside = (words for text in texts for words in around(mark, text))
        label = next((words for words in beside if is_free(words, taken, mark)), None)
        placed.append(Mark(mark.place, mark.number, mark.x, mark.y, label))
    return sorted(placed, key=lambda mark: mark.number)


def around(mark, text):
    """*text* right of the mark, left of it, above, below."""
    gap = RING_GAP if mark.place.is_here else GAP
    for dx, dy, anchor in ((gap, 5, "start"), (-gap, 5, "end"), (0, -gap, "middle"), (0, gap + 12, "middle")):
        yield Words(text, mark.x, mark.y, dx, dy, anchor, NAME_SIZE)


def is_free(words, taken, own=None):
    """True where *words* lie inside the drawing and touch nothing else, however wide it is shown."""
    return all(
        is_inside(words.frame(width), width)
        and not any(overlap(words.frame(width), other.frame(width)) for other in taken if other is not own)
        for width in WIDTHS
    )


def is_inside(frame, width):
    left, top, right, bottom = frame
    return left >= 0 and top >= 0 and right <= width and bottom <= width * HEIGHT / WIDTH


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def line_names(centre, language, taken):
    """The names of every second parallel at the rim, of every second meridian on the equator, where there is room."""
    found = []
    for words in parallel_names(centre, language):
        if is_free(words, [*taken, *found]):
            found.append(words)
    for places in meridian_names(centre, language):
        free = (words for words in places if is_clear_of_rim(words) and is_free(words, [*taken, *found]))
        found += [words for words in [next(free, None)] if words]
    return found


def is_clear_of_rim(words):
    """True where *words* lie on the globe, however wide it is shown."""
    return all(farthest(words.frame(width), width) <= RADIUS * width / WIDTH - RIM_GAP for width in WIDTHS)


def farthest(frame, width):
    """How far the corner farthest from the midst of the globe lies from it, in pixels."""
    left, top, right, bottom = frame
    middle = width / 2, width * HEIGHT / WIDTH / 2
    return max(hypot(x - middle[0], y - middle[1]) for x in (left, right) for y in (top, bottom))


def parallel_names(centre, language):
    """Left of the globe, where the parallel comes round its rim."""
    for line in range(-60, 90, NAMED):
        ends = [project(line, centre[1] - turn, centre) for turn in range(0, 181)]
        x, y = [end for end in ends if end][-1] if any(ends) else (None, None)
        if x is not None and x < WIDTH / 2 - RADIUS / 4:
            # Where the equator's name is too long for the margin, its number stands for it.
            for text in (format_parallel(line, language), *(["0°"] if line == 0 else [])):
                yield Words(text, *share(x, y), -8, 4, "end", LINE_SIZE)


def meridian_names(centre, language):
    """The places of each: under the equator, or where that is too low, under the parallel in the midst of what is seen.

    In the midst of the line, else on its side away from the rim.
    """
    at = min((-60, -30, 0, 30, 60), key=lambda line: abs(line - centre[0] + 35))
    for line in range(-180, 180, NAMED):
        point = project(at, line, centre)
        if point and abs(point[0] - WIDTH / 2) < RADIUS * 0.75:
            inwards = (-3, "end") if point[0] > WIDTH / 2 else (3, "start")
            name, place = format_meridian(line, language), share(*point)
            yield [Words(name, *place, dx, 15, anchor, LINE_SIZE) for dx, anchor in ((0, "middle"), inwards)]


def share(x, y):
    return round(x / WIDTH * 100, 2), round(y / HEIGHT * 100, 2)
