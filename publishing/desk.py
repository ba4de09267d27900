"""What waits at a desk: the cards of the admin's home, for one account and what it may see."""

import datetime
from collections import defaultdict
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from publishing.history import person_of
from publishing.models import Action, Draft, Publishable, Revision, State
from publishing.rights import may
from publishing.workflow import STEPS

LINES = 5
CHANGES = 8
# Whoever writes saves often: so many lines of the history are read to tell of CHANGES pages.
REVISIONS_READ = 80

# {name of a card: (its heading, the filter of the lists that hold what it tells of)}
CARDS = {
    # Translators: heading of what waits for the reader, who is a publisher.
    "review": (pgettext_lazy("card", "To review"), "work=in_review"),
    # Translators: heading of the drafts that a publisher gave back to the reader.
    "returned": (pgettext_lazy("card", "Returned to me"), "work=draft"),
    "drafts": (pgettext_lazy("card", "My drafts"), "work=draft"),
    # Translators: heading of the drafts that the reader submitted, and that wait for a publisher.
    "submitted": (pgettext_lazy("card", "Submitted by me"), "work=in_review"),
    # Translators: heading of what goes public by itself at its hour.
    "scheduled": (pgettext_lazy("card", "Scheduled"), "work=scheduled"),
}


class Line(NamedTuple):
    """One page; *opts* of its model and *pk* lead to its form. *moment* is when it was saved, or when it goes public."""

    opts: Any
    pk: Any
    title: str
    moment: datetime.datetime
    who: str = ""
    note: str = ""


class Card(NamedTuple):
    """*lines* are the first of *number*; the lists of *models* (their opts), filtered by *query*, hold all of them."""

    name: str
    heading: str
    number: int
    lines: list[Line]
    models: list
    query: str


class Change(NamedTuple):
    line: Line
    revision: Revision
    is_deletion: bool


class Desk(NamedTuple):
    cards: list[Card]
    changes: list[Change]


def desk_of(user, may_see):
    """*may_see(model)* tells whose pages the account may open. It takes as many queries for many pages as for few."""
    models = {key: model for key, model in page_models().items() if may_see(model)}
    if not models:
        return Desk([], [])
    return Desk(cards(piles(user, models)), last_changes(models))


def page_models():
    """{key of its content type: model}"""
    models = [model for model in apps.get_models() if issubclass(model, Publishable)]
    return {kind.pk: model for model, kind in ContentType.objects.get_for_models(*models).items()}


def cards(found):
    return [
        Card(name, heading, len(found[name]), found[name][:LINES], models_in(found[name]), query)
        for name, (heading, query) in CARDS.items()
        if found[name]
    ]


def models_in(lines):
    return sorted({line.opts for line in lines}, key=lambda opts: opts.verbose_name_plural)


# Drafts


def piles(user, models):
    """{name of a card: [Line]}, the last saved first; of what is scheduled, the next to go public."""
    publishes = {key for key, model in models.items() if may(user, "publish", model)}
    found = defaultdict(list)
    for draft in drafts_seen(user, models):
        found[pile_of(draft, publishes)].append(line_of(draft, models[draft.content_type_id]))
    found["scheduled"] = sorted([*found["scheduled"], *pages_to_come(models)], key=lambda line: line.moment)
    return found


def drafts_seen(user, models):
    """Those of *models*, each with whether *user* wrote in it, and its last step."""
    same = {"content_type": OuterRef("content_type"), "object_id": OuterRef("object_id")}
    steps = Revision.objects.filter(**same, action__in=STEPS)
    mine = Draft.writers.through.objects.filter(draft=OuterRef("pk"), user=user.pk)
    return (
        Draft.objects.filter(content_type__in=models)
        .annotate(is_mine=Exists(mine))
        .annotate(step=Subquery(steps.values("action")[:1]), step_note=Subquery(steps.values("note")[:1]))
        .select_related("revision__user")
        .defer("revision__version")
        .order_by("-updated_at", "pk")
    )


def pile_of(draft, publishes):
    """The name of the card that tells of *draft*; None where it waits for nobody here."""
    if draft.publish_at:
        return "scheduled"
    if draft.state == State.IN_REVIEW and draft.content_type_id in publishes:
        return "review"
    if not draft.is_mine:
        return None
    if draft.state == State.IN_REVIEW:
        return "submitted"
    return "returned" if draft.step == Action.RETURNED else "drafts"


def line_of(draft, model):
    moment = draft.publish_at or draft.updated_at
    note = draft.step_note if draft.step != Action.PUBLISHED else ""
    return Line(model._meta, draft.object_id, draft.revision.title, moment, person_of(draft.revision), note or "")


# Pages


def pages_to_come(models):
    """[Line] of the pages that are published for an hour to come: they have no draft."""
    coming = [rows_to_come(key, model) for key, model in models.items()]
    keys = defaultdict(list)
    for key, pk in coming[0].union(*coming[1:], all=True):
        keys[int(key)].append(pk)
    pages = [page for key, pks in keys.items() for page in models[key]._base_manager.filter(pk__in=pks)]
    return [Line(page._meta, page.pk, str(page), page.publish_at) for page in pages]


def rows_to_come(key, model):
    rows = model._base_manager.filter(state=State.PUBLISHED, publish_at__gt=timezone.now())
    return rows.order_by().values_list(Value(str(key), output_field=CharField()), "pk")


def last_changes(models):
    """The last thing done with each page, the latest first; not what the history notes by itself."""
    lines = Revision.objects.filter(content_type__in=models).exclude(action=Action.FOUND)
    latest = {}
    for revision in lines.select_related("user").defer("version")[:REVISIONS_READ]:
        latest.setdefault((revision.content_type_id, revision.object_id), revision)
    return [change_of(revision, models[revision.content_type_id]) for revision in [*latest.values()][:CHANGES]]


def change_of(revision, model):
    line = Line(model._meta, revision.object_id, revision.title, revision.created_at, person_of(revision))
    return Change(line, revision, revision.action == Action.DELETED)
