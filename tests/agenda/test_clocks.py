import datetime

import pytest
from lxml import html

from agenda.clocks import moment_in
from agenda.models import Event
from figures.dates import PartialDate
from tests.factories import EventFactory, PartnerFactory

PARIS, BEIJING = Event.TimeZone.PARIS, Event.TimeZone.SHANGHAI


@pytest.mark.parametrize(
    ("day", "time", "zone", "other", "expected"),
    [
        # Paris has a summer time, Beijing none.
        ("2027-01-15", (10, 0), PARIS, BEIJING, ("2027-01-15", (17, 0))),
        ("2027-07-15", (10, 0), PARIS, BEIJING, ("2027-07-15", (16, 0))),
        ("2027-01-15", (17, 30), PARIS, BEIJING, ("2027-01-16", (0, 30))),
        ("2027-01-01", (6, 0), BEIJING, PARIS, ("2026-12-31", (23, 0))),
    ],
)
def test_the_same_moment_at_the_other_end(day, time, zone, other, expected):
    moment = moment_in(PartialDate.parse(day), datetime.time(*time), zone, other)

    assert (str(moment.day), (moment.time.hour, moment.time.minute)) == expected


def elsewhere(**fields):
    return EventFactory.build(partner=PartnerFactory.build(), **fields).elsewhere


def test_an_event_of_one_day_has_its_hours_in_the_other_zone():
    found = elsewhere(starts="2027-01-15", start_time=datetime.time(17, 30), end_time=datetime.time(19))

    assert found["zone"] == BEIJING.label
    assert str(found["day"]) == "2027-01-16"
    assert (found["begins"], found["ends"]) == (datetime.time(0, 30), datetime.time(2))


def test_the_day_is_said_only_where_it_is_another():
    assert elsewhere(starts="2027-01-15", start_time=datetime.time(10))["day"] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"starts": "2027-01-15"},
        {"starts": "2027-01"},
        {"starts": "2027-01-15", "ends": "2027-01-17", "start_time": datetime.time(10)},
    ],
)
def test_what_has_no_hours_of_one_day_has_none_elsewhere(fields):
    assert elsewhere(**fields) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "16 janvier 2027, de 0 h 30 à 2 h (heure de Pékin)"),
        ("zh-hans", "2027年1月16日00:30至02:00（北京时间）"),
    ],
)
def test_both_clocks_are_on_the_page(client, language, expected):
    event = EventFactory(starts="2027-01-15", start_time=datetime.time(17, 30), end_time=datetime.time(19))
    page = html.document_fromstring(client.get(event.address_in(language)).content.decode())
    said = [words.text_content().strip().replace("\u00a0", " ") for words in page.find_class("elsewhere")]

    assert said == [expected]
