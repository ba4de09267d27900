"""Rows of the style page alone: it is the same on every machine, whatever was loaded there."""

import datetime
from contextlib import contextmanager
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from modeltranslation.utils import build_localized_fieldname

from content.models import ContentPage
from content.pages import page_models
from figures.models import Figure
from images.files import make_renditions
from images.models import Document, Picture
from pages.models import Introduction
from portal.sample import SAMPLE
from publishing.languages import CODES
from publishing.models import Publishable, State

NAMESPACE = uuid5(NAMESPACE_URL, "styleguide")
UPDATED = timezone.make_aware(datetime.datetime(2026, 3, 9, 10, 0))
DOCUMENT = "documents/styleguide.pdf"
DOCUMENT_BYTES = 235_000


def row(model, key, **values):
    """An unsaved record: a pair of words is French and Chinese, a list is what a relation holds, *key* its address."""
    lists = {name: value for name, value in values.items() if isinstance(value, list)}
    record = model(pk=key_of(model, key))
    for name, value in values.items():
        if name not in lists:
            put(record, name, value)
    if isinstance(record, Publishable):
        record.state, record.updated_at = State.PUBLISHED, UPDATED
    if isinstance(record, ContentPage):
        put(record, "slug", (key, key))
    # As after a prefetch: what is not told is empty, and nothing is asked of a database.
    record._prefetched_objects_cache = {name: [] for name in relations(model)} | lists
    return record


def key_of(model, key):
    return uuid5(NAMESPACE, f"{model.__name__} {key}")


def put(record, name, value):
    if isinstance(value, tuple):
        for code, words in zip(CODES, value, strict=True):
            setattr(record, build_localized_fieldname(name, code), words)
    else:
        setattr(record, name, value)


def relations(model):
    found = [field for field in model._meta.get_fields() if field.one_to_many or field.many_to_many]
    return [field.get_accessor_name() if field.auto_created else field.name for field in found]


def picture(name, **values):
    """One of the sample's pictures, by the name of its file; kept in the media folder from the first time on."""
    file = f"pictures/styleguide-{name}.jpg"
    if not default_storage.exists(file):
        default_storage.save(file, ContentFile((SAMPLE / "pictures" / f"{name}.jpg").read_bytes()))
        make_renditions(file)
    return row(Picture, name, file=file, width=1600, height=1000, **values)


def document(key, title, language):
    """A document of a weight that can be told; its file lies in the media folder, and holds nothing."""
    if not default_storage.exists(DOCUMENT):
        default_storage.save(DOCUMENT, ContentFile(bytes(DOCUMENT_BYTES)))
    return row(Document, key, title=title, **{build_localized_fieldname("file", language): DOCUMENT})


@contextmanager
def stage(rows):
    """While it lasts a database holds *rows* and nothing else that is public; then all is as it was.

    A few templates ask for what is not in their hands: the other partners on a map, a figure that a text cites.
    """
    with transaction.atomic():
        for model in page_models():
            model._base_manager.update(
                state=State.DRAFT, **{build_localized_fieldname("slug", code): None for code in CODES}
            )
        Figure.objects.update(state=State.DRAFT)
        Introduction.objects.all().delete()
        for each in {one.pk: one for one in rows}.values():
            each.save()
        try:
            yield
        finally:
            transaction.set_rollback(True)
