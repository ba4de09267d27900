"""What staff may upload, judged by content and never by name. Pure functions on an open file."""

from io import SEEK_END
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

from images.renditions import open_picture
from images.sizes import size_label

# Where a PDF says that it is whole. Readers look for the mark in the last kilobyte.
PDF_START = b"%PDF-"
PDF_END = b"%%EOF"
PDF_TAIL = 1024
# Pillow calls a JPEG that holds a second picture (a telephone's depth map) MPO: the first one is a plain JPEG.
SAME_FORMAT = {"MPO": "JPEG"}


class PictureFacts(NamedTuple):
    format: str
    width: int
    height: int


def validate_picture(file):
    """For a model's file field: only a new upload is judged, for what is stored has passed once."""
    if not getattr(file, "_committed", False):
        inspect_picture(file)


def validate_document(file):
    """For a model's file field: only a new upload is judged, for what is stored has passed once."""
    if not getattr(file, "_committed", False):
        inspect_document(file)


def inspect_picture(file):
    """The facts of a picture that is safe to keep: JPEG, PNG, WebP or AVIF, whole, within the limits of the settings.

    The sides are read from the header, and refused, before a single pixel is decoded.
    Raises ValidationError; leaves *file* at its start.
    """
    check_size(file, settings.IMAGE_MAX_BYTES)
    try:
        return decoded_facts(file)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_pixels() from None
    except Exception as error:
        # A decoder raises what a hostile file makes it raise: OSError, SyntaxError, struct.error, MemoryError.
        raise ValidationError(
            _("This file is not a whole JPEG, PNG, WebP or AVIF picture."), code="unreadable"
        ) from error
    finally:
        file.seek(0)


def decoded_facts(file):
    file.seek(0)
    with Unclosed(file) as stream, open_picture(stream) as image:
        facts = PictureFacts(SAME_FORMAT.get(image.format, image.format), image.width, image.height)
        check_sides(facts)
        image.load()
    return facts


class Unclosed:
    """Lends an upload to Pillow, which may close what it has read, while the form still needs it."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False

    def read(self, *size):
        return self.file.read(*size)

    def seek(self, *position):
        return self.file.seek(*position)

    def tell(self):
        return self.file.tell()


def check_sides(facts):
    if max(facts.width, facts.height) > settings.IMAGE_MAX_SIDE:
        raise ValidationError(
            _("This picture measures %(width)d by %(height)d pixels: no side may be over %(limit)d."),
            code="too_long",
            params={"width": facts.width, "height": facts.height, "limit": settings.IMAGE_MAX_SIDE},
        )
    if facts.width * facts.height > settings.IMAGE_MAX_PIXELS:
        raise too_many_pixels()


def too_many_pixels():
    return ValidationError(
        _("This picture has too many pixels: %(limit)d million are allowed."),
        code="too_many_pixels",
        params={"limit": settings.IMAGE_MAX_PIXELS // 1_000_000},
    )


def inspect_document(file):
    """A PDF by its first and last bytes, within the limit of the settings.

    Raises ValidationError; leaves *file* at its start.
    """
    check_size(file, settings.DOCUMENT_MAX_BYTES)
    try:
        if not has_pdf_marks(file):
            raise ValidationError(_("This file is not a whole PDF document."), code="not_pdf")
    finally:
        file.seek(0)


def has_pdf_marks(file):
    file.seek(0)
    start = file.read(len(PDF_START))
    file.seek(max(0, length_of(file) - PDF_TAIL))
    return start == PDF_START and PDF_END in file.read(PDF_TAIL)


def check_size(file, limit):
    length = length_of(file)
    if not length:
        raise ValidationError(_("This file is empty."), code="empty")
    if length > limit:
        raise ValidationError(
            _("This file weighs %(size)s: the limit is %(limit)s."),
            code="too_heavy",
            params={"size": size_label(length), "limit": size_label(limit)},
        )


def length_of(file):
    """In bytes, measured: the size that a browser announces is only an announcement."""
    file.seek(0, SEEK_END)
    return file.tell()
