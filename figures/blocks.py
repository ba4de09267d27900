"""A date as the eye finds it in a list: one part large, the rest beside it, in the order in which each language says it."""

import re
from typing import NamedTuple

from figures.dates import PartialDate
from figures.formats import format_date


class DateBlock(NamedTuple):
    """Read in this order it is the whole date; `anchor` is the part to set large."""

    before: str
    anchor: str
    after: str


def date_block(date, language):
    """No more precise than the PartialDate: 14 | juin 2018, septembre | 2020, 1987; 2018年 | 6月14日, 2020年 | 9月, 1987年."""
    whole = format_date(date, language)
    if language == "fr":
        anchor, *after = re.split(r"\s", whole, maxsplit=1)
        return DateBlock("", anchor, "".join(after))
    year = format_date(PartialDate(date.year), language)
    return DateBlock(year, whole.removeprefix(year), "") if date.month else DateBlock("", year, "")
