import pytest

from content.templatetags.side_by_side import aligned, blocks_of, resolved_in
from publishing.languages import CODES


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p>a</p>", ["<p>a</p>"]),
        ("<p>a<br>b</p><p>c</p>", ["<p>a<br>b</p>", "<p>c</p>"]),
        (
            "<ul><li><p>a</p></li><li>b</li></ul>\n<h2>c</h2>",
            ["<ul><li><p>a</p></li><li>b</li></ul>", "\n<h2>c</h2>"],
        ),
        ('<figure><picture><source srcset="x"><img src="y"></picture></figure><p>a</p>', None),
        ("<table><colgroup><col></colgroup><tbody><tr><td>a</td></tr></tbody></table><p>b</p>", None),
        ("bare<p>a</p> tail", ["bare<p>a</p>", " tail"]),
    ],
)
def test_the_outermost_elements(html, blocks):
    found = blocks_of(html)

    assert "".join(found) == html
    assert found == blocks if blocks is not None else len(found) == 2


def test_as_many_blocks_stand_side_by_side():
    pairs = aligned({"fr": "<p>a</p><p>b</p>", "zh-hans": "<p>甲</p><p>乙</p>"}, found_nowhere())

    assert pairs == [{"fr": "<p>a</p>", "zh-hans": "<p>甲</p>"}, {"fr": "<p>b</p>", "zh-hans": "<p>乙</p>"}]


def test_more_blocks_on_one_side_stay_together():
    words = {"fr": "<p>a</p><p>b</p>", "zh-hans": "<p>甲</p>"}

    assert aligned(words, found_nowhere()) == [words]


def test_an_empty_side_stays_empty():
    words = {"fr": "<p>a</p>", "zh-hans": ""}

    assert aligned(words, found_nowhere()) == [words]


def test_what_is_not_sanitised_is_not_shown():
    [pair] = aligned({"fr": "<p onclick='x()'>a</p><script>x()</script>", "zh-hans": ""}, found_nowhere())

    assert pair == {"fr": "<p>a</p>", "zh-hans": ""}


def found_nowhere():
    return {code: resolved_in(code, set()) for code in CODES}
