"""What the clock shows at the other end of the cooperation while an event takes place."""

import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from figures.dates import PartialDate


class Moment(NamedTuple):
    day: PartialDate
    time: datetime.time


def moment_in(day, time, zone, other):
    """The Moment in the zone *other* (IANA names) when it is *time* of *day* (a PartialDate of a day) in *zone*."""
    here = datetime.datetime.combine(day.first_day, time, ZoneInfo(zone))
    there = here.astimezone(ZoneInfo(other))
    return Moment(PartialDate.of(there.date()), there.time())
