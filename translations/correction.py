"""What a term says to avoid, put right in all texts at once: first shown, change by change, then done through `work`.

A translation made from earlier French stays one: a word put right does not bring it up to date.
"""

from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from publishing.differences import ADDED, REMOVED, SAME, Segment, diff, diff_rich
from publishing.languages import SOURCE
from translations.models import TranslationUnit
from translations.plain import plain
from translations.registry import TARGETS, is_rich
from translations.termbase import instead_in
from translations.variants import corrected, variant_pattern
from translations.work import Answer, keep_drafts, taken, validate

# What a unit keeps whose French has moved on.
KEPT = ("source", "source_since", "draft_source", "assigned_to_id", "due")
ORDER = ("page_type", "page_id", "content_type", "field", "pk")
by_page = attrgetter("page_type_id", "page_id")


class Change(NamedTuple):
    """Of the working text of *unit*; *seen* tells on return whether it is still that one."""

    unit: TranslationUnit
    text: str
    segments: list[Segment]
    seen: str


def changes(terms, language):
    """[Change] of every public unit in *language* in which a variant to avoid is written, page by page."""
    instead = instead_in(terms, language)
    units = holding(instead, ("target", "draft")).filter(language=language)
    found = [change for unit in units if (change := change_of(unit, instead))]
    return [change for change in found if change.unit.page]


def holding(instead, fields):
    """The public units that hold a variant, with their pages, in as many queries as there are kinds of page."""
    within = Q(pk__in=[])
    for variant in instead:
        for field in fields:
            within |= Q(**{f"{field}__contains": variant})
    units = TranslationUnit.objects.public().filter(within).select_related("content_type", "page_type")
    return units.prefetch_related("page").order_by(*ORDER)


def change_of(unit, instead):
    """None where the working text is in order: a draft has the last word on what becomes of its translation."""
    is_html = is_rich(unit.content_type.model_class(), unit.field)
    text = corrected(unit.working, instead, is_html)
    if text == unit.working:
        return None
    return Change(unit, text, segments_of(unit.working, text, instead, is_html), fingerprint(unit))


def segments_of(before, after, instead, is_html):
    """Each variant whole, though it may share characters with what is written for it; never other than what is written."""
    compare = diff_rich if is_html else diff
    found = by_variant(words_of(compare(before, before)), instead)
    written = words_of(segment for segment in found if segment.kind != REMOVED)
    return found if written == words_of(compare(after, after)) else compare(before, after)


def words_of(segments):
    return "".join(segment.text for segment in segments)


def by_variant(text, instead):
    segments, start = [], 0
    for variant in variant_pattern(instead).finditer(text):
        if variant.group() not in instead:
            continue
        same = Segment(SAME, text[start : variant.start()])
        segments += [same, Segment(REMOVED, variant.group()), Segment(ADDED, instead[variant.group()])]
        start = variant.end()
    return [segment for segment in [*segments, Segment(SAME, text[start:])] if segment.text]


def fingerprint(unit):
    return sha256(f"{unit.working}\0{unit.draft}\0{unit.current}".encode()).hexdigest()[:24]


def french_places(terms):
    """[(unit, [variants])] of the public French in which a variant is written: its editors put it right."""
    instead = instead_in(terms, SOURCE)
    pattern = variant_pattern(instead)
    units = [unit for unit in holding(instead, ("current",)).filter(language=TARGETS[0]) if unit.page]
    found = [(unit, [*dict.fromkeys(pattern.findall(plain(unit.current)))]) for unit in units]
    wrong = [(unit, [word for word in words if word in instead]) for unit, words in found]
    return [(unit, words) for unit, words in wrong if words]


# Done


def apply(terms, language, chosen, user):
    """[Outcome] for each of *chosen* ({key of a unit: what was seen}) that is still there, page by page."""
    units = TranslationUnit.objects.public().filter(language=language, pk__in=chosen)
    ordered = units.select_related("content_type", "page_type").prefetch_related("page").order_by(*ORDER)
    instead = instead_in(terms, language)
    outcomes = []
    for _page, of_page in groupby(ordered, key=by_page):
        outcomes += apply_to_page([unit for unit in of_page if unit.page], instead, chosen, user)
    return outcomes


@transaction.atomic
def apply_to_page(units, instead, chosen, user):
    if not units:
        return []
    written = [unit for unit in units if not unit.draft]
    drafts = [unit for unit in units if unit.draft]
    page = units[0].page
    outcomes = [
        *(validate(page, answers(written, instead, chosen), user) if written else []),
        *(keep_drafts(page, answers(drafts, instead, chosen), user) if drafts else []),
    ]
    applied = {outcome.answer.unit.pk for outcome in taken(outcomes)}
    for unit in units:
        if unit.pk in applied:
            stay_behind(unit)
    return outcomes


def answers(units, instead, chosen):
    """What has changed since it was shown was not seen by anyone."""
    return [
        Answer(
            unit,
            corrected(unit.working, instead, is_rich(unit.content_type.model_class(), unit.field)),
            unit.current,
            unit.working if chosen[str(unit.pk)] == fingerprint(unit) else None,
        )
        for unit in units
    ]


def stay_behind(unit):
    """*unit*, as it was before, was made from earlier French: so is what it says now."""
    if unit.working_source != unit.current:
        TranslationUnit.objects.filter(pk=unit.pk).update(**{name: getattr(unit, name) for name in KEPT})
