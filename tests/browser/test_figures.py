"""What is drawn of figures and partners, measured: its words are large enough, and none covers another."""

from collections import Counter

import pytest

from publishing.languages import CODES

WIDTHS = (320, 1280)
SMALLEST = 12
PAGES = ("partners:partner", "partners:index", "figures:index")

WORDS = """[...document.querySelectorAll(".map-drawing text, .history-chart text, .drawing-scale")].map(text => {
    const {left, top, right, bottom} = text.getBoundingClientRect();
    return {text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), box: [left, top, right, bottom],
            drawing: [...document.querySelectorAll("svg, .drawing-scale")].indexOf(text.closest("svg, .drawing-scale"))}
})"""
SHAPES = """[...document.querySelectorAll(".map-drawing, .history-chart, .drawing svg")].map(svg => {
    const {left, right} = svg.getBoundingClientRect();
    return left >= 0 && right <= document.documentElement.clientWidth && svg.querySelector("title").textContent !== ""
})"""
# In pixels: how wide the browser draws each population, whose rows are all of ten squares.
SQUARES = (
    """[...document.querySelectorAll(".drawing-squares svg")].map(svg => svg.getBoundingClientRect().width)"""
)


def meet(one, other):
    """A pixel of either may be the line's own space."""
    return (
        one["drawing"] == other["drawing"]
        and one["box"][0] < other["box"][2] - 1
        and other["box"][0] < one["box"][2] - 1
        and one["box"][1] < other["box"][3] - 1
        and other["box"][1] < one["box"][3] - 1
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", CODES)
def test_drawn_words_are_large_enough_and_meet_nowhere(portal, browser, subtests, language, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    kinds = portal.kinds(language)
    for name in PAGES:
        page.goto(f"{portal.url}{kinds[name]}")
        words = page.evaluate(WORDS)
        with subtests.test(page=name):
            assert words != []
            assert [word["text"] for word in words if word["size"] < SMALLEST] == []
            assert [
                (one["text"], other["text"])
                for number, one in enumerate(words)
                for other in words[number + 1 :]
                if meet(one, other)
            ] == []
            assert all(page.evaluate(SHAPES))
    context.close()


@pytest.mark.parametrize("language", CODES)
def test_populations_have_one_scale_at_every_width(portal, browser, language):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{portal.url}{portal.kinds(language)['figures:index']}")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found.append(page.evaluate(SQUARES))
    context.close()

    assert found == [[220, 220], [220, 220]]


# Of each drawing, in pixels: how far it reaches beyond the words of its card, and below the words under it.
OUTSIDE = """[...document.querySelectorAll(".drawing")].map(drawing => {
    const svg = drawing.querySelector("svg").getBoundingClientRect();
    const card = drawing.closest(".figure").getBoundingClientRect();
    const scale = drawing.querySelector(".drawing-scale").getBoundingClientRect();
    return Math.ceil(Math.max(svg.right - card.right + 16, svg.bottom - scale.top))
})"""
ROWS = (
    """[...document.querySelectorAll(".figures > *")].map(card => Math.round(card.getBoundingClientRect().top))"""
)


@pytest.mark.parametrize("language", CODES)
def test_squares_stay_in_their_card_and_four_cards_in_even_rows(portal, browser, language):
    page = browser.new_page()
    page.goto(f"{portal.url}{portal.kinds(language)['home']}")
    for width in (320, 560, 600, 640, 840, 920, 1120, 1200, 1220, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        outside = page.evaluate(OUTSIDE)
        assert outside != []
        assert [far for far in outside if far > 0] == [], width
        rows = Counter(page.evaluate(ROWS))
        assert len(set(rows.values())) == 1, width
        assert sum(rows.values()) == 4
    page.close()
