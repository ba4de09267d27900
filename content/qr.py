"""Text in, the geometry of a QR code out. Pure."""

from typing import NamedTuple

import segno

# Light modules that must surround the code, for a reader to find it (ISO 18004).
QUIET = 4


class QRCode(NamedTuple):
    # Of the whole drawing, in modules, the quiet zone included.
    size: int
    # The `d` of one SVG path: a bar for each run of dark modules.
    path: str


def qr_code(text):
    """Bears the loss of a seventh of it: a fold in the paper, a smear on the screen."""
    rows = segno.make_qr(text, error="m").matrix
    bars = [bar for y, row in enumerate(rows) for bar in bars_of(row, y + QUIET)]
    return QRCode(len(rows) + 2 * QUIET, "".join(bars))


def bars_of(row, y):
    found, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            found.append(f"M{start + QUIET} {y}h{x - start}v1h-{x - start}z")
            start = None
    return found
