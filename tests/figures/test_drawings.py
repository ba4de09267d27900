import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.dates import PartialDate
from figures.drawings import PLACES, SHEET, SQUARES, drawing_of, history_of

MILLIONS = Decimal(1_000_000)


def drawn(kind, value=None, low=None, high=None, qualifier="exact"):
    numbers = (None if number is None else Decimal(str(number)) for number in (value, low, high))
    return drawing_of(kind, *numbers, qualifier)


def widths(boxes):
    return [box.width for box in boxes]


@pytest.mark.parametrize(("value", "full", "cut"), [(21_900_000, 21, "0.9"), (64_600_000, 64, "0.6")])
def test_a_population_is_squares_of_a_million_and_one_cut(value, full, cut):
    drawing = drawn("count", value)

    assert widths(drawing.filled) == [SQUARES.width] * full + [SQUARES.width * Decimal(cut)]
    assert widths(drawing.outlined) == [SQUARES.width] * (full + 1)
    assert drawing.between == ()


def test_whole_millions_have_no_cut_square():
    assert widths(drawn("count", 3_000_000).filled) == [SQUARES.width] * 3


def test_two_populations_have_one_scale():
    small, large = drawn("count", 21_900_000), drawn("count", 64_600_000)

    assert small.filled[:21] == large.filled[:21]
    assert (small.width, large.width) == (220, 220)
    assert (small.height, large.height) == (62, 150)


@given(st.integers(1_000_000, 200_000_000))
def test_the_area_is_the_number_and_no_square_covers_another(value):
    drawing = drawing_of("count", Decimal(value), None, None)
    area = sum(widths(drawing.filled)) / SQUARES.width

    # A width is kept to a hundredth of a pixel.
    assert abs(area - value / MILLIONS) < Decimal("0.001")
    assert len({(box.x, box.y) for box in drawing.filled}) == len(drawing.filled)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("count", {"value": 999_999}),
        ("count", {"value": 200_000_001}),
        ("count", {"low": 600_000, "high": 700_000}),
        ("count", {"low": 2_000_000}),
        ("count", {}),
        ("amount", {"value": 5_000_000}),
        ("share", {"value": "100.1"}),
        ("share", {"value": -1}),
        ("rank", {"value": 26}),
        ("rank", {"value": "1.5"}),
    ],
)
def test_what_has_no_honest_shape_is_not_drawn(kind, numbers):
    assert drawn(kind, **numbers) is None


def test_a_range_is_told_apart_from_what_is_sure():
    drawing = drawn("count", low=2_500_000, high="4_200_000")

    assert sum(widths(drawing.filled)) / SQUARES.width == Decimal("2.5")
    assert sum(widths(drawing.between)) / SQUARES.width == Decimal("1.7")
    # It begins where the other ends, within one square.
    assert drawing.between[0].x == drawing.filled[-1].x + drawing.filled[-1].width
    assert [name for name, _path in drawing.paths] == ["outlined", "between", "filled"]


def test_more_than_leaves_a_square_open():
    assert len(drawn("count", 2_000_000, qualifier="more_than").outlined) == 3
    assert len(drawn("count", 2_000_000, qualifier="about").outlined) == 2


@pytest.mark.parametrize("value", ["1.5", "3.43", "100", "0.05"])
def test_a_share_is_as_large_a_part_of_the_sheet(value):
    drawing = drawn("share", value)
    area = sum(box.width * box.height for box in drawing.filled)

    assert area / (drawing.width * drawing.height) == Decimal(value) / 100
    assert len(drawing.outlined) == 100


def test_no_share_is_an_empty_sheet():
    drawing = drawn("share", 0)

    assert (drawing.filled, len(drawing.outlined), drawing.width) == ((), 100, SHEET.step * 10)


@pytest.mark.parametrize("rank", [1, 2, 23])
def test_a_rank_is_the_last_of_a_row(rank):
    drawing = drawn("rank", rank)

    assert (len(drawing.outlined), len(drawing.filled)) == (rank - 1, 1)
    assert drawing.filled[0].x + PLACES.width == drawing.width
    assert drawing.filled[0].x > max((box.x for box in drawing.outlined), default=-1)


def test_a_range_of_ranks_is_every_place_it_may_be():
    drawing = drawn("rank", low=3, high=5)

    assert (len(drawing.outlined), len(drawing.between), drawing.filled) == (2, 3, ())


@pytest.mark.parametrize("drawing", [drawn("count", 200_000_000), drawn("share", 50), drawn("rank", 25)])
def test_a_drawing_fits_a_telephone(drawing):
    """320 px less the sides of the page and of the card."""
    assert drawing.width <= 236


def test_a_path_is_written_without_the_readers_comma():
    (path,) = [path for name, path in drawn("count", "1_900_000").paths if name == "filled"]

    assert path == "M0 0h18v18h-18zM22 0h16.2v18h-16.2z"
    assert re.fullmatch(r"[MhvzZ0-9. -]+", path)


def seen(*observations):
    return [(date and PartialDate.parse(date), Decimal(value), None, None) for date, value in observations]


def test_a_history_stands_on_a_true_scale_of_time():
    history = history_of("count", seen(("2000", 10), ("2010", 20), ("2020", 40)))
    xs = [point.x for point in history.points]

    assert (xs[0], xs[-1]) == (6, 94)
    assert xs[1] == pytest.approx(50, abs=0.05)


def test_heights_start_from_zero():
    history = history_of("count", seen(("2000", 10), ("2010", 20)))
    low, high = (history.zero - point.top for point in history.points)

    assert high == pytest.approx(2 * low)


def test_the_first_place_is_on_top():
    history = history_of("rank", seen(("2000", 23), ("2010", 1)))

    assert history.points[0].top > history.points[1].top
    assert history.zero is None


def test_a_range_has_a_height_of_its_own():
    numbers = [(PartialDate.parse("2000"), None, Decimal(10), Decimal(20)), *seen(("2010", 20))]
    ranged, exact = history_of("count", numbers).points

    assert ranged.top == exact.top == exact.bottom < ranged.bottom


@pytest.mark.parametrize(
    "observations", [[], [("2000", 10)], [("2000", 10), (None, 20)], [("2000", 1), ("2000", 2)]]
)
def test_one_date_is_no_history(observations):
    assert history_of("count", seen(*observations)) is None


@pytest.mark.parametrize("values", [(0, 0), (-5, 5), (-5, -1)])
def test_zero_and_less_stay_within_the_chart(values):
    history = history_of("amount", seen(("2000", values[0]), ("2010", values[1])))

    assert all(0 <= edge <= 100 for point in history.points for edge in (point.top, point.bottom, history.zero))
