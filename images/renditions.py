"""Bytes in, bytes out: what Pillow does for the portal. Pure functions, that know no model and no storage.

A rendition is a value computed from an original: its name follows from the original's name, a width and a format.
"""

from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageOps

WIDTHS = (320, 640, 960, 1280, 1920)
# The paper of the site: what shows through a transparent picture where the format has no transparency.
PAPER = "#FBF8F2"
FORMATS = {
    # At speed 8 the encoder is ten times faster than at 6, for the same size.
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
}
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
# Named, because Pillow knows some fifty formats, and some of them run programs or read other files.
SOURCE_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
FEW_COLOURS = 256


def open_picture(file):
    """A lazy Pillow image: the header is read, nothing is decoded."""
    return Image.open(file, formats=SOURCE_FORMATS)


def normalise(data):
    """The original as it is kept: upright, in sRGB, first frame only, without any metadata.

    Returns (bytes, extension, width, height). Drawings and what is transparent become PNG, photographs JPEG.
    """
    with open_picture(BytesIO(data)) as source:
        image = plain(in_srgb(upright(source)))
        extension = "png" if is_drawing(image, source.format) else "jpg"
    return original_bytes(image, extension), extension, image.width, image.height


def upright(image):
    """Turned as the camera's EXIF says."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 a broken EXIF raises anything at all, and only costs the orientation
        return image


def in_srgb(image):
    """Colours of the picture's own profile, in the one that every screen assumes."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    image = expanded(image)
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that does not fit its picture: nearly always sRGB by the look of it.
        return image


def expanded(image):
    """Palettes and one-bit pictures as the colours they stand for; transparency as a channel."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image.convert("RGB") if image.mode in ("P", "1") else image


def plain(image):
    """RGB, RGBA or grey pixels in a new image that carries nothing else: no EXIF, place, XMP, profile or comment."""
    image = expanded(image)
    if image.mode.startswith(("I", "F")):
        # Sixteen bits of grey: convert() alone would clip all that is over 255 to white.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("RGB")
    if image.mode == "RGBA" and image.getextrema()[3][0] == 255:
        image = image.convert("RGB")
    return Image.frombytes(image.mode, image.size, image.tobytes())


def is_drawing(image, source_format):
    if image.mode == "RGBA":
        return True
    return source_format != "JPEG" and image.getcolors(FEW_COLOURS) is not None


def original_bytes(image, extension):
    if extension == "png":
        return saved(image, format="PNG")
    return saved(image, format="JPEG", quality=90, optimize=True)


def saved(image, **options):
    output = BytesIO()
    image.save(output, **options)
    return output.getvalue()


def widths_for(original_width):
    """The widths (pixels) to offer, smallest first; the last is the original's own, up to 1920. Never enlarged."""
    widest = min(original_width, WIDTHS[-1])
    return [width for width in WIDTHS if width < widest] + [widest]


def rendition_name(original_name, width, extension):
    """`pictures/ab12.png`, 640, `avif` -> `renditions/ab12/640.avif`."""
    return f"{rendition_folder(original_name)}/{width}.{extension}"


def rendition_folder(original_name):
    return f"renditions/{PurePosixPath(original_name).stem}"


def encode(data, width, extension):
    """One rendition of an original: *width* in pixels, *extension* a key of FORMATS."""
    with open_picture(BytesIO(data)) as image:
        return encode_image(resized(plain(image), width), extension)


def resized(image, width):
    """The same picture, *width* pixels wide, its proportions kept."""
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def encode_image(image, extension):
    if extension == "jpg" and image.mode == "RGBA":
        image = flattened(image)
    return saved(image, **FORMATS[extension])


def flattened(image):
    """What is transparent shows the paper."""
    paper = Image.new("RGBA", image.size, PAPER)
    return Image.alpha_composite(paper, image).convert("RGB")


def crop_box(width, height, ratio, focal_x, focal_y):
    """The largest box of *ratio* (width / height) that keeps the focal point (percents) as central as it can.

    Returns (left, top, right, bottom) in pixels, never outside the picture.
    """
    box_width = min(width, max(1, round(height * ratio)))
    box_height = min(height, max(1, round(width / ratio)))
    left = clamp(round(width * focal_x / 100 - box_width / 2), width - box_width)
    top = clamp(round(height * focal_y / 100 - box_height / 2), height - box_height)
    return left, top, left + box_width, top + box_height


def clamp(value, highest):
    return max(0, min(value, highest))
