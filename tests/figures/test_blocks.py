import pytest

from figures.blocks import date_block
from figures.dates import PartialDate

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("date", "language", "block"),
    [
        ("2018-06-14", "fr", ("", "14", "juin 2018")),
        ("2018-06-01", "fr", ("", "1er", "juin 2018")),
        ("2020-09", "fr", ("", "septembre", "2020")),
        ("1987", "fr", ("", "1987", "")),
        ("2018-06-14", "zh-hans", ("2018年", "6月14日", "")),
        ("2020-09", "zh-hans", ("2020年", "9月", "")),
        ("1987", "zh-hans", ("", "1987年", "")),
    ],
)
def test_a_block_says_what_is_known_of_the_date_and_no_more(date, language, block):
    found = date_block(PartialDate.parse(date), language)

    assert tuple(part.replace(NBSP, " ") for part in found) == block
