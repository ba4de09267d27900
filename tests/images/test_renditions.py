from io import BytesIO

import pytest
from PIL import Image, ImageCms

from images.renditions import (
    FORMATS,
    crop_box,
    encode,
    normalise,
    open_picture,
    rendition_name,
    widths_for,
)
from tests.images.factories import located_jpeg, photograph, picture_bytes


def opened(data):
    image = open_picture(BytesIO(data))
    image.load()
    return image


def test_where_and_by_whom_a_photograph_was_taken_is_forgotten():
    data = located_jpeg()
    assert b"SECRET" in data

    original = normalise(data)[0]
    for kept in [original, *(encode(original, 320, extension) for extension in FORMATS)]:
        assert b"SECRET" not in kept
        assert not opened(kept).getexif()
        assert {"exif", "xmp", "comment", "icc_profile"}.isdisjoint(opened(kept).info)


@pytest.mark.parametrize("extension", FORMATS)
def test_a_rendition_forgets_even_what_its_original_kept(extension):
    kept = encode(located_jpeg(), 320, extension)

    assert b"SECRET" not in kept
    assert not opened(kept).getexif()


def test_the_texts_of_a_png_are_dropped():
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 only here

    texts = PngInfo()
    texts.add_text("Comment", "SECRET")
    texts.add_itxt("XML:com.adobe.xmp", "SECRET", zip=False)
    data = picture_bytes("PNG", image=Image.new("RGB", (20, 10), "teal"), pnginfo=texts)
    assert b"SECRET" in data

    kept, extension, _width, _height = normalise(data)
    assert extension == "png"
    assert b"SECRET" not in kept


def test_what_hides_behind_a_picture_is_dropped():
    kept = normalise(picture_bytes() + b"PK\x03\x04<script>alert(1)</script>")[0]
    assert b"<script>" not in kept


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1))])
def test_a_photograph_is_kept_upright(orientation, corner):
    image = Image.new("RGB", (80, 40), "white")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation

    data, _extension, width, height = normalise(picture_bytes("JPEG", image=image, exif=exif))

    kept = opened(data)
    assert (width, height) == kept.size == ((80, 40) if orientation in (1, 3) else (40, 80))
    red = kept.getpixel((corner[0] * (width - 1), corner[1] * (height - 1)))
    assert red[0] > 200
    assert red[1] < 60


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_broken_exif_costs_nothing_but_the_orientation():
    data = picture_bytes("JPEG", exif=b"Exif\0\0MM\0\x2a\xff\xff\xff\xff")
    assert normalise(data)[1:] == ("jpg", 400, 300)


def profile_of_a_screen_with_red_and_blue_exchanged():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


@pytest.mark.parametrize("alpha", [(), (128,)])
def test_colours_come_out_of_their_profile(alpha):
    image = Image.new("RGBA" if alpha else "RGB", (8, 8), (200, 120, 10, *alpha))
    profile = profile_of_a_screen_with_red_and_blue_exchanged()
    kept = opened(normalise(picture_bytes("PNG", image=image, icc_profile=profile))[0])

    assert kept.getpixel((4, 4)) == pytest.approx((10, 120, 200, *alpha), abs=3)
    assert "icc_profile" not in kept.info


def test_a_profile_that_is_none_is_passed_over():
    data = picture_bytes("JPEG", icc_profile=b"nonsense")
    assert normalise(data)[1] == "jpg"


@pytest.mark.parametrize(
    ("format", "image", "extension", "mode"),
    [
        ("JPEG", photograph(), "jpg", "RGB"),
        ("PNG", photograph(), "jpg", "RGB"),
        ("WEBP", photograph(), "jpg", "RGB"),
        ("AVIF", photograph(), "jpg", "RGB"),
        ("JPEG", photograph(mode="CMYK"), "jpg", "RGB"),
        ("JPEG", photograph(mode="L"), "jpg", "L"),
        ("JPEG", Image.new("RGB", (8, 8), "teal"), "jpg", "RGB"),
        ("PNG", Image.new("RGB", (8, 8), "teal"), "png", "RGB"),
        ("PNG", Image.new("1", (8, 8)), "png", "RGB"),
        ("PNG", Image.new("P", (8, 8)), "png", "RGB"),
        ("PNG", Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "png", "RGBA"),
        ("WEBP", Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "png", "RGBA"),
        ("PNG", photograph(mode="RGBA"), "jpg", "RGB"),
    ],
)
def test_drawings_are_kept_as_png_and_photographs_as_jpeg(format, image, extension, mode):
    data, kept_as, width, height = normalise(picture_bytes(format, image=image))

    assert (kept_as, width, height) == (extension, *image.size)
    assert opened(data).mode == mode


def test_sixteen_bits_of_grey_are_scaled_not_clipped():
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0x8000)
    image.putpixel((1, 0), 0xFFFF)

    kept = opened(normalise(picture_bytes("PNG", image=image))[0])
    assert kept.getpixel((0, 0)) == pytest.approx(127, abs=1)
    assert kept.getpixel((1, 0)) == pytest.approx(255, abs=1)


def test_an_animation_is_kept_as_its_first_frame():
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    data = picture_bytes("PNG", image=frames[0], save_all=True, append_images=frames[1:])
    kept = opened(normalise(data)[0])

    assert getattr(kept, "n_frames", 1) == 1
    assert kept.getpixel((5, 5))[:3] == (255, 0, 0)


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (1, [1]),
        (320, [320]),
        (321, [320, 321]),
        (1000, [320, 640, 960, 1000]),
        (1920, [320, 640, 960, 1280, 1920]),
        (6000, [320, 640, 960, 1280, 1920]),
    ],
)
def test_no_width_is_over_the_original(original, widths):
    assert widths_for(original) == widths


def test_a_name_follows_from_the_original():
    assert rendition_name("pictures/ab12.png", 640, "avif") == "renditions/ab12/640.avif"


@pytest.mark.parametrize(("extension", "format"), [("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")])
def test_a_rendition_has_the_width_asked_for_and_its_proportions(extension, format):
    kept = opened(encode(picture_bytes("JPEG", (800, 600)), 320, extension))

    assert kept.format == format
    assert kept.size == (320, 240)


def test_what_is_transparent_stays_so_or_shows_the_paper():
    clear = picture_bytes("PNG", image=Image.new("RGBA", (64, 64), (0, 0, 0, 0)))

    assert opened(encode(clear, 64, "webp")).convert("RGBA").getpixel((9, 9))[3] == 0
    assert opened(encode(clear, 64, "avif")).convert("RGBA").getpixel((9, 9))[3] == 0
    assert opened(encode(clear, 64, "jpg")).getpixel((9, 9)) == pytest.approx((0xFB, 0xF8, 0xF2), abs=2)


def test_a_line_one_pixel_high_can_be_scaled():
    assert opened(encode(picture_bytes("PNG", (5000, 1)), 320, "jpg")).size == (320, 1)


@pytest.mark.parametrize(
    ("arguments", "box"),
    [
        ((1600, 900, 16 / 9, 50, 50), (0, 0, 1600, 900)),
        ((1600, 900, 1, 50, 50), (350, 0, 1250, 900)),
        ((1600, 900, 1, 0, 0), (0, 0, 900, 900)),
        ((1600, 900, 1, 100, 100), (700, 0, 1600, 900)),
        ((900, 1600, 16 / 9, 50, 0), (0, 0, 900, 506)),
        ((1, 1, 16 / 9, 50, 50), (0, 0, 1, 1)),
    ],
)
def test_a_crop_keeps_the_focal_point_and_stays_inside(arguments, box):
    assert crop_box(*arguments) == box
