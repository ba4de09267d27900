import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.models import Announcement
from publishing.models import State
from tests.factories import AnnouncementFactory

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
BEFORE, AFTER = NOW - datetime.timedelta(seconds=1), NOW + datetime.timedelta(seconds=1)

# state, public from, public until: is it public now?
CASES = [
    (State.PUBLISHED, None, None, True),
    (State.PUBLISHED, BEFORE, None, True),
    (State.PUBLISHED, NOW, None, True),
    (State.PUBLISHED, AFTER, None, False),
    (State.PUBLISHED, None, AFTER, True),
    (State.PUBLISHED, None, NOW, False),
    (State.PUBLISHED, None, BEFORE, False),
    (State.PUBLISHED, BEFORE, AFTER, True),
    (State.PUBLISHED, BEFORE, NOW, False),
    (State.PUBLISHED, AFTER, AFTER, False),
    (State.DRAFT, None, None, False),
    (State.DRAFT, BEFORE, AFTER, False),
    (State.ARCHIVED, None, None, False),
    (State.ARCHIVED, BEFORE, AFTER, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "publish_at", "unpublish_at", "is_public"), CASES)
def test_the_query_and_the_row_agree(state, publish_at, unpublish_at, is_public):
    row = AnnouncementFactory(state=state, publish_at=publish_at, unpublish_at=unpublish_at)

    assert Announcement.objects.published(at=NOW).exists() == is_public
    assert row.is_published(at=NOW) == is_public


def test_the_table_has_every_state():
    # A page in review is a draft: its row says so.
    assert {state for state, *_rest in CASES} == set(State) - {State.IN_REVIEW}


@pytest.mark.django_db
def test_now_is_what_is_asked_by_default():
    hour = datetime.timedelta(hours=1)
    AnnouncementFactory(publish_at=timezone.now() + hour)
    shown = AnnouncementFactory(publish_at=timezone.now() - hour)

    assert [*Announcement.objects.published()] == [shown]
    assert [row.is_published() for row in Announcement.objects.all()] == [True, False]


@pytest.mark.parametrize("until", [BEFORE, NOW])
def test_the_end_comes_after_the_beginning(until):
    row = AnnouncementFactory.build(publish_at=NOW, unpublish_at=until)

    with pytest.raises(ValidationError) as refusal:
        row.clean()
    assert list(refusal.value.message_dict) == ["unpublish_at"]


def test_a_right_order_is_accepted():
    AnnouncementFactory.build(publish_at=NOW, unpublish_at=AFTER).clean()


@pytest.mark.django_db
def test_a_record_has_its_key_before_it_is_written():
    row = AnnouncementFactory.build()
    key = row.pk
    row.save()

    assert Announcement.objects.get().pk == key
