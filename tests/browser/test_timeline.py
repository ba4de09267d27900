"""The timeline as it is drawn: no two words meet, none leaves the drawing, none is small, at any width, in both languages."""

import pytest

from publishing.languages import CODES

WIDTHS = (320, 390, 640, 700, 768, 1024, 1280, 1600)
# Where the list becomes one drawing.
WIDE = 640
SMALLEST = 12
CHRONOLOGY = {"fr": "/fr/chronologie/", "zh-hans": "/zh-hans/licheng/"}
assert {*CHRONOLOGY} == {*CODES}

# As many again as ten times the sample's, of every status and length, their titles as long as they may be.
MANY = """
from tests.factories import AgreementFactory, PartnerFactory
from partners.models import Partner
partners = [PartnerFactory(kind=kind) for kind in Partner.Kind]
for number in range(36):
    AgreementFactory(
        partner=partners[number % len(partners)],
        title_fr=("Convention de coopération décentralisée et interuniversitaire numéro %s " % number * 4)[:200 - 5 * number],
        title_zh_hans=("第%s号地方政府间大学合作框架协议（含附件）" % number * 12)[:200 - 5 * number],
        signed=str(1987 + number * 7 % 45),
        ends=[None, "2031-06-30", "2029"][number % 3] if number % 2 else None,
        term_years=[None, 1, 10][number % 3],
    )
AgreementFactory(partner=partners[0], signed="2026-11-22", ends="2026-11-22")
"""

# [words, left, top, right, bottom, size of the type] of every line of text that the drawing shows.
LINES = """drawing => {
    const found = [], walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode, range = document.createRange();
        // A range measures text of a drawing even where it is not displayed.
        if (!text.data.trim() || !text.parentElement.getClientRects().length) continue;
        range.selectNodeContents(text);
        for (const {left, top, right, bottom} of range.getClientRects())
            if (right - left > 1)
                found.push([text.data.trim(), left, top, right, bottom,
                    parseFloat(getComputedStyle(text.parentElement).fontSize)]);
    }
    return found;
}"""
BOX = "element => { const {left, top, right, bottom} = element.getBoundingClientRect(); return [left, top, right, bottom]; }"

BOXES = f"elements => elements.map({BOX})"


@pytest.fixture(scope="module")
def crowded(desk):
    """The portal again, with forty agreements."""
    desk.write(MANY)
    return desk


@pytest.fixture(params=["portal", "crowded"])
def served(request):
    return request.getfixturevalue(request.param)


def lines_of(drawing):
    found = drawing.evaluate(LINES)
    assert len(found) > 10
    return found


def meeting(lines):
    """Pairs of lines that share more than the hair by which one line of type reaches into the next."""
    return [(a[0], b[0]) for number, a in enumerate(lines) for b in lines[number + 1 :] if overlap(a, b) > (2, 2)]


def overlap(a, b):
    """In pixels, the lesser of width and height first."""
    return tuple(sorted([min(a[3], b[3]) - max(a[1], b[1]), min(a[4], b[4]) - max(a[2], b[2])]))


def outside(lines, box):
    left, top, right, bottom = box
    return [
        line[0]
        for line in lines
        if line[1] < left - 1 or line[2] < top - 1 or line[3] > right + 1 or line[4] > bottom + 1
    ]


@pytest.mark.parametrize("language", CODES)
def test_no_word_meets_another_leaves_or_is_small(served, browser, subtests, language):
    page = browser.new_page()
    page.goto(f"{served.url}{CHRONOLOGY[language]}")
    drawing = page.locator(".timeline")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        lines = lines_of(drawing)
        with subtests.test(width=width):
            assert meeting(lines) == []
            assert outside(lines, drawing.evaluate(BOX)) == []
            assert [line[0] for line in lines if line[5] < SMALLEST] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("language", CODES)
def test_words_with_wider_spaces_do_not_meet_either(crowded, browser, subtests, language):
    """WCAG 1.4.12."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{crowded.url}{CHRONOLOGY[language]}")
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        with subtests.test(width=width):
            assert meeting(lines_of(page.locator(".timeline"))) == []
    context.close()


@pytest.mark.parametrize("language", CODES)
def test_words_stay_at_their_bar_and_leave_the_rule_of_today_whole(crowded, browser, subtests, language):
    page = browser.new_page()
    page.goto(f"{crowded.url}{CHRONOLOGY[language]}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        words, bars = (
            page.locator(name).evaluate_all(BOXES) for name in (".timeline-row .timeline-words", ".bar")
        )
        rule = page.locator(".timeline-scale .timeline-today").evaluate(BOX)[0]
        with subtests.test(width=width):
            assert len(words) == len(bars) == 40
            assert [pair for pair in zip(words, bars, strict=True) if pair[0][0] > pair[1][0] + 1] == []
            # The first stands at the beginning of the scale, whatever the width.
            assert words[0][0] == pytest.approx(bars[0][0], abs=1)
            assert width < WIDE or [box for box in words if box[2] > rule] == []
    page.context.close()


@pytest.mark.parametrize("width", [WIDE - 1, WIDE])
def test_an_agreement_is_read_once(portal, browser, width):
    """One list for both shapes: what a screen reader reads is what is seen."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{portal.url}{CHRONOLOGY['fr']}")
    names = [link.inner_text() for link in page.locator(".timeline").get_by_role("link").all()]

    assert len(names) == 4
    assert len({*names}) == 4
    assert page.locator(".timeline-now").is_visible() == (width < WIDE)
    assert page.locator(".timeline").get_by_role("img").count() == 1
    page.context.close()


@pytest.mark.parametrize("language", CODES)
def test_the_table_of_agreements_needs_no_scrolling(crowded, browser, language):
    page = browser.new_page()
    page.goto(f"{crowded.url}{CHRONOLOGY[language]}")
    table = page.get_by_role("table")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert table.get_by_role("row").count() == 42
        assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
        assert outside(lines_of(table.locator("tbody")), table.evaluate(BOX)) == []
    page.context.close()
