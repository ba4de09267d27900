from typing import NamedTuple

# A check that has found so many tells no more: whoever reads them has understood.
MANY = 8
AROUND = 12


class Finding(NamedTuple):
    """*kind* names the check, *excerpt* is where; what *blocks* is never shown to readers."""

    kind: str
    message: str
    blocks: bool = False
    excerpt: str = ""


def excerpt(text, start, end):
    """What stands from *start* to *end*, with a few letters around it, on one line."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    opening, closing = "…" if first else "", "…" if last < len(text) else ""
    return f"{opening}{' '.join(text[first:last].split())}{closing}"


def beginning(text, length=40):
    return text if len(text) <= length else f"{text[: length - 1]}…"
