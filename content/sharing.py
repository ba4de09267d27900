"""What is shared of a page: its one address, and the picture that a network shows of it.

A target is what a shared address shows: a page, or the name of a view that stands for none (a list, the home page).
"""

import hashlib
import json
import logging
import re
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from content.addresses import pages_by_key
from content.models import ContentPage
from content.pages import section_indexes
from images.files import put
from images.share_pictures import DRAWING, Words, draw
from publishing.languages import in_language

logger = logging.getLogger(__name__)

HOME = "home"
# What of an address's query chooses what is shown; all the rest is somebody's tag.
KEPT = {"page": re.compile(r"[2-9]|[1-9][0-9]{1,5}"), "when": re.compile(r"past")}
# A partner's kind gives its pages their hue, as in tokens.css; all others have the portal's own.
ACCENTS = {"municipality": "wall", "city": "wall", "province": "celadon", "region": "zinc", "state": "zinc"}
# The last bytes of every PNG: a file without them is being written, or was cut off.
PNG_END = b"IEND\xaeB`\x82"


class SharePicture(NamedTuple):
    words: Words
    # Hexadecimal key of a page, or the name of a view.
    target: str

    @property
    def version(self):
        """Another one as soon as anything else is drawn."""
        drawn = json.dumps([DRAWING, *self.words])
        return hashlib.sha256(drawn.encode()).hexdigest()[:20]

    @property
    def folder(self):
        return f"share/{self.target.replace(':', '-')}/{self.words.language}"

    def name(self, shape):
        """In the storage."""
        return f"{self.folder}/{self.version}-{shape}.png"

    def address(self, shape):
        return reverse("content:share_picture", args=[self.target, self.words.language, self.version, shape])


def canonical_query(query):
    """`?page=2` of a request's QueryDict: what of it is part of the address; empty where nothing is."""
    kept = {name: query[name] for name, shape in KEPT.items() if shape.fullmatch(query.get(name, ""))}
    return f"?{urlencode(kept)}" if kept else ""


def picture_of(target, language):
    """The picture of a page or of a view in *language*."""
    if isinstance(target, ContentPage):
        return SharePicture(words_of_page(target, language), target.pk.hex)
    return SharePicture(words_of_view(target, language), target)


def words_of_page(page, language):
    partner = getattr(page, "partner", None)
    kind = getattr(partner or page, "kind", "")
    with override(language):
        over = [str(capfirst(page._meta.verbose_name)), in_language(partner, "title", language) if partner else ""]
        return Words(
            title=in_language(page, "title", language),
            line=" · ".join(filter(None, over)),
            site=site_name(),
            language=language,
            accent=ACCENTS.get(kind, "zinc"),
        )


def words_of_view(view, language):
    """A list is called by its heading, the home page by the portal's name."""
    with override(language):
        if view == HOME:
            # Translators: over the portal's name on the picture that a network shows of the home page.
            return Words(
                site_name(), pgettext("on a shared picture", "International cooperation"), "", language, "celadon"
            )
        return Words(str(section_indexes()[view]), "", site_name(), language, "celadon")


def site_name():
    return _("Île-de-France – China")


def find_target(target, language):
    """The page or view that a picture's address names; None where the public reads nothing of it in *language*."""
    if target == HOME or target in section_indexes():
        return target
    try:
        key = UUID(target)
    except ValueError:
        return None
    found = pages_by_key({key}).get(key)
    page = found and type(found).objects.published().filter(pk=key).first()
    return page if page and page.is_complete(language) else None


def picture_bytes(picture, shape):
    """PNG of *picture*, from the storage where it was drawn before; drawing it removes its former versions."""
    name = picture.name(shape)
    return stored(name) or drawn(picture, shape, name)


def stored(name):
    """The whole file, None where there is none or only a part."""
    try:
        with default_storage.open(name) as file:
            data = file.read()
    except OSError:
        return None
    return data if data.endswith(PNG_END) else None


def drawn(picture, shape, name):
    data = draw(picture.words, shape)
    try:
        put(name, data)
        remove_former(picture)
    except OSError:
        # A full disk costs the next reader a second drawing, not this one the picture.
        logger.exception("The picture %s could not be kept.", name)
    return data


def remove_former(picture):
    _folders, files = default_storage.listdir(picture.folder)
    for file in files:
        if not file.startswith(picture.version):
            default_storage.delete(f"{picture.folder}/{file}")
