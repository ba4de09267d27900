"""Texts out of the portal in files for translators' own programs: which of them, in which order, with what beside them."""

from functools import cache
from pathlib import PurePath
from types import ModuleType
from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from publishing.languages import SOURCE
from publishing.models import Publishable
from publishing.versions import part_models
from translations import po, xliff
from translations.entries import MAX_BYTES, Batch, Entry, FileRefused, too_large
from translations.models import Standing, TranslationUnit
from translations.registry import is_rich, localized, texts_of


class Format(NamedTuple):
    """*module* writes and reads it."""

    name: str
    module: ModuleType
    suffixes: tuple[str, ...]
    content_type: str


FORMATS = {
    "po": Format("PO", po, (".po",), "text/x-gettext-translation; charset=utf-8"),
    "xliff": Format("XLIFF 1.2", xliff, (".xlf", ".xliff"), "application/x-xliff+xml; charset=utf-8"),
}


class Selection(NamedTuple):
    """What goes out: all that is public in a language, or of it a model's, or what stands at *state*."""

    language: str
    model: type[Model] | None = None
    state: str = ""

    def units(self):
        units = TranslationUnit.objects.public().filter(language=self.language).exclude(current="")
        if self.model:
            kind = ContentType.objects.get_for_model(self.model)
            # A page goes with its rows.
            units = units.filter(Q(content_type=kind) | Q(page_type=kind))
        units = units.with_standing()
        return units.filter(standing=self.state) if self.state else units


def format_named(name):
    """The key in FORMATS of a file's name; None where its suffix says nothing."""
    suffix = PurePath(name).suffix.lower()
    return next((key for key, one in FORMATS.items() if suffix in one.suffixes), None)


def exported(selection, format_key):
    """The file as bytes."""
    batch = batch_of(selection)
    return "".join(FORMATS[format_key].module.write(batch, project())).encode()


def project():
    return settings.PORTAL_ORIGIN.rpartition("/")[2]


def received(name, file):
    """Batch of an open file called *name*; FileRefused."""
    format_key = format_named(name)
    if format_key is None:
        raise FileRefused(_("The name of the file must end in .po, .xlf or .xliff."))
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large()
    return FORMATS[format_key].module.read(data)


# Entries


def batch_of(selection):
    """The moment is taken first: whatever changes from here on is newer than the file."""
    exported_at = timezone.now()
    units = [*selection.units().select_related("content_type", "page_type")]
    pages, rows = pages_of(units), ranks_of(units)
    with override(SOURCE):
        heads = {place: (page._meta.label, str(page), str(page.pk)) for place, page in pages.items()}
        units = [unit for unit in units if place_of(unit) in pages]
        units.sort(key=lambda unit: (heads[place_of(unit)], rank(unit, rows)))
        addresses = {place: address_of(page, SOURCE) for place, page in pages.items()}
        entries = [entry_of(unit, heads, addresses) for unit in units]
    return Batch(selection.language, exported_at, entries)


def place_of(unit):
    return unit.page_type_id, unit.page_id


def pages_of(units):
    """{(kind, key): page}, a query for each kind."""
    wanted = {}
    for unit in units:
        wanted.setdefault(unit.page_type, set()).add(unit.page_id)
    return {
        (kind.pk, key): page
        for kind, keys in wanted.items()
        for key, page in kind.model_class()._base_manager.in_bulk([*keys]).items()
    }


def ranks_of(units):
    """{(kind, key): number} of the rows of pages, in the order in which their page shows them."""
    kinds = {unit.content_type for unit in units if unit.content_type_id != unit.page_type_id}
    return {
        (kind.pk, key): number
        for kind in kinds
        for number, key in enumerate(ordered(kind.model_class()).values_list("pk", flat=True))
    }


def ordered(model):
    rows = model._base_manager.all()
    return rows if rows.ordered else rows.order_by("pk")


def rank(unit, rows):
    """Where *unit* is read on its page: the page's own texts, then its rows, kind by kind."""
    model, page_model = unit.content_type.model_class(), unit.page_type.model_class()
    kind = 0 if model is page_model else 1 + parts_in_order(page_model).index(model)
    return kind, rows.get((unit.content_type_id, unit.object_id), 0), names_of(model).index(unit.field)


@cache
def parts_in_order(model):
    return part_models(model)


@cache
def names_of(model):
    return [field.name for field in texts_of(model)]


def address_of(page, language):
    """Where the public reads it; empty for what has no page of its own."""
    if not isinstance(page, Publishable):
        return ""
    return f"{settings.PORTAL_ORIGIN}{page.preview_address(language)}{page.preview_part}"


def entry_of(unit, heads, addresses):
    model = unit.content_type.model_class()
    place = place_of(unit)
    has_moved = unit.working and unit.working_source != unit.current
    return Entry(
        context=unit.context,
        source=unit.current,
        target=unit.working,
        needs_review=unit.standing in (Standing.STALE, Standing.DRAFT),
        previous=unit.working_source if has_moved else "",
        state=unit.standing,
        notes=notes_of(unit, heads[place][1], addresses[place]),
        is_rich=is_rich(model, unit.field),
        max_length=localized(model, unit.field, unit.language).max_length,
    )


def notes_of(unit, title, address):
    """For whoever has nothing but the file, in French, which every translator reads."""
    model, page_model = unit.content_type.model_class(), unit.page_type.model_class()
    length = localized(model, unit.field, unit.language).max_length
    label = model._meta.get_field(unit.field).verbose_name
    kinds = [page_model._meta.verbose_name, *([] if model is page_model else [model._meta.verbose_name]), label]
    notes = [
        f"{capfirst(' · '.join(str(kind) for kind in kinds))} – {title}",
        address,
        _("HTML: keep its elements and its links.") if is_rich(model, unit.field) else "",
        _("At most %(limit)s characters.") % {"limit": length} if length else "",
        # Translators: note in a file for translators: how far the translation of a text is.
        _("State: %(state)s") % {"state": Standing(unit.standing).label},
    ]
    return tuple(note for note in notes if note)
