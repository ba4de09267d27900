import re
from typing import NamedTuple


class Number(NamedTuple):
    """What a text may mean: *values* are (value, half a unit of its last digit). Only what is needed has to be matched."""

    values: frozenset
    start: int
    end: int
    is_needed: bool = True


def number(start, end, *values, needed=True):
    """*values* are exact, or (value, half) where they were rounded."""
    pairs = frozenset(value if isinstance(value, tuple) else (float(value), 0.0) for value in values)
    return Number(pairs, start, end, needed)


def scaled(digits, factor):
    """(value, half) of *digits* as Python writes them: 21.9 with a factor of a million is rounded, 1987 is not."""
    decimals = len(digits.partition(".")[2])
    half = 0.5 * factor / 10**decimals if factor > 1 else 0.0
    return float(digits) * factor, half


TELEPHONE = re.compile(
    r"(?<![\d+])(?:\+\d{1,3}(?:[ .\u00a0\u202f-]?(?:\(0\))?[ .\u00a0\u202f-]?\d{1,8}){2,6}"
    r"|0\d(?:[ .\u00a0\u202f-]?\d{2}){4}"
    r"|0\d{2,3}-\d{7,8}"
    r"|[48]00[ -]\d{3,4}[ -]\d{3,4})(?!\d)"
)


def telephones(text):
    """{its digits as dialled in the country: (start, end)}"""
    return {dialled(found.group()): found.span() for found in TELEPHONE.finditer(text)}


def dialled(words):
    digits = re.sub(r"\D", "", words.replace("(0)", ""))
    for country in ("33", "86"):
        if words.startswith(f"+{country}"):
            return f"0{digits.removeprefix(country).lstrip('0')}"
    return digits
