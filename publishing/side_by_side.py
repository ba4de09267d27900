"""The words of a version in both languages, piece by piece, for whoever reads one against the other."""

from itertools import groupby
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import override
from django_prose_editor.fields import ProseEditorField
from modeltranslation.utils import build_localized_fieldname

from publishing.languages import CODES
from publishing.versions import columns, part_models, row_key, row_of, translated_names

TEXTS = (models.CharField, models.TextField)


class Piece(NamedTuple):
    """One field: *label* and *words* by language; the words are HTML where it is rich; a picture has no words."""

    label: dict
    words: dict
    is_rich: bool = False
    picture: Any = None


class Row(NamedTuple):
    """The page, which needs no heading, or one of its parts: *heading* by language."""

    heading: dict | None
    pieces: list


def in_both_languages(page, version):
    """[Row] of the page and of its parts, in their order; without what has no words."""
    model, pictures = type(page), pictures_in(version)
    rows = [Row(None, pieces_of(model, version.get(row_key(model, page.pk), {}), pictures))]
    for part in part_models(model):
        rows += rows_of(part, version, pictures)
    return [row for row in rows if row.pieces]


def rows_of(model, version, pictures):
    values = [values for key, values in version.items() if row_of(key)[0] is model]
    ordered = sorted(values, key=lambda row: row.get("position") or 0)
    name = in_each_language(lambda: capfirst(model._meta.verbose_name))
    many = len(ordered) > 1
    return [
        Row(numbered(name, number) if many else name, pieces_of(model, row, pictures))
        for number, row in enumerate(ordered, 1)
    ]


def numbered(name, number):
    return {code: f"{words} {number}" for code, words in name.items()}


def pieces_of(model, values, pictures):
    shown = [piece_of_picture(field, values, pictures) for field in columns(model) if holds_picture(field)]
    texts = [piece_of_text(field, values) for field in texts_of(model)]
    return [piece for piece in [*texts, *shown] if piece.picture or any(piece.words.values())]


def texts_of(model):
    """The translated fields that a reader reads, in the order of the model; an address is none of them."""
    translated = {*translated_names(model)}
    fields = [field for field in model._meta.concrete_fields if field.name in translated]
    return [field for field in fields if isinstance(field, TEXTS) and not isinstance(field, models.SlugField)]


def piece_of_text(field, values):
    words = {code: values.get(build_localized_fieldname(field.name, code)) or "" for code in CODES}
    return Piece(label_of(field), words, isinstance(field, ProseEditorField))


def piece_of_picture(field, values, pictures):
    return Piece(label_of(field), {}, picture=pictures.get(values.get(field.name)))


def label_of(field):
    return in_each_language(lambda: capfirst(field.verbose_name))


def in_each_language(words):
    found = {}
    for code in CODES:
        with override(code):
            found[code] = str(words())
    return found


def holds_picture(field):
    """Pictures live above this floor: they are the records that have an alternative text."""
    return field.is_relation and hasattr(field.related_model, "alternative")


def pictures_in(version):
    """{key as text: picture} of all that *version* points at, in one query for each kind."""
    chosen = [
        (field.related_model, values[field.name])
        for key, values in version.items()
        for field in columns(row_of(key)[0])
        if holds_picture(field) and values.get(field.name)
    ]
    by_model = groupby(sorted(chosen, key=lambda one: one[0]._meta.label), key=lambda one: one[0])
    found = [model._base_manager.filter(pk__in=[key for _, key in keys]) for model, keys in by_model]
    return {str(picture.pk): picture for pictures in found for picture in pictures}
