import time
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from images.validators import PictureFacts, inspect_document, inspect_picture
from tests.images.factories import PDF, SVG, photograph, picture_bytes, png_claiming, webp_claiming

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]

# Pillow warns of what our own limits refuse.
pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")


def refusal(data, inspect=inspect_picture):
    with pytest.raises(ValidationError) as refused:
        inspect(BytesIO(data))
    return refused.value.code


def answer(data):
    try:
        inspect_picture(BytesIO(data))
    except ValidationError as refused:
        return refused.code
    return "accepted"


@pytest.mark.parametrize("format", FORMATS)
def test_the_four_formats_are_known_by_their_content(format):
    file = BytesIO(picture_bytes(format, (40, 30)))

    assert inspect_picture(file) == PictureFacts(format, 40, 30)
    assert file.tell() == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_accepted(mode):
    image = photograph((20, 10)).convert("L" if mode == "I;16" else mode)
    assert inspect_picture(BytesIO(picture_bytes("PNG", image=image))).width == 20


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"<html><script>alert(1)</script></html>",
        PDF,
        picture_bytes("GIF", (8, 8)),
        picture_bytes("BMP", (8, 8)),
        picture_bytes("TIFF", (8, 8)),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 8 8\n",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x04\0\0\0WEBP",
        b"\0",
    ],
    ids=["svg", "html", "pdf", "gif", "bmp", "tiff", "postscript", "jpeg-mark", "png-mark", "webp-mark", "nul"],
)
def test_what_is_no_picture_of_ours_is_refused(data):
    assert refusal(data) == "unreadable"


def test_an_empty_file_is_refused():
    assert refusal(b"") == "empty"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_a_picture_is_refused(format, part):
    whole = picture_bytes(format, (300, 200))
    assert refusal(whole[: int(len(whole) * part)]) == "unreadable"


def test_a_picture_over_the_byte_limit_is_refused(settings):
    data = picture_bytes()
    settings.IMAGE_MAX_BYTES = len(data)
    assert inspect_picture(BytesIO(data)).format == "JPEG"

    settings.IMAGE_MAX_BYTES = len(data) - 1
    assert refusal(data) == "too_heavy"


def test_a_small_file_of_169_megapixels_is_refused_undecoded():
    data = png_claiming(13_000, 13_000, bytes(13_001 * 13_000))
    assert len(data) < 500_000

    started = time.perf_counter()
    assert refusal(data) == "too_long"
    assert time.perf_counter() - started < 0.1


def test_pixels_are_counted_as_well_as_sides():
    assert refusal(png_claiming(11_000, 11_000)) == "too_many_pixels"
    assert refusal(png_claiming(10_000, 5_001)) == "too_many_pixels"


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
def test_the_limit_holds_where_warnings_are_errors():
    assert refusal(png_claiming(11_000, 11_000)) == "too_many_pixels"


@pytest.mark.parametrize(
    "data",
    [png_claiming(2**31 - 1, 2**31 - 1), png_claiming(2**31 - 1, 1), webp_claiming(16_383, 16_383)],
    ids=["png", "png-line", "webp"],
)
def test_a_header_that_claims_the_impossible_is_refused(data):
    assert refusal(data) in {"too_long", "too_many_pixels", "unreadable"}


def test_an_animation_counts_as_its_first_frame():
    frames = [photograph((30, 20)), photograph((30, 20)).rotate(90)]
    data = picture_bytes("WEBP", image=frames[0], save_all=True, append_images=frames[1:])

    assert inspect_picture(BytesIO(data)) == PictureFacts("WEBP", 30, 20)


def test_a_telephone_jpeg_with_a_second_picture_is_a_jpeg():
    data = picture_bytes("MPO", image=photograph((30, 20)), save_all=True, append_images=[photograph((9, 9))])

    assert inspect_picture(BytesIO(data)) == PictureFacts("JPEG", 30, 20)


@given(st.sampled_from(FORMATS), st.data())
def test_whatever_is_damaged_gives_an_answer_or_a_refusal(format, data):
    damaged = bytearray(picture_bytes(format, (24, 16)))
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert answer(damaged) in {"accepted", "unreadable", "too_long", "too_many_pixels"}


def test_a_whole_pdf_is_accepted():
    file = BytesIO(PDF)
    inspect_document(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    "data",
    [b"<html>" + PDF, PDF.replace(b"%%EOF", b""), PDF + b" " * 2000, picture_bytes(), SVG],
    ids=["html-first", "no-end", "end-too-far", "jpeg", "svg"],
)
def test_what_is_no_whole_pdf_is_refused(data):
    assert refusal(data, inspect_document) == "not_pdf"


def test_a_document_has_a_byte_limit_too(settings):
    settings.DOCUMENT_MAX_BYTES = len(PDF) - 1
    assert refusal(PDF, inspect_document) == "too_heavy"
    assert refusal(b"", inspect_document) == "empty"
