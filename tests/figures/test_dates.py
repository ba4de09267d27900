import datetime

import pytest
from django.db.models import Value
from django.db.models.functions import Cast
from hypothesis import given
from hypothesis import strategies as st

from figures.dates import PartialDate, Precision, not_over_q, parse_typed, started_q
from figures.fields import PartialDateField

YEAR = PartialDate(1987)
MONTH = PartialDate(2020, 9)
DAY = PartialDate(2018, 6, 14)
TODAY = datetime.date(2018, 6, 14)

days = st.dates(min_value=datetime.date(1000, 1, 1))
partial_dates = st.builds(
    lambda day, length: PartialDate.parse(day.isoformat()[:length]), days, st.sampled_from([4, 7, 10])
)


@pytest.mark.parametrize(
    ("text", "date", "precision", "first", "last"),
    [
        ("1987", YEAR, Precision.YEAR, (1987, 1, 1), (1987, 12, 31)),
        ("2020-09", MONTH, Precision.MONTH, (2020, 9, 1), (2020, 9, 30)),
        ("2024-02", PartialDate(2024, 2), Precision.MONTH, (2024, 2, 1), (2024, 2, 29)),
        ("2018-06-14", DAY, Precision.DAY, (2018, 6, 14), (2018, 6, 14)),
        ("9999", PartialDate(9999), Precision.YEAR, (9999, 1, 1), (9999, 12, 31)),
    ],
)
def test_iso_text(text, date, precision, first, last):
    assert PartialDate.parse(text) == date
    assert str(date) == text
    assert date.precision is precision
    assert date.first_day == datetime.date(*first)
    assert date.last_day == datetime.date(*last)


NOT_ISO = [
    "",
    "87",
    "0999",
    "10000",
    "2018-6",
    "2018-13",
    "2018-00",
    "2018-02-30",
    "2018-06-",
    "2018-06-14 ",
    "２０１８",
]


@pytest.mark.parametrize("text", NOT_ISO)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"\.$"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((999,), "The year 999 is not between 1000 and 9999."),
        ((2018, 13), "There is no month 13."),
        ((2018, 0), "There is no month 0."),
        ((2018, 2, 29), "There is no day 29 in 2018-02."),
        ((2018, None, 3), "A day needs a month."),
    ],
)
def test_the_refusal_says_why(parts, message):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 the message is compared whole
        PartialDate(*parts)
    assert str(refusal.value) == message


def test_a_partial_date_is_a_value():
    assert {PartialDate(2018, 6), PartialDate.parse("2018-06")} == {PartialDate(2018, 6)}
    assert PartialDate(2018) != "2018"
    assert PartialDate.of(datetime.datetime(2018, 6, 14, 10, 30, tzinfo=datetime.UTC)) == DAY
    with pytest.raises(TypeError):
        PartialDate(2018) < "2018"  # noqa: B015 the comparison is what is refused


@given(partial_dates)
def test_text_round_trips(date):
    assert PartialDate.parse(str(date)) == date
    assert parse_typed(str(date)) == date


@given(partial_dates, partial_dates)
def test_the_order_is_that_of_the_text(one, other):
    assert (one < other, one <= other, one == other) == (
        str(one) < str(other),
        str(one) <= str(other),
        str(one) == str(other),
    )


@pytest.mark.parametrize(
    ("date", "years", "later"),
    [
        (YEAR, 10, PartialDate(1997)),
        (MONTH, 5, PartialDate(2025, 9)),
        (DAY, 10, PartialDate(2028, 6, 14)),
        (DAY, -1, PartialDate(2017, 6, 14)),
        (PartialDate(2024, 2, 29), 1, PartialDate(2025, 2, 28)),
        (PartialDate(2024, 2, 29), 4, PartialDate(2028, 2, 29)),
    ],
)
def test_years_later(date, years, later):
    assert date.plus_years(years) == later


def test_to_month_invents_no_month():
    assert [date.to_month() for date in (YEAR, MONTH, DAY)] == [YEAR, MONTH, PartialDate(2018, 6)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1987", YEAR),
        (" 1987 ", YEAR),
        ("1987年", YEAR),
        ("09/2020", MONTH),
        ("9/2020", MONTH),
        ("2020-09", MONTH),
        ("2020/9", MONTH),
        ("2020年9月", MONTH),
        ("14/06/2018", DAY),
        ("14.06.2018", DAY),
        ("14-6-2018", DAY),
        ("2018-06-14", DAY),
        ("2018/6/14", DAY),
        ("2018年6月14日", DAY),
        ("2018 年 6 月 14 号", DAY),
        ("２０１８／０６／１４", DAY),
        ("01/02/2018", PartialDate(2018, 2, 1)),
    ],
)
def test_what_staff_type(text, date):
    assert parse_typed(text) == date


@pytest.mark.parametrize(
    "text", ["", "87", "14/06/18", "06/14/2018", "31/02/2018", "13/2020", "14/06-2018", "2018年6", "juin", "1987?"]
)
def test_what_is_no_typed_date(text):
    with pytest.raises(ValueError, match=r"\.$"):
        parse_typed(text)


# Seen on 14 June 2018.
CLOCK = [
    ("2017", True, False),
    ("2018", True, True),
    ("2019", False, True),
    ("2018-05", True, False),
    ("2018-06", True, True),
    ("2018-07", False, True),
    ("2017-12-31", True, False),
    ("2018-06-13", True, False),
    ("2018-06-14", True, True),
    ("2018-06-15", False, True),
    ("9999", False, True),
]


@pytest.mark.parametrize(("text", "started", "not_over"), CLOCK)
def test_the_table_agrees_with_the_calendar(text, started, not_over):
    date = PartialDate.parse(text)
    assert (date.first_day <= TODAY, date.last_day >= TODAY) == (started, not_over)


def stored(text):
    """A column's value with the field's own lookups, and no table."""
    return Cast(Value(text), PartialDateField())


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "started", "not_over"), CLOCK)
def test_the_queries_agree_with_the_table(text, started, not_over):
    row = {"on": stored(text)}
    assert (started_q("on", TODAY).check(row), not_over_q("on", TODAY).check(row)) == (started, not_over)
