"""Figures, dates, times and telephone numbers as a French or a Chinese reader writes them: values in, text out.

`language` is Django's code, "fr" or "zh-hans"; any other is a KeyError. Numbers are int or Decimal, never float, and
every stored digit is written: a scale (`millions`, 万) is used only where it keeps them all with two decimals.
In French U+202F stands between thousands and before %, U+00A0 between a number and its scale or unit, so that no line
break parts them. The apostrophe is the straight one: to curl it is for whoever renders the page.
"""

from figures.formats.dates import format_date, format_period, format_time, format_time_range
from figures.formats.digits import LANGUAGES, NBSP, NNBSP, format_number
from figures.formats.numbers import (
    KINDS,
    QUALIFIERS,
    Parts,
    format_count,
    format_duration_days,
    format_observation,
    format_observation_parts,
    format_rank,
    format_share,
    format_years,
)
from figures.formats.phones import format_phone
from figures.formats.places import format_coordinates, format_meridian, format_parallel
