"""Telephone numbers."""

import re

from figures.formats.digits import NBSP

# Country codes with their groups: France; Chinese mobiles, 400 and 800 numbers, two- and three-figure areas.
PHONES = [
    re.compile(r"(\+33)(\d)(\d\d)(\d\d)(\d\d)(\d\d)"),
    re.compile(r"(\+86)(1[3-9]\d)(\d{4})(\d{4})"),
    re.compile(r"(\+86)([48]00)(\d{3})(\d{4})"),
    re.compile(r"(\+86)(10|2\d)(\d{4})(\d{4})"),
    re.compile(r"(\+86)([3-9]\d\d)(\d{3,4})(\d{4})"),
]


def format_phone(e164):
    """+33 and +86 numbers in the groups of their country, held by U+00A0; any other as it is given."""
    compact = re.sub(r"[\s.-]", "", e164)
    for pattern in PHONES:
        if match := pattern.fullmatch(compact):
            return NBSP.join(match.groups())
    return e164
