"""An editor looks at a draft as readers will, and hands a link to a counterpart who has no account."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_admin import open_page, page, signed_in  # noqa: F401 fixtures

PARTNERS = "/admin/partners/partner/"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The page in the frame is public, and tried as such; the landmarks of two documents are no doubles.
VIOLATIONS = """axe.run({iframes: false, resultTypes: ["violations"]}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)]))"""
SIZES = [(1440, 900), (390, 844), (320, 700)]


def preview_of_first(page):  # noqa: F811 the fixture
    page.goto(PARTNERS)
    form = page.locator("#result_list tbody th a").first.get_attribute("href")
    return form.replace("/change/", "/preview/")


def make_link(page):  # noqa: F811 the fixture
    page.get_by_role("combobox").select_option("7")
    page.locator(".preview-links [type=submit]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    return page.locator(".preview-links input[readonly]").first.input_value()


def look(page, subtests, name):  # noqa: F811 the fixture
    page.evaluate(Axe().axe_script)
    for (width, height), scheme in product(SIZES, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        with subtests.test(page=name, width=width, scheme=scheme):
            assert (page.evaluate(VIOLATIONS), page.evaluate(OVERFLOW)) == ([], 0)


def test_the_public_page_is_seen_in_a_frame_as_wide_as_a_telephone(page):  # noqa: F811 the fixture
    page.goto(preview_of_first(page) + "?show=both&width=phone")

    for number, language in enumerate(("fr", "zh-Hans")):
        frame = page.frame_locator("iframe").nth(number)
        expect(frame.locator("html")).to_have_attribute("lang", language)
        expect(frame.locator("h1")).to_be_visible()
        assert frame.locator("html").evaluate("root => root.clientWidth") == pytest.approx(390, abs=15)


def test_a_link_in_the_frame_opens_a_window_of_its_own(page):  # noqa: F811 the fixture
    page.goto(preview_of_first(page) + "?show=fr")

    with page.context.expect_page() as opened:
        page.frame_locator("iframe").locator(".breadcrumb a").first.click()

    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("/fr/")
    expect(page.frame_locator("iframe").locator("h1")).to_be_visible()


def test_without_scripts_the_preview_is_chosen_by_links(open_page):  # noqa: F811 the fixture
    window = open_page(java_script_enabled=False)
    window.goto(preview_of_first(window))
    window.locator(".preview-choices a[href*='show=zh-hans']").click()
    window.locator(".preview-choices a[href*='width=tablet']").click()

    assert "show=zh-hans" in window.url
    expect(window.frame_locator("iframe").locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(window.locator(".preview-tablet iframe")).to_have_count(1)


def test_a_link_is_copied_read_and_revoked(page, desk, browser):  # noqa: F811 the fixture
    page.goto(preview_of_first(page))
    address = make_link(page)
    page.locator("[data-copy]").first.click()
    expect(page.locator(".preview-links [role=status]").first).not_to_be_empty()

    context = browser.new_context(viewport={"width": 390, "height": 844})
    counterpart = context.new_page()
    assert counterpart.goto(address).status == 200
    first = counterpart.locator(".pair").nth(1)
    french, chinese = (first.locator(f"[lang={tag}]").first.bounding_box() for tag in ("fr", "zh-Hans"))
    assert french["y"] + french["height"] <= chinese["y"]
    counterpart.set_viewport_size({"width": 1200, "height": 900})
    french, chinese = (first.locator(f"[lang={tag}]").first.bounding_box() for tag in ("fr", "zh-Hans"))
    assert french["y"] == chinese["y"]
    counterpart.locator("header [lang=zh-Hans] a").click()
    expect(counterpart.locator("html")).to_have_attribute("lang", "zh-Hans")

    page.locator(".preview-link form button").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert counterpart.goto(address).status == 410
    assert context.cookies() == []
    context.close()


def test_axe_finds_nothing(page, browser, subtests):  # noqa: F811 the fixture
    base = preview_of_first(page)
    page.goto(f"{base}?show=both&width=tablet")
    address = make_link(page)
    page.goto(f"{base}?show=both&width=tablet")
    page.wait_for_load_state("networkidle")
    look(page, subtests, "frame")

    context = browser.new_context()
    counterpart = context.new_page()
    for name, shown in {"side by side": address, "closed": re.sub("/$", "x/", address)}.items():
        counterpart.goto(shown)
        look(counterpart, subtests, name)
    context.close()
