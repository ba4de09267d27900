"""Who did what with a page, and what of it can be had back."""

import uuid
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import pgettext

from publishing.drafts import work_on
from publishing.models import Action, Revision
from publishing.versions import snapshot

# In an address, in place of the key of a revision.
LIVE, DRAFT = "live", "draft"


class Line(NamedTuple):
    revision: Revision
    person: str


class Side(NamedTuple):
    """One of the two versions of a comparison; *line* is None for what is public now and for the draft."""

    key: str
    label: str
    line: Line | None
    version: dict


def line_of(revision):
    return Line(revision, person_of(revision))


def person_of(revision):
    """The account as it is called now; by the name it had where it is gone; empty where nobody is known."""
    return (
        revision.user and (revision.user.get_full_name() or revision.user.get_username())
    ) or revision.user_name


def lines_about(page):
    """The page's history, the newest first, without the versions themselves, which are heavy."""
    return Revision.objects.about(page).select_related("user").defer("version")


def side_of(page, key):
    """The version that *key* (`live`, `draft` or the key of a revision) stands for; Http404 for any other text."""
    if key == LIVE:
        return Side(key, pgettext("in a history", "Public now"), None, snapshot(page))
    if key == DRAFT:
        return Side(key, pgettext("in a history", "Draft"), None, work_on(page).working)
    revision = revision_of(Revision.objects.about(page), key)
    return Side(str(revision.pk), revision.get_action_display(), line_of(revision), revision.version)


def revision_of(revisions, key):
    try:
        wanted = uuid.UUID(key)
    except ValueError as error:
        raise Http404 from error
    return get_object_or_404(revisions.select_related("user"), pk=wanted)


def of_deleted(model):
    """All revisions of pages that are no more."""
    rows = model._base_manager.filter(pk=OuterRef("object_id"))
    return Revision.objects.of_model(model).exclude(Exists(rows))


def last_of_deleted(model):
    """The newest revision of each page that is no more, the last deleted first."""
    same = Revision.objects.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
    newest = of_deleted(model).filter(pk=Subquery(same.values("pk")[:1]))
    return newest.select_related("user").defer("version")


def tells_of_deletion(revision):
    """Whether it says who deleted the page when; not where the row went in another way."""
    return revision.action == Action.DELETED
