"""What stands between a draft and its publication."""

from typing import NamedTuple


class Blocker(NamedTuple):
    """What a published page must have and this one lacks; *field* leads to where it is typed."""

    message: str
    field: str = ""
    can_be_waived: bool = False
