"""Two editors, and saves behind their backs: every accepted word is live, in the draft, or was shown to whoever replaced it."""

import uuid
from copy import deepcopy
from itertools import count

from django.contrib.auth import get_user_model
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from agenda.models import Event, Speaker
from publishing import drafts, workflow
from publishing.versions import row_key
from tests.factories import EventFactory, SpeakerFactory

FIELDS = ("title_fr", "title_zh_hans", "summary_fr")
EDITORS = ("anne", "li")
STEPS = st.one_of(
    st.tuples(st.just("open"), st.sampled_from(EDITORS)),
    st.tuples(st.just("edit"), st.sampled_from(EDITORS), st.sampled_from(FIELDS)),
    st.tuples(st.just("row"), st.sampled_from(EDITORS), st.sampled_from(["add", "change", "remove"])),
    st.tuples(st.just("save"), st.sampled_from(EDITORS)),
    st.tuples(st.just("publish")),
    st.tuples(st.just("behind"), st.sampled_from(FIELDS)),
    st.tuples(st.just("row_behind")),
)


class Editor:
    def __init__(self, page, user):
        self.page, self.user = page, user
        self.open()

    def open(self):
        self.opened = drafts.opened_on(drafts.work_on(self.page))
        self.typed = deepcopy(self.opened.version)


class Office:
    """Plays the steps; keeps the words that were accepted, and those that somebody replaced with open eyes."""

    def __init__(self):
        self.page = EventFactory(title_fr="t0", title_zh_hans="t1", summary_fr="t2")
        SpeakerFactory(event=self.page, name_fr="t3")
        self.key = row_key(Event, self.page.pk)
        users = [get_user_model().objects.create_superuser(name) for name in EDITORS]
        self.editors = {user.username: Editor(self.page, user) for user in users}
        self.publisher = get_user_model().objects.create_superuser("publisher")
        self.accepted, self.replaced, self.words = set(), set(), (f"w{number}" for number in count())

    def play(self, name, *arguments):
        getattr(self, name)(*arguments)

    def open(self, name):
        self.editors[name].open()

    def edit(self, name, field):
        self.editors[name].typed[self.key][field] = next(self.words)

    def row(self, name, deed):
        typed = self.editors[name].typed
        rows = [key for key in typed if key != self.key]
        if deed == "add":
            like = {
                field.name: None
                for field in Speaker._meta.concrete_fields
                if field.name not in ("id", "event", "name")
            }
            typed[row_key(Speaker, uuid.uuid4())] = {**like, "position": 1, "name_fr": next(self.words)}
        elif rows and deed == "change":
            typed[rows[0]]["name_fr"] = next(self.words)
        elif rows:
            del typed[rows[0]]

    def save(self, name):
        editor = self.editors[name]
        try:
            drafts.save(self.page, editor.opened, editor.typed, editor.user)
        except drafts.Conflicts as met:
            # What the form shows; its writer sends it again.
            editor.opened = editor.opened.shown(met.conflicts)
            return self.save(name)
        self.replaced |= words_in(editor.opened.version) - words_in(editor.typed)
        self.replaced |= words_in([seen[2] for seen in editor.opened.seen])
        self.accepted |= words_in(editor.typed) - words_in(editor.opened.version)
        return editor.open()

    def publish(self):
        try:
            workflow.publish(self.page, self.publisher, waiver="Un essai.")
        except workflow.Refused:
            assert drafts.work_on(self.page).conflicts

    def behind(self, field):
        self.replace(Event.objects.get(), field)

    def row_behind(self):
        if speaker := Speaker.objects.first():
            self.replace(speaker, "name_fr")

    def replace(self, record, field):
        self.replaced.add(getattr(record, field))
        setattr(record, field, next(self.words))
        record.save()
        self.accepted.add(getattr(record, field))

    def alive(self):
        work = drafts.work_on(Event.objects.get())
        return (
            words_in(work.live)
            | words_in(work.working)
            | words_in([[one.theirs, one.mine] for one in work.conflicts])
        )


def words_in(values):
    """Every word anywhere in *values*."""
    if isinstance(values, dict):
        values = [*values.values()]
    if isinstance(values, list | tuple):
        return set().union(*map(words_in, values))
    return {values} if isinstance(values, str) and values[:1] in "tw" and values[1:].isdigit() else set()


class TwoEditors(TestCase):
    @given(st.lists(STEPS, max_size=14))
    def test_no_accepted_word_is_lost(self, steps):
        office = Office()
        for step in steps:
            office.play(*step)
            assert office.accepted - office.replaced <= office.alive()
