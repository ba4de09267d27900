"""What travels in a file, whatever its format: texts with their translations, in the words of no database."""

import datetime
import re
from typing import NamedTuple

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from publishing.languages import TAGS
from translations.registry import TARGETS

# Bytes. A file of ten thousand texts takes less; what is larger is refused before it is read.
MAX_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 50_000
# Lines, or elements: more than so many entries take.
MAX_PIECES = 1_000_000
# Bytes between two marks of the format.
MAX_STRETCH = 1_000_000
STAMP = "X-Portal-Exported"
BOM = b"\xef\xbb\xbf"


class FileRefused(Exception):
    """A file of which nothing is taken; its message is one line for whoever sent it."""


class Entry(NamedTuple):
    """One text and its translation; what stands after *needs_review* goes out only.

    *previous* is the French that a translation was made from, where that is no longer today's. *needs_review* tells
    that whoever translated does not stand by it.
    """

    context: str
    source: str
    target: str
    needs_review: bool = False
    previous: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    is_rich: bool = False
    max_length: int | None = None


class Batch(NamedTuple):
    """The entries of one file, in *language* (a code); *exported_at* is unknown where the file does not tell."""

    language: str
    exported_at: datetime.datetime | None
    entries: list[Entry]


def language_of(tag):
    """The code of a tag as whichever program writes it: zh-Hans, zh_hans."""
    codes = {TAGS[code].lower(): code for code in TARGETS}
    code = codes.get(tag.strip().replace("_", "-").lower())
    if not tag.strip():
        raise FileRefused(_("The file does not say which language it translates into."))
    if code is None:
        raise FileRefused(
            _("Nothing is translated into the language of this file: %(tag)s.") % {"tag": shown(tag)}
        )
    return code


def instant_of(text):
    """An aware moment, or None where *text* is none."""
    try:
        moment = parse_datetime(text.strip())
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def shown(text):
    """Words of a file, fit for a terminal or a line of a page."""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:200])
    return f"{line}…" if len(text) > len(line) else line


def checked(data):
    """*data* without its byte-order mark, where it is text in UTF-8 at all; FileRefused else."""
    if len(data) > MAX_BYTES:
        raise too_large()
    if b"\0" in data:
        raise FileRefused(_("The file holds a zero byte: it is no text."))
    data = data.removeprefix(BOM)
    for line in re.finditer(rb"[^\n]*\n?", data):
        demand_utf8(line[0])
    return data


def demand_utf8(line):
    try:
        line.decode()
    except UnicodeDecodeError:
        raise FileRefused(_("The file is not written in UTF-8.")) from None


def too_large():
    message = _("The file is larger than %(limit)s MB.")
    return FileRefused(message % {"limit": MAX_BYTES // (1024 * 1024)})


def too_many():
    return FileRefused(_("The file holds more entries than are taken at once: split it."))
