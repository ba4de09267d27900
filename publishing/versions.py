"""A page as values: its row and its parts, field by field, in every language.

A version is `{row key: {field: JSON value}}`; a row key is the model's label and the row's key. A part is a row that
belongs to one page alone, and is deleted with it. When a page is published, and until when, is no part of a version.
"""

import json
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.encoding import is_protected_type
from django.utils.functional import partition
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import NotRegistered, translator

from publishing.models import Publishable

WORKFLOW = frozenset(field.name for field in Publishable._meta.fields)

DEAD = _("What was chosen here has been deleted since.")
DOUBLE = _("Another row says the same.")


class Loss(NamedTuple):
    """What a version holds and the database no longer takes; *field* is None where the whole row was left out."""

    row: str
    field: str | None
    value: Any
    message: str


# Rows


def row_key(model, pk):
    return f"{model._meta.label_lower}:{pk}"


def row_of(key):
    """(model, key as text) that a row key stands for. LookupError where the model is no more."""
    label, _colon, pk = key.partition(":")
    return apps.get_model(label), pk


def is_known(key):
    """Whether its model is still there: a version outlives the code that wrote it."""
    try:
        return bool(row_of(key))
    except LookupError:
        return False


@cache
def owner_field(model):
    """The foreign key to the page that a part belongs to: the first thing it would be deleted with."""
    keys = [field for field in model._meta.concrete_fields if field.is_relation]
    owner = next((field for field in keys if field.remote_field.on_delete is models.CASCADE), None)
    return owner if owner and issubclass(owner.related_model, Publishable) else None


@cache
def parts_of(model):
    """The relations to *model* from what is part of it."""
    found = [relation for relation in model._meta.related_objects if relation.one_to_many or relation.one_to_one]
    return [relation for relation in found if owner_field(relation.related_model) == relation.field]


def part_models(model):
    return [relation.related_model for relation in parts_of(model)]


@cache
def columns(model):
    """What a version holds of a row. The column under a translated field's own name repeats one of its languages."""
    aside = {*WORKFLOW, *translated_names(model), getattr(owner_field(model), "name", None)}
    return [field for field in model._meta.concrete_fields if not field.primary_key and field.name not in aside]


@cache
def translated_names(model):
    try:
        return [*translator.get_options_for_model(model).all_fields]
    except NotRegistered:
        return []


@cache
def choices_of_many(model):
    """Those with a table of their own are parts."""
    return [field for field in model._meta.many_to_many if field.remote_field.through._meta.auto_created]


# Reading


def snapshot(page):
    """The version that the database holds; empty where the page is not in it."""
    rows = [*type(page)._base_manager.filter(pk=page.pk)]
    return {row_key(type(row), row.pk): values_of(row) for row in [*rows, *(parts(page) if rows else [])]}


def parts(page):
    found = [
        relation.related_model._base_manager.filter(**{relation.field.name: page.pk})
        for relation in parts_of(type(page))
    ]
    return chain.from_iterable(found)


def values_of(row):
    values = {field.name: value_of(row, field) for field in columns(type(row))}
    many = {
        field.name: sorted(str(one.pk) for one in getattr(row, field.name).all())
        for field in choices_of_many(type(row))
    }
    return json.loads(json.dumps(values | many, cls=DjangoJSONEncoder))


def value_of(row, field):
    """As Django's own serialisers write it."""
    value = field.value_from_object(row)
    if value is None and is_words(field):
        return ""
    return value if is_protected_type(value) else field.value_to_string(row)


def is_words(field):
    """Of which a column without a value and an empty one say the same; two addresses cannot be empty, but both unknown."""
    is_text = isinstance(field, (models.CharField, models.TextField)) and field.empty_strings_allowed
    return is_text and not isinstance(field, models.SlugField)


# Writing


@contextmanager
def in_place(page, version, **workflow):
    """Within, the rows are those of *version*, whose losses are given; after it they are again what they were."""
    with transaction.atomic():
        yield put(type(page), page.pk, version, **workflow)
        transaction.set_rollback(True)


def put(model, pk, version, *, by_save=False, user=None, **workflow):
    """Makes the rows of one page those of *version*; [Loss] of what could not be written.

    Raw, without the models' own `save()`, unless *by_save*, which is then *user*'s; *workflow* are columns that no
    version holds.
    """
    version, losses = without_the_dead(version)
    page = existing(model, pk)
    set_values(page, version.get(row_key(model, pk), {}), **workflow)
    losses += free_of_clashes(page)
    page.saved_by = user
    write(page, by_save)
    choose(page, version)
    return [*losses, *chain.from_iterable(put_parts(page, part, version, by_save) for part in parts_of(model))]


def put_parts(page, relation, version, by_save):
    model = relation.related_model
    wanted = {key: values for key, values in version.items() if row_of(key)[0] is model}
    kept = [row_of(key)[1] for key in wanted]
    model._base_manager.filter(**{relation.field.name: page.pk}).exclude(pk__in=kept).delete()
    return [*chain.from_iterable(put_part(page, relation.field, key, version, by_save) for key in wanted)]


def put_part(page, owner, key, version, by_save):
    row = existing(*row_of(key))
    set_values(row, version[key], **{owner.name: page})
    row.saved_by = page.saved_by
    try:
        row.validate_constraints()
    except ValidationError:
        return [Loss(key, None, version[key], DOUBLE)]
    write(row, by_save)
    choose(row, version)
    return []


def existing(model, pk):
    return model._base_manager.filter(pk=pk).first() or model(pk=model._meta.pk.to_python(pk))


def set_values(row, values, **others):
    for field in columns(type(row)):
        if field.name in values:
            setattr(row, field.attname, field.to_python(values[field.name]))
    for name, value in others.items():
        setattr(row, name, value)


def write(row, by_save):
    if by_save:
        row.save()
        return
    for name in ("created_at", "updated_at"):
        # What the clock writes, it writes only in `save()`.
        if hasattr(row, name) and getattr(row, name) is None:
            setattr(row, name, timezone.now())
    row.save_base(raw=True)


def choose(row, version):
    values = version.get(row_key(type(row), row.pk), {})
    for field in choices_of_many(type(row)):
        if field.name in values:
            getattr(row, field.name).set(values[field.name])


# What no longer fits


def without_the_dead(version):
    """(version, [Loss]): nothing in it points at a record that has been deleted since, or is a row of no model."""
    version = {key: values for key, values in version.items() if is_known(key)}
    living = living_among(version)
    kept, losses = {}, []
    for key, values in version.items():
        values, lost = prune(key, values, living)
        losses += lost
        if values is not None:
            kept[key] = values
    return kept, losses


def living_among(version):
    """{model: keys} of the records that *version* points at and that are still there."""
    wanted = {}
    for key, values in version.items():
        for field in pointing_fields(row_of(key)[0]):
            wanted.setdefault(field.related_model, set()).update(targets(values.get(field.name)))
    return {
        model: {str(pk) for pk in model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)}
        for model, keys in wanted.items()
    }


def pointing_fields(model):
    return [field for field in [*columns(model), *choices_of_many(model)] if field.is_relation]


def targets(value):
    return value if isinstance(value, list) else [value] if value else []


def prune(key, values, living):
    """(values without what is dead, [Loss]); values are None where the row cannot be without."""
    pruned, losses = dict(values), []
    for field in pointing_fields(row_of(key)[0]):
        alive, dead = partition(
            lambda pk, of=field.related_model: pk not in living[of], targets(values.get(field.name))
        )
        if dead and not field.many_to_many and not field.null:
            return None, [Loss(key, None, values, DEAD)]
        if dead:
            pruned[field.name] = alive if field.many_to_many else None
            losses.append(Loss(key, field.name, values[field.name], DEAD))
    return pruned, losses


def free_of_clashes(page):
    """Empties what another record has taken since, an address above all."""
    try:
        page.validate_constraints()
    except ValidationError as error:
        return [empty(page, name, messages) for name, messages in error.message_dict.items()]
    return []


def empty(page, name, messages):
    value = getattr(page, name)
    setattr(page, name, None)
    return Loss(row_key(type(page), page.pk), name, value, " ".join(messages))
