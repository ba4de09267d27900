"""The colours of tokens.css and how well they stand out, computed. Pure functions: text and numbers in, numbers out."""

import re
from typing import NamedTuple

TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>#[0-9A-Fa-f]{6})\b")
DARK = re.compile(r"@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{(?P<tokens>[^}]*)\}")
SCHEMES = ("light", "dark")

# WCAG 2.2, 1.4.3 and 1.4.11: what is read, and what is only seen (edges, marks).
READ, SEEN = 4.5, 3.0
# (what is drawn, what it is drawn on, how much it must stand out): every pair that the sheet makes.
PAIRS = [
    *((ink, "paper", READ) for ink in ("ink", "ink-soft", "zinc", "celadon", "wall")),
    *(("ink", ground, READ) for ground in ("limestone", "celadon-pale", "wall-pale", "zinc-pale")),
    *(("ink-soft", ground, READ) for ground in ("limestone", "celadon-pale", "wall-pale", "zinc-pale")),
    ("zinc", "limestone", READ),
    ("zinc", "zinc-pale", READ),
    ("zinc", "celadon-pale", READ),
    ("zinc", "wall-pale", READ),
    ("celadon", "celadon-pale", READ),
    ("wall", "wall-pale", READ),
    ("paper", "ink", READ),
    ("rule", "paper", SEEN),
    ("focus-outline", "paper", SEEN),
]


class Pair(NamedTuple):
    ink: str
    ground: str
    scheme: str
    colours: tuple
    ratio: float
    needed: float

    @property
    def is_enough(self):
        return self.ratio >= self.needed


def tokens(css):
    """{scheme: {token: "#rrggbb"}} of a style sheet; the dark scheme has the light one's colours but for its own."""
    dark = DARK.search(css)
    light = found_in(DARK.sub("", css))
    return {"light": light, "dark": light | (found_in(dark["tokens"]) if dark else {})}


def found_in(css):
    return {match["name"]: match["value"] for match in TOKEN.finditer(css)}


def pairs(css):
    colours = tokens(css)
    return [pair_of(colours[scheme], scheme, *wanted) for wanted in PAIRS for scheme in SCHEMES]


def pair_of(colours, scheme, ink, ground, needed):
    both = colours[ink], colours[ground]
    return Pair(ink, ground, scheme, both, contrast(*both), needed)


def contrast(one, other):
    """The contrast ratio of WCAG, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    """Relative luminance of WCAG of "#rrggbb", from 0 to 1."""
    red, green, blue = (linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
