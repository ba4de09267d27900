"""What translators do with units: keep a draft, which no reader sees, or validate, which writes the page.

Every answer says which French and which translation its writer had in view. Where either has moved on since, nothing
is written, and the words come back to their writer.
"""

from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from publishing.drafts import found
from publishing.drafts import record as note_in_history
from publishing.models import Action, Publishable
from publishing.versions import row_key, snapshot, value_of
from publishing.workflow import locked
from translations.models import TranslationUnit
from translations.quality import Finding, findings
from translations.registry import is_public, is_rich
from translations.termbase import Termbase
from translations.units import settle


class Fate(Enum):
    """What became of an answer."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    # Made from French that has changed since.
    STALE = "stale"
    REFUSED = "refused"


class Answer(NamedTuple):
    """*text* for *unit*, made from *source*, the French in view, with *seen*, the working translation, beside it."""

    unit: TranslationUnit
    text: str
    source: str
    seen: str


class Outcome(NamedTuple):
    """*reason* says in words why an answer was not taken; *findings* are those of the checks, advice included."""

    answer: Answer
    fate: Fate
    reason: str = ""
    findings: list[Finding] = []


@transaction.atomic
def keep_drafts(page, answers, user):
    """Keeps the texts of *answers*, all about *page*, out of the readers' sight; [Outcome] in the order of *answers*."""
    _page, units = units_now(page, answers)
    outcomes = [judged(units.get(answer.unit.pk), answer, demand_order=False) for answer in answers]
    for outcome in taken(outcomes):
        keep_draft(outcome.answer, user)
    return outcomes


def keep_draft(answer, user):
    unit = answer.unit
    unit.draft = "" if answer.text == unit.target and not unit.is_stale else answer.text
    unit.draft_source = answer.source if unit.draft else ""
    unit.drafted_by, unit.drafted_at = user, timezone.now()
    unit.save(update_fields=["draft", "draft_source", "drafted_by", "drafted_at"])


@transaction.atomic
def validate(page, answers, user, termbase=None):
    """Writes the texts of *answers*, all about *page*, where readers read; [Outcome] in the order of *answers*.

    A text that stays as it is can be validated too: it then counts as made from today's French. *termbase* is given
    by whoever asks for many pages.
    """
    page, units = units_now(page, answers)
    if not is_public(page):
        return [
            Outcome(answer, Fate.REFUSED, _("This page is not public: its French may still change."))
            for answer in answers
        ]
    outcomes = [judged(units.get(answer.unit.pk), answer, termbase=termbase) for answer in answers]
    if applied := [outcome.answer for outcome in taken(outcomes)]:
        write(page, applied, user)
    return outcomes


def taken(outcomes):
    return [outcome for outcome in outcomes if outcome.fate is Fate.APPLIED]


def units_now(page, answers):
    """(page, {key: unit}) as they stand, kept from others until the transaction ends; without those whose record is gone."""
    page = locked(page)
    keys = [answer.unit.pk for answer in answers]
    units = TranslationUnit.objects.select_for_update().select_related("content_type").in_bulk(keys)
    return page, {unit.pk: unit for unit in with_records(page, units.values())}


def with_records(page, units):
    """The units of one record share it: what is written for one is not undone by another."""
    records = {page.pk: page}
    for unit in units:
        record = records.setdefault(unit.object_id, None) or unit.record
        if record is not None:
            records[unit.object_id] = unit.record = record
            yield unit


# Judging


def judged(unit, answer, demand_order=True, termbase=None):
    """The outcome of *answer* if it is the last word on *unit* (None: deleted since); a draft need not be in order."""
    if unit is None:
        return Outcome(answer, Fate.REFUSED, _("This text has been deleted meanwhile."))
    if unit.current != answer.source:
        return Outcome(answer, Fate.STALE, _("The French has changed since this translation was made."))
    answer = answer._replace(unit=unit, text=cleaned(unit, answer.text))
    if unit.working not in (answer.seen, answer.text):
        return Outcome(answer, Fate.REFUSED, _("Someone else has translated this meanwhile."))
    if is_nothing_new(unit, answer.text, demand_order):
        return Outcome(answer, Fate.UNCHANGED)
    return in_order(unit, answer, termbase) if demand_order else Outcome(answer, Fate.APPLIED)


def cleaned(unit, text):
    return unit.column.sanitize(text) if is_rich(unit.content_type.model_class(), unit.field) else text


def is_nothing_new(unit, text, is_validation):
    if is_validation:
        return text == unit.target and unit.state() == unit.state().VALIDATED
    return text == unit.working and unit.working_source == unit.current


def in_order(unit, answer, termbase):
    try:
        unit.column.clean(answer.text, unit.record)
    except ValidationError as error:
        return Outcome(answer, Fate.REFUSED, " ".join(error.messages))
    wrong = findings_of(unit, answer.text, termbase)
    blocking = [finding.message for finding in wrong if finding.blocks]
    if blocking:
        return Outcome(answer, Fate.REFUSED, " ".join(blocking), wrong)
    return Outcome(answer, Fate.APPLIED, findings=wrong)


def findings_of(unit, text, termbase=None):
    """[Finding] of *text* as the translation of *unit*'s French of today."""
    terms = (termbase or Termbase(unit.language)).terms_for(unit.current, text)
    model = unit.content_type.model_class()
    return findings(
        unit.current,
        text,
        language=unit.language,
        is_rich=is_rich(model, unit.field),
        max_length=unit.column.max_length,
        terms=terms,
    )


# Writing


def write(page, answers, user):
    """One line in the history of *page* for all that is validated at once."""
    version = snapshot(page) if isinstance(page, Publishable) else None
    if version is not None:
        found(page, version)
    place = attrgetter("unit.object_id")
    for _key, of_one in groupby(sorted(answers, key=place), key=place):
        write_record([*of_one], user)
    if version is not None:
        note_in_history(page, Action.TRANSLATED, user, version=with_translations(version, answers))


def with_translations(version, answers):
    """*version* as the answers changed it: to read all its rows again would take as long as to write them."""
    changed = {**version}
    for unit in (answer.unit for answer in answers):
        key = row_key(type(unit.record), unit.object_id)
        changed[key] = {**changed[key], unit.column.name: value_of(unit.record, unit.column)}
    return changed


def write_record(answers, user):
    """The save is noticed like any other; what stays as it is, or has a draft, has to be settled all the same."""
    record = answers[0].unit.record
    for answer in answers:
        setattr(record, answer.unit.column.attname, answer.text)
    record.saved_by = user
    record.save(update_fields=[*(answer.unit.column.name for answer in answers), *times_of(record)])
    for unit in (answer.unit for answer in answers):
        if unit.draft or unit.target == value_of(record, unit.column):
            settle_unit(unit, record, user)


def times_of(record):
    """The columns in which *record* notes when it was last written."""
    return [field.name for field in record._meta.concrete_fields if getattr(field, "auto_now", False)]


def settle_unit(unit, record, user):
    unit.refresh_from_db(from_queryset=TranslationUnit.objects.select_related("content_type"))
    unit.target = value_of(record, unit.column)
    unit.draft, unit.draft_source = "", ""
    settle(unit, user)
    unit.save()
