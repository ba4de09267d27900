"""Texts into the portal from a file, each with its fate. What is written goes through `work`, page by page."""

import re
from collections import Counter
from functools import partial
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from translations import work
from translations.entries import Entry
from translations.models import Standing, TranslationUnit
from translations.registry import is_rich
from translations.rights import may_translate
from translations.termbase import Termbase
from translations.work import Answer, Fate

CONTEXT = re.compile(r"\w+\.\w+:([0-9a-f-]{36}):\w+", re.ASCII)
# Characters: the longest text that a form of the admin takes.
MAX_TEXT = 200_000
UNITS = 500


class Told(NamedTuple):
    """What became of an entry; *unit* is None where its context names no text. Kept as a draft it counts as applied."""

    context: str
    fate: Fate
    reason: str = ""
    unit: TranslationUnit | None = None
    is_draft: bool = False


class Waiting(NamedTuple):
    """An entry on its way into a unit; *text* is as the column will keep it."""

    entry: Entry
    unit: TranslationUnit
    text: str
    as_draft: bool


@transaction.atomic
def take_in(batch, user=None, *, as_drafts=False):
    """[Told], one for each context, in the order of the file; PermissionDenied for who does not translate into its language.

    Without *user* the system itself writes. Whatever fails takes the whole file back with it.
    """
    if user and not may_translate(user, batch.language):
        raise PermissionDenied
    told, waiting = {}, []
    units = units_named(batch)
    for context, entries in by_context(batch.entries).items():
        found = first_look(entries, units.get(context), batch, user, as_drafts)
        told[context] = found if isinstance(found, Told) else None
        waiting += [found] if isinstance(found, Waiting) else []
    for outcome in written(waiting, user):
        told[outcome.context] = outcome
    return [*told.values()]


def counted(told):
    return Counter(one.fate for one in told)


def by_context(entries):
    found = {}
    for entry in entries:
        found.setdefault(entry.context, []).append(entry)
    return found


def units_named(batch):
    """{context: unit} of what the file names and the portal has."""
    matches = [CONTEXT.fullmatch(entry.context) for entry in batch.entries]
    keys = {key for match in matches if match and (key := as_key(match[1]))}
    units = TranslationUnit.objects.filter(language=batch.language)
    units = units.select_related("content_type", "page_type").prefetch_related("page")
    keys = [*keys]
    parts = [keys[start : start + UNITS] for start in range(0, len(keys), UNITS)]
    found = [unit for some in parts for unit in units.filter(object_id__in=some)]
    return {unit.context: unit for unit in found if unit.page is not None}


def as_key(text):
    try:
        return UUID(text)
    except ValueError:
        return None


# The first look


def first_look(entries, unit, batch, user, as_drafts):
    """Told where nothing is to be written, else Waiting."""
    entry = entries[0]
    if unit is None:
        return Told(entry.context, Fate.REFUSED, _("There is no such text here."))
    if any(other[:4] != entry[:4] for other in entries):
        return Told(entry.context, Fate.REFUSED, _("The file says two different things about this text."), unit)
    if not entry.target:
        return Told(entry.context, Fate.UNCHANGED, unit=unit)
    if reason := unfit(entry.target):
        return Told(entry.context, Fate.REFUSED, reason, unit)
    if entry.source != unit.current:
        return Told(entry.context, Fate.STALE, _("The French has changed since the file was made."), unit)
    return second_look(entry, unit, batch, user, as_drafts)


def second_look(entry, unit, batch, user, as_drafts):
    text = as_kept(unit, entry.target)
    is_as_it_was = unit.state() == Standing.VALIDATED and text == unit.target
    if is_as_it_was or (entry.needs_review and text == unit.working):
        return Told(entry.context, Fate.UNCHANGED, unit=unit)
    if reason := newer(unit, text, batch, user):
        return Told(entry.context, Fate.REFUSED, reason, unit)
    return Waiting(entry, unit, text, as_drafts or entry.needs_review)


def unfit(text):
    if "\0" in text:
        return _("The translation holds a zero character.")
    if len(text) > MAX_TEXT:
        return _("The translation is longer than any text may be.")
    return ""


def as_kept(unit, text):
    """As `save()` will write it: without what the sanitiser takes out, with references for the addresses of pages."""
    model = unit.content_type.model_class()
    if not is_rich(model, unit.field):
        return text
    row = model(**{unit.column.attname: text})
    return unit.column.pre_save(row, False)


def newer(unit, text, batch, user):
    """Why *text* must not replace what the unit says; empty where it may."""
    since = batch.exported_at
    if since is None or since > timezone.now():
        is_settled = unit.draft or (unit.target and not unit.is_stale)
        if is_settled and text != unit.working:
            return _("The file does not say when it was made: what is translated already stays.")
        return ""
    touched = [
        (unit.draft, unit.drafted_at, unit.drafted_by_id),
        (unit.target, unit.validated_at, unit.validated_by_id),
    ]
    mine = user.pk if user else None
    others = [words for words, at, by in touched if words and at and at > since and (by is None or by != mine)]
    if any(words != text for words in others):
        return _("Someone else has translated this since the file was made.")
    return ""


# Writing


def written(waiting, user):
    """Told of each, one page at a time."""
    waiting = sorted(waiting, key=page_key)
    validate = partial(work.validate, termbase=Termbase(waiting[0].unit.language)) if waiting else work.validate
    for _key, on_page in groupby(waiting, key=page_key):
        on_page = [*on_page]
        for write, is_draft in ((validate, False), (work.keep_drafts, True)):
            if some := [one for one in on_page if one.as_draft is is_draft]:
                outcomes = write(some[0].unit.page, [answer_of(one) for one in some], user)
                yield from (told_of(one, outcome) for one, outcome in zip(some, outcomes, strict=True))


def page_key(one):
    return one.unit.page_type_id, one.unit.page_id.hex


def answer_of(one):
    return Answer(one.unit, one.text, one.entry.source, one.unit.working)


def told_of(one, outcome):
    is_draft = one.as_draft and outcome.fate is Fate.APPLIED
    return Told(one.entry.context, outcome.fate, outcome.reason, one.unit, is_draft)
