"""What is written about a page and not yet public.

The draft of a live page is a revision beside it; the row of any other page is itself the draft. Either way the form
opens on the *working* version, and saving brings three versions together: what the form opened on, what became of it
meanwhile, and what was typed.
"""

from typing import NamedTuple

from django.core import signing

from publishing.merge import Conflict, merge
from publishing.models import Action, Draft, Revision, State, reference_to
from publishing.rights import may
from publishing.versions import put, row_key, set_values, snapshot

SALT = "publishing.drafts"
# The lines of a history that say what the public then read.
PUBLIC = (Action.PUBLISHED, Action.TRANSLATED, Action.FOUND)
# The columns of a draft that is due at no hour.
UNSCHEDULED = {"publish_at": None, "unpublish_at": None, "scheduled_by": None}


class Work(NamedTuple):
    """*conflicts*: where the live page and the draft beside it changed the same words since the draft began."""

    live: dict
    draft: Draft | None
    working: dict
    conflicts: list[Conflict]


class Opened(NamedTuple):
    """What a form opened on, and the conflicts that its writer has been shown: [[row, field, theirs]]."""

    version: dict
    seen: list

    def sealed(self):
        """For a hidden field of the form: it comes back unchanged, or not at all."""
        return signing.dumps(self, salt=SALT, compress=True)

    @classmethod
    def unsealed(cls, text):
        """Of a form that does not say what it opened on, every word is new: nobody's is written over unseen."""
        try:
            return cls(*signing.loads(text, salt=SALT))
        except (signing.BadSignature, TypeError):
            return cls({}, [])

    def shown(self, conflicts):
        return self._replace(seen=[*self.seen, *([*one.place, one.theirs] for one in conflicts)])

    def unseen(self, conflicts):
        return [one for one in conflicts if [*one.place, one.theirs] not in self.seen]


class Conflicts(Exception):
    """Others changed the same words since the form was opened, and its writer has not seen theirs yet."""

    def __init__(self, conflicts):
        super().__init__(conflicts)
        self.conflicts = conflicts


def is_live(page):
    """Published, be it later or no longer: what is written about it is not to be seen on the public site."""
    return page.state == State.PUBLISHED


def draft_of(page):
    return Draft.objects.about(page).select_related("revision", "base").first()


def work_on(page):
    live, draft = snapshot(page), draft_of(page)
    if draft is None or not draft.is_beside:
        return Work(live, draft, live, [])
    merged = merge(draft.base.version, live, draft.revision.version)
    return Work(live, draft, merged.version, merged.conflicts)


def opened_on(work):
    return Opened(work.working, []).shown(work.conflicts)


def save(page, opened, typed, user):
    """The version of the draft now kept; None where nothing is new. Conflicts where others' words would go unseen."""
    work = work_on(page)
    merged = merge(opened.version, work.working, without_repeats(opened.version, work.working, typed))
    # Both may tell of one place: what was typed there stands against what is live.
    conflicts = {one.place: one for one in [*work.conflicts, *merged.conflicts]}
    if unseen := opened.unseen(conflicts.values()):
        raise Conflicts(unseen)
    if merged.version == work.working and not conflicts:
        return None
    return keep(page, work, merged.version, user)


def without_repeats(base, theirs, mine):
    """*mine* without the new rows that *theirs* has already, word for word: a form sent twice adds them once."""
    added = [values for key, values in theirs.items() if key not in base]
    return {key: values for key, values in mine.items() if key in base or key in theirs or values not in added}


def keep(page, work, version, user, action=Action.SAVED):
    """Makes *version* the draft of *page*: beside it where it is live, else in its own row."""
    base = None
    if is_live(page):
        base = found(page, work.live)
    elif version != work.live:
        put(type(page), page.pk, version, by_save=True, user=user)
        version = snapshot(page)
    revision = record(page, action, user, version=version)
    update_draft(page, revision, base or revision, user)
    return version


def update_draft(page, revision, base, user):
    """What is written anew is due at no hour; what a writer changes waits again for whoever publishes."""
    anew = {"revision": revision, "base": base, **UNSCHEDULED}
    if not (user and may(user, "publish", page)):
        anew["state"] = State.DRAFT
    draft, _is_new = Draft.objects.update_or_create(**reference_to(page), defaults=anew)
    if user:
        draft.writers.add(user)


def record(page, action, user, *, version=None, **columns):
    """One line of the page's history; with the version that the database holds where none is given."""
    version = snapshot(page) if version is None else version
    return Revision.objects.create(
        **reference_to(page),
        action=action,
        version=version,
        title=str(page_of(version, page))[:300],
        user=user,
        user_name=user.get_username() if user else "",
        **columns,
    )


def page_of(version, page):
    """The page's row as *version* has it, in memory alone."""
    model = type(page)
    row = model(pk=page.pk)
    set_values(row, version.get(row_key(model, page.pk), {}))
    return row


def found(page, live):
    """The revision that says what is live: the last publication, or a new line where a save went round the admin."""
    latest = Revision.objects.about(page).filter(action__in=PUBLIC).first()
    return latest if latest and latest.version == live else record(page, Action.FOUND, None, version=live)
