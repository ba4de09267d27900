"""A page as a translator meets it: every text in reading order, the French on one side, what is written on the other."""

from itertools import groupby
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import Min
from django.utils.text import capfirst

from publishing.differences import diff, diff_rich
from publishing.models import Publishable
from publishing.versions import part_models
from translations import work
from translations.memory import Memory
from translations.models import Standing, TranslationUnit
from translations.registry import is_rich, page_models, texts_of
from translations.termbase import Termbase
from translations.work import Answer, Fate

SALT = "translations.side_by_side"
# Beside each other they are one to nine on the keyboard, behind those of the memory.
TERMS_SHOWN = 6


class Group(NamedTuple):
    """The page's own texts, which need no heading, or those of one of its rows."""

    heading: str
    units: list[TranslationUnit]


class Seen(NamedTuple):
    """What its writer had in view of one text."""

    source: str
    working: str


class Opened(NamedTuple):
    """What a form opened on: {key of a unit as text: [French, working translation]}."""

    units: dict

    def sealed(self):
        """For a hidden field of the form: it comes back unchanged, or not at all."""
        return signing.dumps(self.units, salt=SALT, compress=True)

    @classmethod
    def unsealed(cls, text):
        """A form that does not say what it opened on saw nothing: nobody's words are written over unseen."""
        try:
            return cls(signing.loads(text, salt=SALT))
        except (signing.BadSignature, ValueError):
            return cls({})

    @classmethod
    def on(cls, units):
        return cls({str(unit.pk): [unit.current, unit.working] for unit in units})

    def seen(self, unit):
        return Seen(*self.units.get(str(unit.pk), ("", "")))


# What is on the page


def page_at(page_type, page_id):
    """The page that an address names; None where there is none."""
    kinds = ContentType.objects.get_for_models(*page_models())
    model = next((model for model, kind in kinds.items() if kind.pk == page_type), None)
    return model._base_manager.filter(pk=page_id).first() if model else None


def groups_of(page, language):
    """[Group] in reading order: the page itself, then its rows as they stand on it; a query for each table."""
    units = TranslationUnit.objects.on_page(page).filter(language=language)
    units = [*units.select_related("content_type", "validated_by", "drafted_by", "assigned_to")]
    attach_records(units)
    units = sorted((unit for unit in units if unit.record), key=lambda unit: place_of(unit, page))
    by_record = [[*of_one] for _key, of_one in groupby(units, key=lambda unit: unit.object_id)]
    return [Group(heading_of(own, by_record, page), own) for own in by_record]


def attach_records(units):
    """Of rows that share a table at once; a unit whose record is gone has none."""
    for model in {unit.content_type.model_class() for unit in units}:
        own = [unit for unit in units if unit.content_type.model_class() is model]
        records = model._base_manager.in_bulk([unit.object_id for unit in own])
        field = TranslationUnit._meta.get_field("record")
        for unit in own:
            field.set_cached_value(unit, records.get(unit.object_id))


def place_of(unit, page):
    model = unit.content_type.model_class()
    parts = part_models(type(page)) if isinstance(page, Publishable) else []
    of_model = parts.index(model) + 1 if model in parts else 0
    names = [field.name for field in texts_of(model)]
    of_field = names.index(unit.field) if unit.field in names else len(names)
    return of_model, getattr(unit.record, "position", 0), str(unit.object_id), of_field


def heading_of(own, by_record, page):
    kind = own[0].content_type
    if kind.model_class() is type(page):
        return ""
    alike = [units[0].object_id for units in by_record if units[0].content_type == kind]
    name = capfirst(kind.model_class()._meta.verbose_name)
    return f"{name} {alike.index(own[0].object_id) + 1}" if len(alike) > 1 else name


def is_rich_unit(unit):
    return is_rich(unit.content_type.model_class(), unit.field)


def changes_of(before, unit):
    """[Segment] of the French that moved on since *before*; none where there was none, or it stayed."""
    if not before or before == unit.current:
        return []
    return (diff_rich if is_rich_unit(unit) else diff)(before, unit.current)


# What helps to translate it


class Aids:
    """Memory and terms, each read once for a whole page."""

    def __init__(self, language):
        self.memory, self.termbase = Memory(language), Termbase(language)

    def suggestions(self, unit):
        if unit.state() == Standing.VALIDATED:
            return []
        return self.memory.suggestions(unit.current, without=unit.pk, working=unit.working)

    def terms(self, unit):
        found = self.termbase.terms_in(unit.current) if unit.state() != Standing.VALIDATED else []
        return found[:TERMS_SHOWN]

    def findings(self, unit, text):
        return work.findings_of(unit, text, self.termbase)


# What came back


class Sent(NamedTuple):
    """What a form says of one text: *is_still_right* that it needs no other words for the French of today."""

    answer: Answer
    is_still_right: bool = False


def as_stored(text, working, is_one_line):
    """*text* as a browser sent it: its ends of lines are those of what is stored, so that what nobody touched is the same."""
    text = text.replace("\x00", "")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines == working.replace("\r\n", "\n"):
        return working
    if is_one_line:
        return " ".join(lines.split("\n"))
    return lines.replace("\n", "\r\n") if "\r\n" in working else lines


def is_touched(sent):
    return sent.is_still_right or sent.answer.text != sent.answer.seen


def is_outdated(unit):
    """Whether its words were made from French that has changed since: somebody has to read them again."""
    return bool(unit.working) and unit.working_source != unit.current


def is_ready(unit):
    """Whether its words only wait to be validated; an empty field waits for its translator."""
    return unit.state() == Standing.DRAFT and not is_outdated(unit)


def is_to_validate(sent):
    """Words for French of yesterday are never passed for words for that of today unless somebody says so."""
    return is_touched(sent) or (bool(sent.answer.text) and is_ready(sent.answer.unit))


def is_left(sent):
    """By whoever validates a whole page, and had better be told."""
    return not is_touched(sent) and is_outdated(sent.answer.unit)


def keep(page, all_sent, user):
    """[Outcome] of what was typed, or said to be still right; a text that nobody touched is no draft."""
    return work.keep_drafts(page, [sent.answer for sent in all_sent if is_touched(sent)], user)


def validate(page, all_sent, user):
    return work.validate(page, [sent.answer for sent in all_sent if is_to_validate(sent)], user)


def validate_one(page, all_sent, user, key):
    """The one text, whatever its state; what was typed elsewhere on the page is kept as a draft."""
    one = [sent.answer for sent in all_sent if str(sent.answer.unit.pk) == key]
    others = [sent for sent in all_sent if str(sent.answer.unit.pk) != key]
    return [*work.validate(page, one, user), *keep(page, others, user)]


def answer_of(unit, text, opened):
    seen = opened.seen(unit)
    is_one_line = not is_rich_unit(unit) and bool(unit.column.max_length)
    return Answer(unit, as_stored(text, seen.working, is_one_line), seen.source, seen.working)


def sent_in(data, page, language):
    """[Sent] of the units of *page* alone, whatever else the form *data* (QueryDict) names."""
    opened = Opened.unsealed(data.get("_opened", ""))
    units = [unit for group in groups_of(page, language) for unit in group.units]
    return [
        Sent(answer_of(unit, data[f"text-{unit.pk}"], opened), f"still-{unit.pk}" in data)
        for unit in units
        if f"text-{unit.pk}" in data
    ]


def is_taken(outcome):
    return outcome.fate in (Fate.APPLIED, Fate.UNCHANGED)


# Where to go on


def next_page(page, language):
    """(content type id, key) of the page whose French has waited longest; None where nothing is left but *page*."""
    waiting = TranslationUnit.objects.public().unfinished().filter(language=language)
    kind = ContentType.objects.get_for_model(page)
    others = waiting.exclude(page_type=kind, page_id=page.pk).values_list("page_type_id", "page_id")
    return (
        others.annotate(oldest=Min("current_since"))
        .order_by("oldest", "page_id")
        .values_list("page_type_id", "page_id")
        .first()
    )


def next_unit(units, key):
    """The unit to go on with after that of *key*: the next that waits, from the top again after the last."""
    keys = [str(unit.pk) for unit in units]
    here = keys.index(key) + 1 if key in keys else 0
    return next((unit for unit in [*units[here:], *units[:here]] if unit.state() != Standing.VALIDATED), None)
