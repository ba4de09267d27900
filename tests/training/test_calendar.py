import datetime

import pytest

from tests.factories import SessionFactory
from training.calendar import month_initials, session_calendar

TODAY = datetime.date(2026, 11, 23)


def calendar(*periods):
    sessions = [SessionFactory.build(programme=None, starts=starts, ends=ends) for starts, ends in periods]
    return session_calendar(sessions, TODAY)


def said(sessions):
    return [str(session.starts) for session in sessions]


def test_the_next_session_first_then_what_is_over_the_latest_first():
    found = calendar(
        ("2028", None), ("2019", None), ("2027-03", None), ("2026-11", None), ("2020-09", "2026-11-22")
    )

    assert said(found.ahead) == ["2026-11", "2027-03", "2028"]
    assert said(found.behind) == ["2020-09", "2019"]


@pytest.mark.parametrize(
    ("period", "is_ahead"),
    [
        (("2026", None), True),
        (("2026-11-23", None), True),
        (("2026-11-22", None), False),
        (("2020", "2026-11-23"), True),
        (("2026-10", None), False),
    ],
)
def test_a_session_is_ahead_until_its_last_moment_is_over(period, is_ahead):
    assert bool(calendar(period).ahead) == is_ahead


@pytest.mark.parametrize(
    ("periods", "years"),
    [
        ([], {}),
        ([("2027-03", None)], {2027: "..T........."}),
        ([("2027-03-10", "2027-05-21")], {2027: "..TTT......."}),
        ([("2027-11", "2028-02")], {2027: "..........TT", 2028: "TT.........."}),
        ([("2028", None)], {2028: "PPPPPPPPPPPP"}),
        ([("2028", None), ("2028-04", None)], {2028: "PPPTPPPPPPPP"}),
        ([("2027-11", "2028")], {2027: "..........TT", 2028: "PPPPPPPPPPPP"}),
        ([("2019", None)], {}),
    ],
)
def test_the_months_that_sessions_take(periods, years):
    letters = {"taken": "T", "possible": "P", "": "."}
    found = {year: "".join(letters[month.state] for month in months) for year, months in calendar(*periods).years}

    assert found == years


@pytest.mark.parametrize(("language", "row"), [("fr", "JFMAMJJASOND"), ("zh-hans", "123456789101112")])
def test_a_month_has_a_letter_or_a_number(language, row):
    assert "".join(month_initials(language)[month] for month in range(1, 13)) == row
