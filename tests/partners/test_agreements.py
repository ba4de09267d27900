"""The status of an agreement is computed from its dates, each known to the day, the month or the year."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from figures.dates import PartialDate
from partners.models import Agreement
from tests.factories import AgreementFactory, PartnerFactory

Status, Term = Agreement.Status, Agreement.Term
FIXED, OPEN, SILENT = Term.FIXED, Term.OPEN_ENDED, Term.NOT_STATED


def agreement(**fields):
    blank = {"signed": None, "starts": None, "ends": None, "term_years": None}
    return AgreementFactory.build(partner=PartnerFactory.build(), **blank | fields)


STATUSES = [
    # The year runs from its first day to its last.
    ({"starts": "2018", "ends": "2023", "term": FIXED}, "2017-12-31", Status.UPCOMING),
    ({"starts": "2018", "ends": "2023", "term": FIXED}, "2018-01-01", Status.IN_FORCE),
    ({"starts": "2018", "ends": "2023", "term": FIXED}, "2023-12-31", Status.IN_FORCE),
    ({"starts": "2018", "ends": "2023", "term": FIXED}, "2024-01-01", Status.EXPIRED),
    # The month too.
    ({"starts": "2020-09", "ends": "2024-02", "term": FIXED}, "2020-08-31", Status.UPCOMING),
    ({"starts": "2020-09", "ends": "2024-02", "term": FIXED}, "2020-09-01", Status.IN_FORCE),
    ({"starts": "2020-09", "ends": "2024-02", "term": FIXED}, "2024-02-29", Status.IN_FORCE),
    ({"starts": "2020-09", "ends": "2024-02", "term": FIXED}, "2024-03-01", Status.EXPIRED),
    # The last day counts.
    ({"starts": "2018-06-14", "ends": "2028-06-13", "term": FIXED}, "2018-06-13", Status.UPCOMING),
    ({"starts": "2018-06-14", "ends": "2028-06-13", "term": FIXED}, "2018-06-14", Status.IN_FORCE),
    ({"starts": "2018-06-14", "ends": "2028-06-13", "term": FIXED}, "2028-06-13", Status.IN_FORCE),
    ({"starts": "2018-06-14", "ends": "2028-06-13", "term": FIXED}, "2028-06-14", Status.EXPIRED),
    # A length in years leads to a month: which day of it is nobody's word.
    ({"signed": "2018-06-14", "term_years": 10, "term": FIXED}, "2028-06-30", Status.IN_FORCE),
    ({"signed": "2018-06-14", "term_years": 10, "term": FIXED}, "2028-07-01", Status.EXPIRED),
    ({"signed": "2018", "term_years": 10, "term": FIXED}, "2028-12-31", Status.IN_FORCE),
    ({"signed": "2018", "term_years": 10, "term": FIXED}, "2029-01-01", Status.EXPIRED),
    # A stated end goes before a length.
    ({"signed": "2018", "ends": "2020", "term_years": 10, "term": FIXED}, "2021-01-01", Status.EXPIRED),
    # It takes effect when it says, else when it is signed.
    ({"signed": "2018", "starts": "2019", "term": OPEN}, "2018-07-01", Status.UPCOMING),
    ({"signed": "2018", "term": OPEN}, "2018-01-01", Status.IN_FORCE),
    ({"signed": "2018", "term": OPEN}, "2099-01-01", Status.IN_FORCE),
    # Nothing is said of its end: 1987, and ever since.
    ({"signed": "1987", "term": SILENT}, "1986-12-31", Status.UPCOMING),
    ({"signed": "1987", "term": SILENT}, "1987-01-01", Status.NO_END_STATED),
    ({"signed": "1987", "term": SILENT}, "2026-11-23", Status.NO_END_STATED),
    ({"term": SILENT}, "2026-11-23", Status.NO_END_STATED),
    ({"term": OPEN}, "2026-11-23", Status.IN_FORCE),
    # A fixed term whose end is not known yet, in a draft.
    ({"signed": "2018", "term": FIXED}, "2026-11-23", Status.NO_END_STATED),
    ({"term_years": 10, "term": FIXED}, "2026-11-23", Status.NO_END_STATED),
]


@pytest.mark.parametrize(("dates", "day", "status"), STATUSES)
def test_status_on_a_day(dates, day, status):
    assert agreement(**dates).status_on(datetime.date.fromisoformat(day)) == status


def test_the_table_has_every_status():
    assert {status for _dates, _day, status in STATUSES} == set(Status)


def test_the_status_is_that_of_today_in_paris():
    yesterday = timezone.localdate() - datetime.timedelta(days=1)

    assert agreement(starts="1987", ends=yesterday, term=FIXED).status == Status.EXPIRED
    assert agreement(starts="1987", ends=timezone.localdate(), term=FIXED).status == Status.IN_FORCE


@pytest.mark.parametrize(
    ("dates", "finishes"),
    [
        ({"ends": "2023"}, PartialDate(2023)),
        ({"signed": "2018-06-14", "term_years": 10}, PartialDate(2028, 6)),
        ({"signed": "2018-06", "term_years": 10}, PartialDate(2028, 6)),
        ({"signed": "2018", "term_years": 10}, PartialDate(2028)),
        ({"signed": "2018", "starts": "2019", "term_years": 10}, PartialDate(2029)),
        ({"signed": "2018"}, None),
        ({"term_years": 10}, None),
    ],
)
def test_where_it_ends(dates, finishes):
    assert agreement(**dates).finishes == finishes


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"starts": "2018", "ends": "2017", "term": FIXED}, ["ends"]),
        ({"signed": "2018-06-14", "ends": "2018-06-13", "term": FIXED}, ["ends"]),
        ({"signed": "2018", "term": FIXED}, ["term"]),
        ({"signed": "2018", "term": FIXED, "term_years": 10}, []),
        ({"starts": "2018", "ends": "2018", "term": FIXED}, []),
        ({"signed": "1987", "term": SILENT}, []),
    ],
)
def test_what_cannot_be(fields, wrong):
    assert errors_of(agreement(**fields)) == wrong


def errors_of(record):
    try:
        record.clean()
    except ValidationError as refusal:
        return [*refusal.message_dict]
    return []


@pytest.mark.django_db
def test_an_agreement_is_not_under_itself():
    alone = AgreementFactory()
    alone.parent = alone

    assert errors_of(alone) == ["parent"]


@pytest.mark.django_db
def test_the_oldest_first_and_the_undated_last():
    partner = PartnerFactory()
    dates = ["2018-06-14", None, "1987", "2018"]
    for signed in dates:
        AgreementFactory(partner=partner, signed=signed)

    assert [str(found.signed) for found in Agreement.objects.by_date()] == ["1987", "2018", "2018-06-14", "None"]
