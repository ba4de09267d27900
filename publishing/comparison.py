"""Two versions of one page side by side, in people's words: what changed in its row and in its parts."""

import datetime
from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from publishing.differences import Segment, diff, diff_lines, diff_rich, diff_whole, has_changed, replace
from publishing.fields import NumberFormField
from publishing.languages import NAMES, TAGS
from publishing.models import Publishable
from publishing.versions import columns, is_known, owner_field, pointing_fields, row_of, set_values, targets

# What becomes of a row.
ROW_ADDED, ROW_REMOVED, ROW_CHANGED, ROW_SAME = "added", "removed", "changed", "same"
LANGUAGE_NAMES = {TAGS[code]: name for code, name in NAMES.items()}


class ChangedText(NamedTuple):
    # Tag of the language, empty where the field has none.
    language: str
    segments: list[Segment]

    @property
    def language_name(self):
        """In itself."""
        return LANGUAGE_NAMES.get(self.language, "")


class ChangedField(NamedTuple):
    label: str
    # One for each language that changed.
    texts: list[ChangedText]


class ChangedRow(NamedTuple):
    model: type[models.Model]
    is_page: bool
    name: str
    title: str
    change: str
    fields: list[ChangedField]


class Titles:
    """The titles of all that some versions point at: one query for each table."""

    def __init__(self, *versions):
        wanted = defaultdict(set)
        for key, values in rows_of(*versions):
            for field in pointing_fields(row_of(key)[0]):
                wanted[field.related_model].update(targets(values.get(field.name)))
        self.records = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items() if keys}

    def record(self, model, key):
        return self.records.get(model, {}).get(model._meta.pk.to_python(key))

    def title(self, model, key):
        record = self.record(model, key)
        # Translators: in place of the title of a record that is no more.
        return str(record) if record else _("(deleted)")


def compare(before, after):
    """[ChangedRow] of two versions of one page: its own row first, then its parts; only what differs."""
    titles = Titles(before, after)
    found = [compared_row(key, before, after, titles, has_changed) for key in ordered({**after, **before})]
    return [row for row in found if row.change != ROW_SAME]


def shown(version):
    """[ChangedRow] of all that one version says, nothing of it marked as changed."""
    titles = Titles(version)
    found = [compared_row(key, version, version, titles, bool) for key in ordered(version)]
    return [row._replace(change=ROW_SAME) for row in found]


# Rows


def rows_of(*versions):
    """(key, values) of the rows of models that still exist."""
    for version in versions:
        for key in ordered(version):
            yield key, version[key]


def ordered(version):
    return sorted(filter(is_known, version), key=is_part)


def is_part(key):
    return not issubclass(row_of(key)[0], Publishable)


def compared_row(key, before, after, titles, is_wanted):
    """*is_wanted* says of the segments of a field whether it is told."""
    model = row_of(key)[0]
    first, second = before.get(key), after.get(key)
    fields = fields_of(model, first or {}, second or {}, titles, is_wanted)
    change = ROW_CHANGED if fields else ROW_SAME
    if first is None or second is None:
        change = ROW_ADDED if first is None else ROW_REMOVED
    title = title_of(key, after if second is not None else before, titles)
    name = capfirst(model._meta.verbose_name)
    return ChangedRow(model, not is_part(key), name, title, change, fields)


def title_of(key, version, titles):
    try:
        return str(in_memory(key, version, titles))
    except (ObjectDoesNotExist, ValidationError, ValueError):
        # Named after something that is gone.
        return ""


def in_memory(key, version, titles):
    """The row as *version* has it, with what it points at: no query is made to name it."""
    model, pk = row_of(key)
    row = model(pk=pk)
    set_values(row, version[key])
    owner = owner_field(model)
    for field in columns(model):
        if field.is_relation:
            field.set_cached_value(row, titles.record(field.related_model, version[key].get(field.name)))
    if owner and is_part(key):
        page = next((one for one in ordered(version) if row_of(one)[0] is owner.related_model), None)
        owner.set_cached_value(row, in_memory(page, version, titles) if page else None)
    return row


# Fields


def fields_of(model, before, after, titles, is_wanted):
    """In the order of the model, the languages of one field together; one that the model no longer has by its name."""
    fields = {field.name: field for field in model._meta.get_fields() if not field.auto_created}
    labels, gathered = {}, defaultdict(list)
    for name in sorted({**before, **after}, key=[*fields, *before, *after].index):
        field = fields.get(name)
        segments = segments_of(field, before.get(name), after.get(name), titles)
        if is_wanted(segments):
            # Without the language, which stands beside the words.
            own = getattr(field, "translated_field", field)
            labels[own.name if own else name] = capfirst(own.verbose_name) if own else name
            gathered[own.name if own else name].append(ChangedText(language_of(field), segments))
    return [ChangedField(labels[name], texts) for name, texts in gathered.items()]


def language_of(field):
    return TAGS.get(getattr(field, "language", ""), "")


def segments_of(field, before, after, titles):
    if field is not None and field.many_to_many:
        return diff_lines(names(field, before, titles), names(field, after, titles))
    if isinstance(field, ProseEditorField):
        return diff_rich(before or "", after or "")
    said_before, said_after = words_of(field, before, titles), words_of(field, after, titles)
    if field is not None and field.is_relation and before != after:
        # Two records may have one title, or both be gone.
        return replace(said_before, said_after)
    return (diff if is_text(field) else diff_whole)(said_before, said_after)


def is_text(field):
    is_words = isinstance(field, models.CharField | models.TextField) and not field.choices
    # A date known to the year is kept as text.
    return is_words and isinstance(field.to_python("2000"), str)


def names(field, keys, titles):
    return "".join(f"{name}\n" for name in sorted(titles.title(field.related_model, key) for key in keys or []))


def words_of(field, value, titles):
    """A value of a version as a person would say it; empty where there is none."""
    if value is None or value == "":
        return ""
    if field is None:
        return str(value)
    if field.is_relation:
        return titles.title(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return said(field, python_value(field, value))


def python_value(field, value):
    try:
        return field.to_python(value)
    except (ValidationError, ValueError):
        return value


def said(field, value: Any):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return NumberFormField().prepare_value(value)
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, datetime.time):
        return date_format(value, "TIME_FORMAT")
    if isinstance(value, str | int):
        return str(value)
    # Dates known to the year, and what else knows how it is typed.
    return str(field.formfield().prepare_value(value))
