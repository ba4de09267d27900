"""The sample content: files of sample/, French and Chinese side by side, made into records.

A file holds {model: [records]}. A record has a `key`, by which others name it: in a relation, and in a text as
`{{ref:key}}`. A field that speaks holds {fr, zh}; a list of records is of rows that belong to this one.
"""

import re
from collections import Counter
from uuid import NAMESPACE_URL, uuid5

import yaml
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from modeltranslation.utils import build_localized_fieldname

from images.models import Picture
from publishing.models import Publishable, State

SAMPLE = settings.BASE_DIR / "sample"
# What a record points at is loaded before it.
FILES = (
    "terms",
    "pictures",
    "organisations",
    "figures",
    "partners",
    "chair",
    "tourism",
    "training",
    "agenda",
    "site",
)
LANGUAGES = {"fr": "fr", "zh": "zh-hans"}
REFERENCE = re.compile(r"\{\{ref:([\w-]+)\}\}")
NAMESPACE = uuid5(NAMESPACE_URL, "sample")


def records():
    """(model, record) of every file, in the order in which they can be saved."""
    for name in FILES:
        content = yaml.safe_load((SAMPLE / f"{name}.yaml").read_text())
        for label, rows in content.items():
            for row in rows:
                yield apps.get_model(label), row


def holds_content():
    return any(model.objects.exists() for model in {model for model, row in records()})


def load():
    """Saves everything; {model: number of records}. ValidationError for a record that its form would refuse."""
    return Counter(type(make(model, row)) for model, row in records())


def key_of(name, model=None):
    """The same in every database, so that a text can refer to a record that comes later.

    A picture bears the name of the page it was drawn for: its key is its own all the same.
    """
    return uuid5(NAMESPACE, f"picture {name}" if model is Picture else name)


def make(model, row, **owner):
    record = model(**owner)
    if isinstance(record, Publishable):
        record.state = State.PUBLISHED
    # Sets and rows of its own wait until the record has been saved.
    later = [(name, value) for name, value in row.items() if not put(record, name, value)]
    # As a form does: what nobody types is left to save().
    record.full_clean(exclude=[field.name for field in model._meta.fields if not field.editable])
    record.save()
    for name, value in later:
        add(record, name, value)
    return record


def put(record, name, value):
    """Sets a column; False for what is no column."""
    if name == "key":
        record.pk = key_of(value, type(record))
    elif isinstance(value, dict):
        for language, words in value.items():
            setattr(record, build_localized_fieldname(name, LANGUAGES[language]), with_references(words))
    elif isinstance(value, list):
        return False
    else:
        put_value(record, record._meta.get_field(name), value)
    return True


def put_value(record, field, value):
    if isinstance(field, models.ForeignKey):
        setattr(record, field.attname, key_of(value, field.related_model))
    elif isinstance(field, models.FileField):
        setattr(record, field.name, ContentFile((SAMPLE / value).read_bytes(), name=value))
    else:
        setattr(record, field.name, with_references(value))


def with_references(value):
    return REFERENCE.sub(lambda match: str(key_of(match[1])), value) if isinstance(value, str) else value


def add(record, name, values):
    relation = record._meta.get_field(name)
    if relation.many_to_many:
        getattr(record, name).set([named(relation.related_model, key) for key in values])
        return
    for position, row in enumerate(values):
        owner = {relation.field.name: record}
        if hasattr(relation.related_model, "position"):
            owner["position"] = position
        make(relation.related_model, row, **owner)


def named(model, key):
    """LookupError for a name that no record loaded so far has."""
    found = model.objects.filter(pk=key_of(key, model)).first()
    if not found:
        raise LookupError(f"{model._meta.label}: no {key} yet")
    return found
