"""Three versions of one page brought together: values in, values out.

A version is `{row: {field: value}}`: a row for the page and one for each of its inline rows, keyed by whatever names
it for good; a field for each language. A value is whatever compares by `==`; a list is a choice of many in one order, merged
member by member. *base* is what both others began from, *theirs* what became of it meanwhile, *mine* what is now to be
added to it.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

ABSENT = None


class Place(NamedTuple):
    row: Any
    # None where it is the row itself that one side took out and the other changed.
    field: str | None


@dataclass(frozen=True)
class Conflict:
    """Both sides changed the same place to different ends; the merged version holds *mine*, *theirs* is kept here."""

    place: Place
    base: Any
    theirs: Any
    mine: Any


@dataclass
class Merge:
    version: dict = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def merge(base, theirs, mine):
    """The version with the changes of both sides, and the places where they contradict each other."""
    merged = Merge()
    for row in {**base, **theirs, **mine}:
        merge_row(merged, row, base.get(row), theirs.get(row), mine.get(row))
    return merged


def merge_row(merged, row, base, theirs, mine):
    if theirs is ABSENT or mine is ABSENT:
        keep_or_drop(merged, row, base, theirs, mine)
        return
    base = base or {}
    merged.version[row] = {
        name: merge_value(merged, Place(row, name), base.get(name), theirs.get(name), mine.get(name))
        for name in {**theirs, **mine}
    }


def keep_or_drop(merged, row, base, theirs, mine):
    """A row that one side lacks: new on the other, or taken out here. What the other side changed meanwhile stays."""
    kept = mine if theirs is ABSENT else theirs
    if kept == base or kept is ABSENT:
        return
    merged.version[row] = kept
    if base is not ABSENT:
        merged.conflicts.append(Conflict(Place(row, None), base, theirs, mine))


def merge_value(merged, place, base, theirs, mine):
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if isinstance(theirs, list) and isinstance(mine, list):
        return merge_choice(set(base or ()), set(theirs), set(mine))
    merged.conflicts.append(Conflict(place, base, theirs, mine))
    return mine


def merge_choice(base, theirs, mine):
    """Members that both kept, and those that either added."""
    return sorted((theirs & mine) | (theirs - base) | (mine - base))
