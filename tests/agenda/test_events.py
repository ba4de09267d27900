import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from lxml import html

from agenda.models import Event, News
from tests.factories import EventFactory, NewsFactory, PartnerFactory, SpeakerFactory

TODAY = datetime.date(2026, 11, 23)

# starts, ends: is it still to come on 23 November 2026?
CASES = [
    ("2026-11-24", None, True),
    ("2026-11-23", None, True),
    ("2026-11-22", None, False),
    ("2026-12", None, True),
    ("2026-11", None, True),
    ("2026-10", None, False),
    ("2027", None, True),
    ("2026", None, True),
    ("2025", None, False),
    # The end decides where there is one.
    ("2026-11-20", "2026-11-25", True),
    ("2026-11-20", "2026-11-23", True),
    ("2026-11-20", "2026-11-22", False),
    ("2026-10", "2026-11", True),
    ("2026-09", "2026-10", False),
    ("2025", "2026", True),
    ("2020-09-20", "2025", False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("starts", "ends", "is_to_come"), CASES)
def test_an_event_is_upcoming_until_its_last_moment_is_over(starts, ends, is_to_come):
    event = EventFactory(starts=starts, ends=ends)

    assert [*Event.objects.upcoming(TODAY)] == [event] * is_to_come
    assert [*Event.objects.past(TODAY)] == [event] * (not is_to_come)


@pytest.mark.django_db
def test_the_next_first_and_the_latest_first():
    partner = PartnerFactory()
    for starts in ("2027-03", "2026-12-01", "2027", "2020-09", "2019", "2026-01-05"):
        EventFactory(starts=starts, partner=partner)

    assert [str(event.starts) for event in Event.objects.upcoming(TODAY)] == ["2026-12-01", "2027", "2027-03"]
    assert [str(event.starts) for event in Event.objects.past(TODAY)] == ["2026-01-05", "2020-09", "2019"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("query", "over"), [("", False), ("?when=upcoming", False), ("?when=past", True)])
def test_the_agenda_has_two_sides(client, number, query, over):
    shown = EventFactory.create_batch(number, over=over)
    EventFactory(over=not over)
    EventFactory(over=over, draft=True)
    with override("fr"):
        context = client.get(reverse("agenda:index") + query).context

    assert sorted(event.pk for event in context["events"]) == sorted(event.pk for event in shown)


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "to_come", "shown"), [("", 0, 3), ("", 1, 0), ("?when=past", 0, 0)])
def test_what_was_last_stands_in_while_nothing_is_to_come(client, query, to_come, shown):
    EventFactory.create_batch(4, over=True)
    EventFactory.create_batch(to_come)
    with override("fr"):
        context = client.get(reverse("agenda:index") + query).context

    assert len(context["latest"]) == shown


@pytest.mark.django_db
@pytest.mark.parametrize("starts", ["2099", "2099-09", "2099-09-14"])
def test_a_list_marks_a_date_as_precise_as_it_is(client, starts):
    EventFactory(starts=starts)
    with override("fr"):
        page = html.document_fromstring(client.get(reverse("agenda:index")).content.decode())

    assert page.xpath("//main//article//time/@datetime") == [starts]


@pytest.mark.django_db
def test_today_is_today_in_paris():
    event = EventFactory(starts=timezone.localdate())

    assert [*Event.objects.upcoming()] == [event]
    assert [*Event.objects.past()] == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"starts": "2026-11-23", "ends": "2026-11-22"}, ["ends"]),
        ({"starts": "2026-11", "start_time": datetime.time(14)}, ["start_time"]),
        ({"starts": "2026-11-23", "start_time": datetime.time(14)}, []),
        ({"starts": "2026-11-23", "ends": "2026-11-24"}, []),
    ],
)
def test_what_cannot_be(fields, wrong):
    assert errors_of(EventFactory.build(partner=PartnerFactory.build(), **fields)) == wrong


def errors_of(record):
    try:
        record.clean()
    except ValidationError as refusal:
        return [*refusal.message_dict]
    return []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "when"), [("fr", "septembre 2020"), ("zh-hans", "2020年9月")])
def test_an_event_is_no_more_precise_than_its_date(client, language, when):
    speaker = SpeakerFactory(event__starts="2020-09")
    page = html.document_fromstring(client.get(speaker.event.address_in(language)).content.decode())
    text = page.text_content().replace("\u00a0", " ")

    assert [found.text_content().replace("\u00a0", " ") for found in page.find_class("date-block")] == [when]
    assert {"fr": speaker.name_fr, "zh-hans": speaker.name_zh_hans.replace(" ", "")}[language] in text


@pytest.mark.django_db
def test_a_time_is_said_with_the_place_it_is_meant_for(client):
    event = EventFactory(starts="2030-03-01", start_time=datetime.time(14, 30), time_zone=Event.TimeZone.SHANGHAI)
    text = client.get(event.address_in("zh-hans")).content.decode()

    assert "14:30" in text
    with override("zh-hans"):
        assert str(Event.TimeZone.SHANGHAI.label) in text


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_the_newest_news_first(client, number):
    partner = PartnerFactory()
    for year in range(2000, 2000 + number):
        NewsFactory(date=str(year), partner=partner)
    with override("fr"):
        context = client.get(reverse("agenda:news_list")).context

    assert [str(item.date) for item in context["news"]] == sorted(
        (str(2000 + n) for n in range(number)), reverse=True
    )
    assert News.objects.count() == number
