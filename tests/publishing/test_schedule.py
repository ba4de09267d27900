"""Nothing is visible one second early, and nothing one second late, whoever asks."""

import datetime
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from partners.models import PartnerFigure
from publishing import drafts, workflow
from publishing.models import Action, Draft, Revision, State
from publishing.versions import row_key, snapshot
from tests.factories import FigureFactory, NewsFactory, ObservationFactory, PartnerFactory, PictureFactory

NOON = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock: `clock(moment)`."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOON - HOUR)
    return set_to


@pytest.fixture
def publisher():
    return get_user_model().objects.create_superuser("publisher")


def draft(page, user, **words):
    version = snapshot(page)
    version[row_key(type(page), page.pk)] |= words
    drafts.save(page, drafts.opened_on(drafts.work_on(page)), version, user)


def seen(client, page, words):
    response = client.get(page.address_in("fr"))
    return response.status_code == 200 and words in response.text


def test_a_new_page_appears_and_goes_at_its_seconds(client, clock, publisher):
    news = NewsFactory(draft=True, title_fr="Une nouvelle à son heure")
    workflow.publish(news, publisher, publish_at=NOON, unpublish_at=NOON + HOUR)
    shown = []
    for moment in (NOON - SECOND, NOON, NOON + HOUR - SECOND, NOON + HOUR):
        clock(moment)
        shown.append(seen(client, news, "Une nouvelle à son heure"))
    assert shown == [False, True, True, False]


def test_the_draft_of_a_live_page_goes_public_with_the_first_reader_past_its_second(client, clock, publisher):
    news = NewsFactory(title_fr="Avant")
    draft(news, publisher, title_fr="Après l’heure")
    workflow.publish(news, publisher, publish_at=NOON)

    clock(NOON - SECOND)
    assert seen(client, news, "Avant")
    clock(NOON)
    assert seen(client, news, "Après l’heure")
    assert not Draft.objects.exists()
    assert [one.action for one in Revision.objects.about(news)][:2] == [Action.PUBLISHED, Action.SCHEDULED]


def test_the_end_of_a_scheduled_draft_is_kept(client, clock, publisher):
    news = NewsFactory(title_fr="Avant")
    draft(news, publisher, title_fr="Après l’heure")
    workflow.publish(news, publisher, publish_at=NOON, unpublish_at=NOON + HOUR)
    clock(NOON)
    assert seen(client, news, "Après l’heure")
    clock(NOON + HOUR)
    assert client.get(news.address_in("fr")).status_code == 404


def test_the_command_publishes_what_is_due_once(clock, publisher):
    news = NewsFactory(title_fr="Avant")
    draft(news, publisher, title_fr="Après l’heure")
    workflow.publish(news, publisher, publish_at=NOON)
    clock(NOON)
    told = [StringIO(), StringIO()]
    for out in told:
        call_command("publish_due", stdout=out)
    assert [out.getvalue() for out in told] == ["1 scheduled draft: done.\n", ""]
    news.refresh_from_db()
    assert news.title_fr == "Après l’heure"


def test_a_page_that_changed_meanwhile_is_not_written_over(
    client, clock, publisher, mailoutbox, django_capture_on_commit_callbacks
):
    publisher.email = "publisher@example.org"
    publisher.save()
    news = NewsFactory(title_fr="Avant")
    draft(news, publisher, title_fr="Après l’heure")
    workflow.publish(news, publisher, publish_at=NOON)
    news.title_fr = "Corrigé entre-temps"
    news.save()

    clock(NOON)
    with django_capture_on_commit_callbacks(execute=True):
        assert seen(client, news, "Corrigé entre-temps")
    kept = Draft.objects.get()
    assert (kept.publish_at, kept.revision.version[row_key(type(news), news.pk)]["title_fr"]) == (
        None,
        "Après l’heure",
    )
    assert Revision.objects.about(news).first().action == Action.HELD_BACK


def test_what_the_checklist_holds_back_is_told_when_it_is_scheduled(clock, publisher):
    news = NewsFactory()
    draft(news, publisher, picture=str(PictureFactory(alt_zh_hans="").pk))
    with pytest.raises(workflow.Refused) as refusal:
        workflow.publish(news, publisher, publish_at=NOON)
    assert [blocker.field for blocker in refusal.value.blockers] == ["picture"]
    workflow.publish(news, publisher, publish_at=NOON, waiver="Le texte chinois suit.")
    clock(NOON)
    assert workflow.publish_due() == 1
    assert Revision.objects.about(news).first().waiver == "Le texte chinois suit."


def test_a_writer_who_does_not_publish_takes_it_out_of_the_schedule(clock, publisher, django_user_model):
    news = NewsFactory(title_fr="Avant")
    draft(news, publisher, title_fr="Après l’heure")
    workflow.publish(news, publisher, publish_at=NOON)
    writer = django_user_model.objects.create_user("writer")
    version = drafts.work_on(news).working
    version[row_key(type(news), news.pk)]["title_fr"] = "Encore autre chose"
    drafts.save(news, drafts.opened_on(drafts.work_on(news)), version, writer)
    kept = Draft.objects.get()
    assert (kept.publish_at, kept.state) == (None, State.DRAFT)


def test_a_public_page_without_a_draft_is_not_taken_off_by_a_date(client, clock, publisher):
    news = NewsFactory(title_fr="Toujours là")
    with pytest.raises(workflow.Refused):
        workflow.publish(news, publisher, publish_at=NOON)
    assert seen(client, news, "Toujours là")


def test_a_page_that_waits_for_its_hour_takes_a_later_draft_along(client, clock, publisher):
    news = NewsFactory(draft=True, title_fr="Premier titre")
    workflow.publish(news, publisher, publish_at=NOON)
    news.refresh_from_db()
    draft(news, publisher, title_fr="Second titre")
    workflow.publish(news, publisher, publish_at=NOON)
    clock(NOON)
    assert seen(client, news, "Second titre")


def scheduled(publisher, **dates):
    news = NewsFactory(title_fr="Avant", **dates)
    draft(news, publisher, title_fr="Après l’heure")
    return news


def test_the_clock_brings_nothing_back_from_the_archive(client, clock, publisher):
    news = scheduled(publisher)
    workflow.publish(news, publisher, publish_at=NOON)
    workflow.archive(news, publisher)
    clock(NOON + HOUR)
    assert workflow.publish_due() == 0
    assert client.get(news.address_in("fr")).status_code == 404
    assert workflow.state_of(type(news).objects.get(), drafts.draft_of(news)) == State.ARCHIVED


def test_an_end_that_was_cleared_is_no_end(client, clock, publisher):
    news = scheduled(publisher, unpublish_at=NOON + HOUR)
    workflow.publish(news, publisher, publish_at=NOON, unpublish_at=None)
    clock(NOON)
    workflow.publish_due()
    clock(NOON + 2 * HOUR)
    assert seen(client, news, "Après l’heure")


def test_what_is_written_into_a_scheduled_draft_is_due_no_more(clock, publisher):
    """Also by a publisher: nothing goes public that nobody has read since."""
    news = scheduled(publisher)
    workflow.publish(news, publisher, publish_at=NOON)
    draft(news, publisher, title_fr="Réécrit")
    assert Draft.objects.get().publish_at is None


def test_the_hour_is_taken_back_by_a_publisher_alone(clock, publisher, django_user_model):
    news = scheduled(publisher)
    workflow.publish(news, publisher, publish_at=NOON)
    writer = django_user_model.objects.create_user("writer")
    for deed in (workflow.unschedule, workflow.drop):
        with pytest.raises(workflow.Refused):
            deed(news, writer)
    workflow.unschedule(news, publisher)
    kept = Draft.objects.get()
    assert (kept.publish_at, kept.state) == (None, State.IN_REVIEW)


def test_the_hour_outlives_the_account_that_set_it(client, clock, publisher):
    """Also for a figure that goes public with its partner."""
    partner, figure = PartnerFactory(), FigureFactory(draft=True, name_fr="Part des touristes")
    ObservationFactory(figure=figure, source_name_fr="Une source")
    version = snapshot(partner)
    version[row_key(PartnerFigure, uuid4())] = {"figure": str(figure.pk), "position": 0}
    drafts.save(partner, drafts.opened_on(drafts.work_on(partner)), version, publisher)
    workflow.publish(partner, publisher, publish_at=NOON)
    publisher.delete()
    clock(NOON)
    assert seen(client, partner, "Part des touristes")


def test_a_draft_that_breaks_at_its_hour_closes_the_site_to_nobody(client, clock, publisher, caplog):
    news = scheduled(publisher)
    workflow.publish(news, publisher, publish_at=NOON)
    broken = {row_key(type(news), news.pk): {"picture": "no key"}}
    Revision.objects.filter(pk=Draft.objects.get().revision_id).update(version=broken)
    clock(NOON)
    assert seen(client, news, "Avant")
    assert "could not be published" in caplog.text
