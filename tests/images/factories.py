"""Files as staff upload them, good and bad, made here so that none lies in the repository."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from images.models import Document, Picture

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def photograph(size=(400, 300), mode="RGB"):
    """Many colours, as a camera makes them."""
    circle, slope = Image.radial_gradient("L"), Image.linear_gradient("L")
    return Image.merge("RGB", (circle, slope, slope.rotate(90))).resize(size).convert(mode)


def picture_bytes(format="JPEG", size=(400, 300), image=None, **options):
    output = BytesIO()
    (image or photograph(size)).save(output, format=format, **options)
    return output.getvalue()


def upload(data, name="photo.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type)


def make_picture(data=None, filename="photo.jpg", **fields):
    """A saved picture; `make_picture(alt_fr="", is_decorative=True)` for one that says nothing."""
    fields = {"name": "Une photo", "alt_fr": "Une rivière", "alt_zh_hans": "一条河", **fields}
    return Picture.objects.create(file=upload(data or picture_bytes(), filename), **fields)


def make_document(**fields):
    """A saved document, in French only unless `file_zh_hans=upload(PDF, "a.pdf")`."""
    fields = {"title_fr": "Texte de l’accord", "file_fr": upload(PDF, "accord.pdf", "application/pdf"), **fields}
    return Document.objects.create(**fields)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width, height, pixels=b""):
    """A PNG whose header says *width* by *height* in 8-bit grey, whatever it holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels, 9)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp_claiming(width, height):
    """A WebP whose header says *width* by *height*, around the pixels of a small one."""
    small = picture_bytes("WEBP", (8, 8))
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas + small[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def located_jpeg(orientation=1, size=(400, 300)):
    """A photograph that says where it was taken, by whom, and which way up it is."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "SECRET-ARTIST"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 7.0)})
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0SECRET-COMMENT"
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-XMP</x:xmpmeta>'
    return picture_bytes("JPEG", size, exif=exif, xmp=xmp, comment=b"SECRET-JPEG")
