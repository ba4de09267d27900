"""The states of a page and what leads from one to the next; a refusal says why."""

from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from publishing import mails
from publishing.blockers import Blocker
from publishing.drafts import UNSCHEDULED, draft_of, found, is_live, keep, record, work_on
from publishing.models import Action, Draft, Publishable, Revision, State
from publishing.rights import may
from publishing.versions import in_place, parts, pointing_fields, put, row_of, snapshot


class Transition(NamedTuple):
    label: str
    sources: tuple
    target: State
    # The permission on the model that it takes.
    deed: str


TRANSITIONS = {
    "submit": Transition(pgettext_lazy("deed", "Submit for review"), (State.DRAFT,), State.IN_REVIEW, "change"),
    "send_back": Transition(
        pgettext_lazy("deed", "Return to its writer"), (State.IN_REVIEW,), State.DRAFT, "publish"
    ),
    "publish": Transition(
        pgettext_lazy("deed", "Publish"),
        (State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.ARCHIVED),
        State.PUBLISHED,
        "publish",
    ),
    "archive": Transition(pgettext_lazy("deed", "Archive"), (State.PUBLISHED,), State.ARCHIVED, "publish"),
    "restore": Transition(
        pgettext_lazy("deed", "Take out of the archive"), (State.ARCHIVED,), State.DRAFT, "publish"
    ),
}

# What leads a draft from its writer to its readers, and back.
STEPS = (Action.SUBMITTED, Action.RETURNED, Action.HELD_BACK, Action.PUBLISHED)
# They ask for the state of the page; the others for that of what is being written about it.
OF_THE_PAGE = ("archive", "restore")
NOT_FROM_HERE = gettext_lazy("This page is in the state “%(state)s”: “%(deed)s” does not apply to it.")


class Refused(Exception):
    """*blockers* say why, each with the field that would put it right, where one would."""

    def __init__(self, reasons):
        super().__init__(*reasons)
        self.blockers = [reason if isinstance(reason, Blocker) else Blocker(reason) for reason in reasons]

    @property
    def messages(self):
        return [blocker.message for blocker in self.blockers]


def state_of(page, draft):
    """Of what is being written where there is any, else of the page; what is in the archive is nothing else."""
    return State(draft.state) if draft and page.state != State.ARCHIVED else State(page.state)


def demand(name, page, user, state):
    transition = TRANSITIONS[name]
    if state not in transition.sources:
        raise Refused([NOT_FROM_HERE % {"state": state.label, "deed": transition.label}])
    if not may(user, transition.deed, page):
        raise Refused([_("Your account may not do this: %(deed)s.") % {"deed": transition.label}])


def possible(page, draft, user):
    """Names of the transitions that *user* may set going now."""
    states = {name: State(page.state) if name in OF_THE_PAGE else state_of(page, draft) for name in TRANSITIONS}
    return [
        name
        for name, transition in TRANSITIONS.items()
        if states[name] in transition.sources and may(user, transition.deed, page)
    ]


def locked(page):
    """The row as it is now, kept from others until the transaction ends."""
    return type(page)._base_manager.select_for_update().get(pk=page.pk)


# Review


@transaction.atomic
def submit(page, user, note=""):
    page = locked(page)
    draft = draft_of(page) or draft_in_row(page, user)
    demand("submit", page, user, state_of(page, draft))
    set_draft(draft, state=State.IN_REVIEW)
    return tell(page, draft, record(page, Action.SUBMITTED, user, version=draft.revision.version, note=note))


@transaction.atomic
def send_back(page, user, note):
    page, draft = locked(page), draft_of(page)
    demand("send_back", page, user, state_of(page, draft))
    if not note.strip():
        raise Refused([_("Say what is to be done: a page is returned with a comment.")])
    set_draft(draft, state=State.DRAFT, **UNSCHEDULED)
    return tell(page, draft, record(page, Action.RETURNED, user, version=draft.revision.version, note=note))


def draft_in_row(page, user):
    """The draft of a page that was written round the admin."""
    if is_live(page):
        raise Refused([_("There is nothing new to submit: the page stands as it is published.")])
    keep(page, work_on(page), snapshot(page), user, action=Action.FOUND)
    return draft_of(page)


def set_draft(draft, **columns):
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save()


def tell(page, draft, revision):
    mails.tell(revision, page, [*draft.writers.all()] if draft else [])
    return revision


def last_said(page):
    """What whoever submitted the draft, returned it or held it back wrote with it; None once it is published."""
    last = Revision.objects.about(page).filter(action__in=STEPS).first()
    return last if last and last.note else None


# Publication


@transaction.atomic
def publish(page, user, *, waiver="", publish_at=None, unpublish_at=None, translation_due=None):
    """Makes the working version public, at once or at *publish_at*; Refused where the checklist or the rules forbid it."""
    page = locked(page)
    work = work_on(page)
    demand("publish", page, user, state_of(page, work.draft))
    demand_second_pair_of_eyes(page, user, work.draft)
    reasons = {"waiver": waiver.strip(), "translation_due": translation_due}
    if publish_at and publish_at > timezone.now() and page.is_published():
        return schedule(page, user, work, reasons, publish_at, unpublish_at)
    dates = {"publish_at": publish_at, "unpublish_at": unpublish_at}
    return make_public(page, user, work, reasons, dates)


def demand_second_pair_of_eyes(page, user, draft):
    writers = {writer.pk for writer in draft.writers.all()} if draft else set()
    if page.TWO_PAIRS_OF_EYES and writers == {user.pk}:
        raise Refused(
            [
                _(
                    "Two pairs of eyes: you wrote this draft alone, so somebody else publishes it. Submit it for review."
                )
            ]
        )


def schedule(page, user, work, reasons, publish_at, unpublish_at):
    """The draft of a page that is public goes public at its hour; what would hold it back is told now."""
    if not work.draft:
        raise Refused(
            [_("This page is public, and has no draft to schedule. To take it off the site, archive it.")]
        )
    with transaction.atomic():
        apply(page, user, work, reasons, {})
        transaction.set_rollback(True)
    dates = {"publish_at": publish_at, "unpublish_at": unpublish_at}
    set_draft(work.draft, **dates, **reasons, scheduled_by=user, state=State.IN_REVIEW)
    revision = record(page, Action.SCHEDULED, user, version=work.working, **reasons)
    return tell(page, work.draft, revision)


def make_public(page, user, work, reasons, dates):
    if is_live(page):
        # What was public until now is kept in the history, also where a save went round the admin.
        found(page, work.live)
    page, due = apply(page, user, work, reasons, dates)
    revision = record(page, Action.PUBLISHED, user, waiver=reasons["waiver"], translation_due=due)
    tell(page, work.draft, revision)
    if work.draft:
        work.draft.delete()
    return revision


def apply(page, user, work, reasons, dates):
    """(the page as published, until when its Chinese is promised); Refused, to be rolled back, where it may not be."""
    if work.conflicts:
        raise Refused(
            [_("The public page was changed since this draft began. Open its form to see both versions.")]
        )
    losses = put(type(page), page.pk, work.working, by_save=True, user=user, state=State.PUBLISHED, **dates)
    page = type(page)._base_manager.get(pk=page.pk)
    for companion in page.companions():
        publish_along(companion, user, reasons)
    refuse([*map(blocker_of, losses), *checklist(page)], reasons["waiver"])
    return page, due_day(page, reasons["translation_due"])


def publish_along(page, user, reasons):
    """What goes public with another page. Whoever set an hour was asked then; the account may be gone when it comes."""
    page = locked(page)
    work = work_on(page)
    if user:
        demand("publish", page, user, state_of(page, work.draft))
    return make_public(page, user, work, reasons, {})


def due_day(page, promised):
    """Until when the Chinese is promised; None where it is there."""
    if not page.lacks_translation():
        return None
    return promised or timezone.localdate() + timedelta(days=page.TRANSLATION_DAYS)


def refuse(blockers, waiver):
    standing = [one for one in blockers if not (waiver and one.can_be_waived)]
    if standing:
        raise Refused(standing)


def checklist(page):
    """[Blocker]: what the rules of the page's form and of its publication hold against *page* as it stands."""
    page.state = State.PUBLISHED
    wrong = [blocker for row in [page, *parts(page)] for blocker in faults(row)]
    companions = page.companions()
    along = [blocker for companion in companions for blocker in companion.blockers()]
    return [*wrong, *page.blockers(), *along, *hidden(page, companions)]


def hidden(page, companions):
    """What *page* points at, and readers will not see."""
    rows = [page, *parts(page)]
    named = {record for row in rows for field in pointing_fields(type(row)) for record in chosen(row, field)}
    unseen = named - {page, *companions}
    message = _("Readers do not see this, for it is not published: %(page)s.")
    return [Blocker(message % {"page": one}, "", True) for one in unseen if not one.is_published()]


def chosen(row, field):
    """The publishable records that *row* names in *field*."""
    if not issubclass(field.related_model, Publishable):
        return []
    found = getattr(row, field.name)
    return found.all() if field.many_to_many else filter(None, [found])


def faults(row):
    try:
        row.full_clean()
    except ValidationError as error:
        return [
            Blocker(labelled(row, name, message), name)
            for name, all_of_it in error.message_dict.items()
            for message in all_of_it
        ]
    return []


def blocker_of(loss):
    model, _pk = row_of(loss.row)
    return Blocker(labelled(model, loss.field, loss.message), loss.field or "")


def labelled(row, name, message):
    """*message* under the name of its field; of a row where it concerns more than one."""
    label = row._meta.verbose_name if name in (None, NON_FIELD_ERRORS) else row._meta.get_field(name).verbose_name
    # Translators: what is wrong, after the name of the field it is wrong in.
    return _("%(field)s: %(message)s") % {"field": capfirst(label), "message": message}


def publish_due(now=None):
    """Publishes the drafts of live pages whose hour has come; the number of them."""
    due = Draft.objects.filter(publish_at__lte=now or timezone.now())
    return sum(publish_one_due(draft.pk, now) for draft in due)


@transaction.atomic
def publish_one_due(pk, now=None):
    """Whoever comes second finds nothing left to do."""
    draft = Draft.objects.select_for_update().filter(pk=pk, publish_at__lte=now or timezone.now()).first()
    if not draft or not draft.page:
        return 0
    page = locked(draft.page)
    dates = {"publish_at": page.publish_at, "unpublish_at": draft.unpublish_at}
    reasons = {"waiver": draft.waiver, "translation_due": draft.translation_due}
    try:
        with transaction.atomic():
            make_public(page, draft.scheduled_by, work_on(page), reasons, dates)
    except Refused as refusal:
        hold_back(page, draft, refusal)
    return 1


def hold_back(page, draft, refusal):
    """Nothing of a page that changed meanwhile is written over: whoever scheduled it is told, and decides."""
    set_draft(draft, publish_at=None)
    note = "\n".join(str(message) for message in refusal.messages)
    tell(
        page, draft, record(page, Action.HELD_BACK, draft.scheduled_by, version=draft.revision.version, note=note)
    )


# Archive, drafts dropped, versions taken up again


@transaction.atomic
def archive(page, user):
    page = locked(page)
    demand("archive", page, user, State(page.state))
    found(page, snapshot(page))
    set_state(page, State.ARCHIVED)
    # The clock brings nothing back.
    Draft.objects.about(page).update(**UNSCHEDULED)
    return record(page, Action.ARCHIVED, user)


@transaction.atomic
def restore(page, user):
    """Out of the archive, as a draft: to be public again it is published again."""
    page = locked(page)
    demand("restore", page, user, State(page.state))
    set_state(page, State.DRAFT)
    return record(page, Action.RESTORED, user)


def set_state(page, state):
    page.state = state
    page.save(update_fields=["state", "updated_at"])


@transaction.atomic
def unschedule(page, user):
    """The draft stays, and waits again for whoever publishes."""
    page, draft = locked(page), draft_of(page)
    demand_hour(page, user, draft)
    set_draft(draft, **UNSCHEDULED)
    return record(page, Action.UNSCHEDULED, user, version=draft.revision.version)


def demand_hour(page, user, draft):
    if not draft or not draft.publish_at:
        raise Refused([_("This draft has no hour.")])
    if not may(user, "publish", page):
        raise Refused([_("A publisher set its hour: only a publisher takes it back.")])


@transaction.atomic
def drop(page, user):
    """Leaves the live page as it is; the draft's words stay in the history."""
    page, draft = locked(page), draft_of(page)
    if not draft or not draft.is_beside:
        raise Refused([_("There is no draft beside this page.")])
    if draft.publish_at:
        demand_hour(page, user, draft)
    draft.delete()
    return record(page, Action.DROPPED, user, version=draft.revision.version)


@transaction.atomic
def take_up(page, revision, user):
    """An earlier version becomes the draft; [Loss] of what no longer fits."""
    page = locked(page)
    with in_place(page, revision.version) as losses:
        version = snapshot(page)
    keep(page, work_on(page), version, user, action=Action.REVERTED)
    return losses


@transaction.atomic
def recover(revision, user):
    """(the page that was deleted, as a draft under its own key, and [Loss] of what no longer fits)."""
    model, hidden_again = revision.content_type.model_class(), {"publish_at": None, "unpublish_at": None}
    losses = put(model, revision.object_id, revision.version, by_save=True, state=State.DRAFT, **hidden_again)
    page = model._base_manager.get(pk=revision.object_id)
    keep(page, work_on(page), snapshot(page), user, action=Action.RECOVERED)
    # Whoever brings it back did not write it.
    draft_of(page).writers.set(writers_since_publication(page))
    return page, losses


def writers_since_publication(page):
    lines = Revision.objects.about(page)
    published = lines.filter(action=Action.PUBLISHED).first()
    saved = lines.filter(action__in=[Action.SAVED, Action.REVERTED])
    since = saved.filter(created_at__gt=published.created_at) if published else saved
    return {line.user for line in since.select_related("user") if line.user}
