"""axe finds nothing on one page of each kind, in both languages, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from publishing.languages import CODES
from tests.browser.axe import in_both_schemes, violations, ways

# {pixels: the scheme in which every rule is tried at that width}
WIDTHS = {1280: "light", 320: "dark"}
# What a reader meets beside the pages that the sitemap tells of. A client that states no language is given the choice.
BESIDE = {
    "lost": "/{language}/lost/here/",
    "choice": "/",
    "missing": "/styleguide/{language}/missing/",
    "forbidden": "/styleguide/{language}/403/",
    "broken": "/styleguide/{language}/500/",
}
# Many pages are on one there: it has as many first headings, and regions of one name.
MANY_PAGES_IN_ONE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def page(browser):
    context = browser.new_context(extra_http_headers={"Accept-Language": "*"})
    context.add_init_script(Axe().axe_script)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing(portal, page, subtests, language):
    beside = {name: path.format(language=language) for name, path in BESIDE.items()}
    for name, path in {**portal.kinds(language), **beside}.items():
        page.goto(f"{portal.url}{path}")
        for width, whole in ways(WIDTHS, language).items():
            page.set_viewport_size({"width": width, "height": 900})
            with subtests.test(page=name, width=width):
                assert in_both_schemes(page, whole) == {"light": [], "dark": []}


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing_in_any_component(portal, page, language):
    """Of the rules for pages, only those of WCAG. Each page of the portal is tried in all four ways above."""
    page.goto(f"{portal.url}/styleguide/{language}/")

    found = []
    for width, scheme in ways(WIDTHS, language).items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += violations(page, MANY_PAGES_IN_ONE)

    assert found == []
