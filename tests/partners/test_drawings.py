"""Where the bars of the agreements stand: a scale on which every year is as wide as every other, from 1987."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.dates import PartialDate
from partners.drawings import LABEL_GAP, SHAPES, SHORTEST, Record, Tick, draw_timeline
from partners.models import Agreement

Status = Agreement.Status
TODAY = datetime.date(2026, 11, 23)


def date(text):
    return PartialDate.parse(text) if text else None


def record(begins=None, finishes=None, status=Status.IN_FORCE, accent="province"):
    return Record("Accord", "", accent, date(begins), date(finishes), status)


def drawn(*records, today=TODAY, **options):
    return draw_timeline(records, today, **options)


def only_bar(begins, finishes=None, status=Status.IN_FORCE):
    """On a scale of 50 years, from 1980 to the end of 2029: each is two per cent wide."""
    (bar,) = drawn(record(begins, finishes, status), today=datetime.date(2025, 1, 1), first_year=1980).bars
    return bar


@pytest.mark.parametrize(
    ("begins", "finishes", "x", "width"),
    [
        # A year runs from its first day to its last.
        ("2018", "2023", 76, 12),
        ("1987", "1987", 14, 2),
        # So does a month, and a day has its own length.
        ("2018-07", "2018-12", 76.99, 1.01),
        ("2018-01-01", "2019-12-31", 76, 4),
        # A leap year is no wider than another.
        ("2020-12-31", "2021", 81.99, 2.01),
        # What is too short to be seen is as long as can be seen.
        ("2018-06-14", "2018-06-14", 76.9, SHORTEST),
    ],
)
def test_a_bar_is_true_to_scale(begins, finishes, x, width):
    bar = only_bar(begins, finishes)

    assert (bar.x, bar.width) == (x, width)


def test_the_scale_of_fifty_years():
    drawing = drawn(today=datetime.date(2025, 1, 1), first_year=1980)

    assert drawing.years == (1980, 2029)
    assert drawing.today == Tick(90, "end")


def test_what_has_no_end_runs_out_of_the_scale_and_fades():
    bar = only_bar("1987", status=Status.NO_END_STATED)

    assert (bar.x, bar.width, bar.shape, bar.is_open) == (14, 86, "fading", True)


@pytest.mark.parametrize(
    ("status", "finishes", "shape", "is_open"),
    [
        (Status.UPCOMING, "2035", "outlined", False),
        (Status.UPCOMING, None, "outlined", True),
        (Status.IN_FORCE, "2035", "solid", False),
        # Stated to be without an end, it has no more of one than what is silent about it.
        (Status.IN_FORCE, None, "fading", True),
        (Status.EXPIRED, "2020", "hatched", False),
        (Status.NO_END_STATED, None, "fading", True),
    ],
)
def test_a_status_is_seen(status, finishes, shape, is_open):
    bar = only_bar("2018", finishes, status)

    assert (bar.shape, bar.is_open) == (shape, is_open)


def test_every_status_has_a_shape_of_its_own():
    assert sorted(SHAPES) == sorted(Status)
    assert len({*SHAPES.values()}) == len(Status)


def test_the_undated_are_on_no_scale():
    silent, ending = record(), record(finishes="2050")
    drawing = drawn(silent, record("2018", "2023"), ending)

    assert [bar.record.begins.year for bar in drawing.bars] == [2018]
    assert drawing.undated == [silent, ending]
    assert drawing.years == drawn(record("2018", "2023")).years


def test_the_oldest_stands_first_and_what_is_to_come_after_today():
    later = record("2030", "2035", Status.UPCOMING)
    drawing = drawn(later, record("2018-06-14"), record("2018"), record("1987"))

    assert [str(bar.record.begins) for bar in drawing.begun] == ["1987", "2018", "2018-06-14"]
    assert [bar.record for bar in drawing.upcoming] == [later]


def test_the_scale_begins_earlier_for_an_earlier_agreement_only():
    assert drawn(record("2018")).years[0] == 1987
    assert drawn(record("1964")).years[0] == 1964
    assert drawn(record("2018"), first_year=2000).years[0] == 2000


def test_one_agreement_has_the_scale_of_all():
    ends = [None, "2023", "2028-06"]

    assert {drawn(record("2018", end)).years for end in ends} == {(1987, 2034)}


def test_the_decades_of_the_cooperation():
    ticks = drawn(record("1987")).ticks

    assert [(tick.year, tick.is_close) for tick in ticks] == [
        ("1987", False),
        ("1990", True),
        ("2000", False),
        ("2010", False),
        ("2020", False),
        ("2030", False),
    ]
    assert {tick.x for tick in ticks[1:]} == {6.25, 27.08, 47.92, 68.75, 89.58}


@pytest.mark.parametrize(
    ("finishes", "labels"),
    [
        ("2086", ["1987", "2000", "2050"]),
        ("2200", ["1987", "2050", "2100", "2150", "2200"]),
        ("9999", ["1987", "4000", "6000", "8000", "10000"]),
    ],
)
def test_a_longer_scale_has_its_years_further_apart(finishes, labels):
    assert [tick.year for tick in drawn(record("1987", finishes)).ticks if tick.year] == labels


def test_words_stop_before_the_rule_of_today():
    drawing = drawn(record("1987"), record("2018", "2023"), record("2030", "2035", Status.UPCOMING))

    assert drawing.rest == round(100 - drawing.today.x, 2)
    assert [bar.indent == round(100 * bar.x / drawing.today.x, 2) for bar in drawing.begun] == [True, True]
    assert [bar.indent for bar in drawing.upcoming] == [100]


def test_words_go_beyond_today_where_little_of_the_scale_is_past():
    drawing = drawn(record("2018", "2100"))

    assert (drawing.rest, drawing.today.anchor) == (0, "start")
    assert drawing.bars[0].indent == drawing.bars[0].x


def test_there_is_one_pattern_for_each_accent():
    drawing = drawn(
        record("1987", accent="province"), record("2018", accent="city"), record("2019", accent="city")
    )

    assert drawing.accents == ["city", "province"]


years = st.integers(1000, 9999)
partial_dates = st.builds(PartialDate, years) | st.dates(datetime.date(1000, 1, 1)).map(PartialDate.of)


@st.composite
def records(draw):
    begins, finishes = draw(st.none() | partial_dates), draw(st.none() | partial_dates)
    if begins and finishes:
        begins, finishes = sorted([begins, finishes], key=lambda end: end.first_day)
    return Record("Accord", "", "province", begins, finishes, draw(st.sampled_from(Status)))


@given(st.lists(records(), max_size=40), st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_nothing_runs_out_of_the_drawing(found, today):
    drawing = draw_timeline(found, today)
    places = [drawing.today.x, *(tick.x for tick in drawing.ticks)]
    bars = drawing.bars

    assert len(bars) + len(drawing.undated) == len(found)
    assert all(0 <= x <= 100 for x in [*places, *(bar.indent for bar in bars)])
    assert all(bar.x >= 0 and bar.width >= SHORTEST and bar.x + bar.width <= 100.01 for bar in bars)
    assert all(bar.x + bar.width >= 99.99 for bar in bars if bar.is_open)


@given(st.lists(records(), max_size=5), st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_the_labels_of_the_years_stand_apart(found, today):
    shown = [tick.x for tick in draw_timeline(found, today).ticks if tick.year and not tick.is_close]

    assert all(right - left >= LABEL_GAP - 0.01 for left, right in pairwise(shown))
