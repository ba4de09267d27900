"""What speaks: the texts of every model that modeltranslation knows, and the page on which each is read."""

from functools import cache

from django.db import models
from django_prose_editor.fields import ProseEditorField
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from publishing.languages import CODES, SOURCE
from publishing.models import Publishable, State
from publishing.versions import owner_field, translated_names

TEXTS = (models.CharField, models.TextField)
# The languages that are translated into.
TARGETS = [code for code in CODES if code != SOURCE]


@cache
def speaking_models():
    """Those with texts that a translator meets, in the order of their labels. The terms are what others are checked by."""
    registered = translator.get_registered_models(abstract=False)
    ours = [model for model in registered if model._meta.app_label != "translations" and texts_of(model)]
    return sorted(ours, key=lambda model: model._meta.label)


@cache
def texts_of(model):
    """The translated fields of *model* in its own order; an address or a file is no text."""
    names = {*translated_names(model)}
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    return [field for field in fields if isinstance(field, TEXTS) and not isinstance(field, models.SlugField)]


@cache
def page_models():
    """The models of what a translator opens as one: pages with their rows, figures, pictures, what stands by itself."""
    return [
        *dict.fromkeys(
            model if owner_field(model) is None else owner_field(model).related_model
            for model in speaking_models()
        )
    ]


def page_of(record):
    """(model, key) of the page on which *record* is read: itself, where it belongs to no other."""
    owner = owner_field(type(record))
    return (owner.related_model, getattr(record, owner.attname)) if owner else (type(record), record.pk)


def localized(model, field, language):
    """The column of *field* (a name) in *language*, as Django knows it: its length, its label, its sanitiser."""
    return model._meta.get_field(build_localized_fieldname(field, language))


def is_rich(model, field):
    return isinstance(model._meta.get_field(field), ProseEditorField)


def is_public(page):
    """Only French that is published is translated here; what no one publishes is always public."""
    return not isinstance(page, Publishable) or page.state == State.PUBLISHED
