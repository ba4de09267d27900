from math import ceil

from django.utils.formats import number_format
from django.utils.translation import pgettext

KILOBYTE = 1000
MEGABYTE = 1000 * KILOBYTE


def size_label(size):
    """A weight in bytes for the reader's language: `230 Ko`, `1,4 Mo`; rounded up, so that nothing weighs 0."""
    if size < MEGABYTE:
        number = number_format(ceil(size / KILOBYTE))
        # Translators: the weight of a file, in thousands of bytes. Let the space before the unit be one that does not break.
        return pgettext("weight of a file", "%(number)s kB") % {"number": number}
    number = number_format(ceil(size / MEGABYTE * 10) / 10, decimal_pos=1)
    # Translators: the weight of a file, in millions of bytes. Let the space before the unit be one that does not break.
    return pgettext("weight of a file", "%(number)s MB") % {"number": number}
