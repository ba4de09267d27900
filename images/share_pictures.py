"""The picture that a network shows of a page: its title, its place in the portal and the ribbon. Values in, PNG out.

It is drawn with two fonts of its own (images/fonts), for a server may have none.
"""

import unicodedata
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from images.line_breaks import OPENING, balanced, hold_together, plain_text, shortened, units, without_hanging_dash

# Part of each picture's name: raise it when what is drawn from the same words changes.
DRAWING = 2
SHAPES = {"wide": (1200, 630), "square": (800, 800)}
FONTS = Path(__file__).parent / "fonts"

# The tokens of the site in light.
PAPER, INK, INK_SOFT = "#FBF8F2", "#1B2230", "#4A5363"
ZINC, CELADON, WALL = "#2F5D7C", "#2F6B5E", "#9E2B25"
# Accent: (the ribbon's line and the words over the title, its band)
ACCENTS = {"zinc": (ZINC, "#D5E2EB"), "celadon": (CELADON, "#D8E5DD"), "wall": (WALL, "#F3DAD4")}

# The ribbon of the home page (templates/includes/ribbon.html): a start, then three points for each bend.
RIBBON = [(-1800, 388), (-1200, 388), (-700, 388), (-180, 388), (-40, 388), (88, 384), (114, 268), (138, 160)]
RIBBON += [(158, 62), (268, 62), (358, 62), (428, 98), (428, 160), (428, 240), (256, 240), (256, 322), (256, 370)]
RIBBON += [(304, 398), (356, 398), (470, 398), (500, 262), (640, 250), (780, 238), (860, 290), (1000, 290)]
STATIONS = [((268, 62), WALL), ((256, 322), CELADON)]
# The sign of the portal (templates/includes/mark.html).
MARK = [(6, 11.5), (10, 11.5), (15, 11.5), (19.5, 11.5), (26, 11.5), (25.5, 15.5), (20.5, 18.5), (17.5, 20.3)]
MARK += [(14.5, 22), (11.5, 23.7), (9, 25.2), (11, 27.5), (16, 27.5), (20, 27.5), (24, 27.5), (28, 27.5)]
# Drawn so many times larger, then scaled down: Pillow's lines have hard edges.
FINE = 2


class Words(NamedTuple):
    title: str
    # What is over the title: the kind of page, the partner. May be empty.
    line: str
    site: str
    # `fr` or `zh-hans`.
    language: str
    # A key of ACCENTS.
    accent: str


class Plan(NamedTuple):
    """Where everything goes, in pixels."""

    # (font size, lines at most), the first that holds the title is taken.
    steps: tuple
    left: int
    width: int
    # The words stand in the middle between these two.
    top: int
    bottom: int
    line_size: int
    site_at: int
    site_size: int
    ribbon: tuple  # (scale, left, top)


PLANS = {
    "wide": Plan(
        ((92, 2), (76, 3), (64, 4), (54, 4), (46, 4), (40, 4)), 72, 720, 120, 494, 32, 56, 34, (1.02, 738, 158)
    ),
    "square": Plan(
        ((104, 2), (88, 3), (72, 4), (60, 4), (50, 4), (40, 4)), 64, 680, 408, 768, 36, 52, 36, (0.8, 384, 54)
    ),
}
assert set(PLANS) == set(SHAPES)


def draw(words, shape):
    """PNG bytes; *shape* is a key of SHAPES. The same words make the same bytes."""
    plan, size = PLANS[shape], SHAPES[shape]
    image = ground(size, plan, words.accent)
    pencil = ImageDraw.Draw(image)
    write_site(pencil, plan, words)
    write_words(pencil, plan, words)
    output = BytesIO()
    # A drawing of few colours: as a palette it weighs a third, and shows no difference.
    image.quantize(256, dither=Image.Dither.NONE).save(output, format="PNG", optimize=True)
    return output.getvalue()


def ground(size, plan, accent):
    """Paper, ribbon and sign."""
    large = Image.new("RGB", (size[0] * FINE, size[1] * FINE), PAPER)
    pencil = ImageDraw.Draw(large)
    draw_ribbon(pencil, plan.ribbon, *ACCENTS[accent])
    draw_mark(pencil, plan)
    return large.resize(size, Image.Resampling.LANCZOS)


def draw_ribbon(pencil, place, core, band):
    course = [placed(point, place) for point in flattened(RIBBON)]
    scale = place[0] * FINE
    stroke(pencil, course, band, 34 * scale)
    stroke(pencil, course, core, 4 * scale)
    for point, colour in STATIONS:
        dot(pencil, placed(point, place), 13 * scale, colour)


def draw_mark(pencil, plan):
    scale = plan.site_size * 1.3 / 32
    place = (scale, plan.left - 6 * scale, plan.site_at - 3 * scale)
    stroke(pencil, [placed(point, place) for point in flattened(MARK)], CELADON, 4 * scale * FINE)
    dot(pencil, placed((15, 4.5), place), 3 * scale * FINE, WALL)


def placed(point, place):
    scale, left, top = place
    return (point[0] * scale + left) * FINE, (point[1] * scale + top) * FINE


def flattened(curve, steps=48):
    """Points along a chain of cubic Bézier curves: the first point, then three for each curve."""
    points = [curve[0]]
    for index in range(0, len(curve) - 3, 3):
        points += [bezier(curve[index : index + 4], step / steps) for step in range(1, steps + 1)]
    return points


def bezier(points, t):
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    pairs = list(zip(weights, points, strict=True))
    return sum(w * x for w, (x, _y) in pairs), sum(w * y for w, (_x, y) in pairs)


def stroke(pencil, points, colour, width):
    """A line with round joints and ends."""
    pencil.line(points, fill=colour, width=round(width))
    for point in points:
        dot(pencil, point, width / 2, colour)


def dot(pencil, centre, radius, colour):
    x, y = centre
    pencil.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def write_site(pencil, plan, words):
    hand = Hand(words.language, plan.site_size)
    hand.write(pencil, (plan.left + round(plan.site_size * 1.4), plan.site_at), hand.known(words.site), INK)


def write_words(pencil, plan, words):
    over = Hand(words.language, plan.line_size)
    line = shortened(balanced([over.known(words.line)], plan.width, over.measure), 1, plan.width, over.measure)
    above = over.leading + round(plan.line_size * 0.5) if line else 0
    hand, lines = fitted(words, plan, plan.bottom - plan.top - above)
    height = above + hand.leading * len(lines)
    top = plan.top + max(0, plan.bottom - plan.top - height) // 2
    for text in line:
        over.write(pencil, (plan.left, top), text, ACCENTS[words.accent][0])
    for number, text in enumerate(lines):
        hand.write(pencil, (plan.left, top + above + number * hand.leading), text, INK)


def fitted(words, plan, room):
    """(Hand, lines) of the title in the largest size that holds it; cut short in the smallest where none does.

    *room* is the height there is, in pixels.
    """
    for size, most in plan.steps:
        hand = Hand(words.language, size)
        parts = units(hand.known(words.title), hand.is_chinese)
        lines = balanced(parts, plan.width, hand.measure)
        holds = len(lines) <= most and len(lines) * hand.leading <= room
        if holds and not is_broken(parts, plan.width, hand.measure):
            break
    return hand, shortened(without_hanging_dash(lines), most, plan.width, hand.measure)


def is_broken(parts, width, measure):
    """Whether a word is wider than a line: a smaller size comes first."""
    return any(measure(part.strip()) > width for part in parts)


class Hand:
    """One size of writing in a language: its own font first, the other for what that one lacks."""

    def __init__(self, language, size):
        self.is_chinese = language.startswith("zh")
        names = ("chinese", "latin") if self.is_chinese else ("latin", "chinese")
        self.fonts = [font(name, size) for name in names]
        self.leading = round(size * (1.32 if self.is_chinese else 1.18))
        self.size = size

    def known(self, text):
        """*text* as it can be drawn: what neither font has is left out, never a hollow box in its place."""
        text = plain_text(text).replace("\u202f", "\u00a0")
        if not self.is_chinese:
            text = hold_together(text)
        return "".join(self.nearest(character) for character in text).strip()

    def nearest(self, character):
        """The character, else its bare letter (Ÿ, Y), else nothing."""
        forms = (character, unicodedata.normalize("NFD", character)[0])
        return next((form for form in forms if self.number_of(form) is not None), "")

    def number_of(self, character):
        return next((n for n, own in enumerate(self.fonts) if has(own, character)), None)

    def runs(self, text):
        """[(font, characters)] of what is written with one font."""
        if not self.is_chinese:
            # The font's ellipsis stands at half height, as Chinese has it.
            text = text.replace("…", "...")
        found = []
        for character in text:
            own = self.fonts[self.number_of(character) or 0]
            if found and found[-1][0] is own:
                found[-1][1] += character
            else:
                found.append([own, character])
        return found

    def measure(self, text):
        """In pixels."""
        return sum(own.getlength(characters) for own, characters in self.runs(text))

    def write(self, pencil, place, text, colour):
        """*place* is the left top of the line; letters and characters share one baseline."""
        x, y = place
        if self.is_chinese and text.startswith(tuple(OPENING)):
            # The empty half of the mark goes out of the column, so that the line begins with its ink.
            x -= round(self.size * 0.45)
        for own, characters in self.runs(text):
            pencil.text((x, y + self.size), characters, font=own, fill=colour, anchor="ls")
            x += own.getlength(characters)


@lru_cache(maxsize=16)
def font(name, size):
    return ImageFont.truetype(FONTS / f"{name}.woff2", size)


@lru_cache(maxsize=4096)
def has(own, character):
    """Whether the font draws *character* otherwise than what it lacks."""
    if character in " \u00a0":
        return own.path.stem == "latin"
    return picture_of(own, character) != hollow_box(own)


@lru_cache(maxsize=16)
def hollow_box(own):
    return picture_of(own, "\uffff")


def picture_of(own, character):
    mask = own.getmask(character)
    return mask.size, bytes(mask)
