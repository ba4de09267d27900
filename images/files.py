"""Where pictures and documents lie in the storage: their names, their renditions, their removal. No model."""

import uuid
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from images.renditions import (
    FORMATS,
    encode_image,
    open_picture,
    plain,
    rendition_folder,
    rendition_name,
    resized,
    widths_for,
)
from publishing.slugs import make_slug


def picture_name(picture, filename):
    """A name of ours, never used before: what is served under it may be kept for ever."""
    return f"pictures/{uuid.uuid4().hex}{PurePosixPath(filename).suffix.lower()}"


def document_name(document, filename):
    """The French title, which is what the reader finds in their downloads, and eight letters of chance."""
    words = make_slug(document.title_fr or "")
    return f"documents/{words or 'document'}-{uuid.uuid4().hex[:8]}.pdf"


def make_renditions(name, again=False):
    """Every width in every format of the original stored as *name*; what exists already is left, unless *again*.

    Returns the names of those it made.
    """
    with default_storage.open(name) as file, open_picture(file) as original:
        wanted = [
            (width, rendition_name(name, width, extension), extension)
            for width in widths_for(original.width)
            for extension in FORMATS
        ]
        missing = [item for item in wanted if again or not default_storage.exists(item[1])]
        return make(plain(original), missing) if missing else []


def make(original, missing):
    """From the widest to the narrowest, each scaled from the one before: a large original is gone through once."""
    image, made = original, []
    for width, name, extension in sorted(missing, reverse=True):
        image = resized(image, width)
        put(name, encode_image(image, extension))
        made.append(name)
    return made


def put(name, data):
    """Stored under that very name: Django's storages would otherwise make up another when it is taken."""
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(data))
    if stored != name:
        # Somebody made the same rendition in the meantime: the same bytes.
        default_storage.delete(stored)


def remove_renditions(name):
    folder = rendition_folder(name)
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        default_storage.delete(f"{folder}/{file}")
    # A folder on a disk; on an object storage there is none, and nothing happens.
    default_storage.delete(folder)
