"""axe finds nothing on one page of each kind, in both languages, light and dark, wide and narrow."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from publishing.languages import CODES

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")


VIOLATIONS = """axe.run({resultTypes: ["violations"]}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)]))"""


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing(portal, browser, subtests, language):
    # A client that states no language is given the plain choice at the root.
    context = browser.new_context(extra_http_headers={"Accept-Language": "*"})
    context.add_init_script(Axe().axe_script)
    page = context.new_page()
    for name, path in {**portal.kinds(language), "lost": f"/{language}/lost/here/", "choice": "/"}.items():
        page.goto(f"{portal.url}{path}")
        for width, scheme in product(WIDTHS, SCHEMES):
            with subtests.test(page=name, width=width, scheme=scheme):
                assert violations(page, width, scheme) == []
    context.close()


def violations(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    return page.evaluate(VIOLATIONS)
