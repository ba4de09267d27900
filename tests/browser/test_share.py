"""The foot of a page in a real browser: copied, scanned, printed, and whole without a script."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from publishing.languages import CODES

languages = pytest.mark.parametrize("language", CODES)
HIDDEN_ON_PAPER = ".site-menu, .language-switch, .breadcrumb, .share-ways, .site-footer, .skip"


def open_page(browser, address, **options):
    page = browser.new_context(**options).new_page()
    page.goto(address)
    return page


def scanned(page):
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(page.locator(".qr").screenshot())))
    return code.text


@languages
def test_the_code_is_read_from_the_screen_for_short_and_long_addresses(portal, browser, subtests, language):
    """How much a code holds depends on the length of the address alone; that each page has its own, tests/content tells."""
    by_length = sorted(portal.kinds(language).items(), key=lambda kind: len(kind[1]))
    page = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 800}).new_page()
    for name, path in [by_length[0], by_length[len(by_length) // 2], by_length[-1]]:
        page.goto(f"{portal.url}{path}")
        with subtests.test(page=name):
            assert scanned(page) == f"{portal.url}{path}"
    page.context.close()


@languages
def test_the_address_is_copied_and_said(portal, browser, language):
    address = f"{portal.url}{portal.kinds(language)['partners:partner']}"
    page = open_page(browser, address, permissions=["clipboard-read", "clipboard-write"])

    page.locator("[data-copy]").click()
    page.locator(".share-said:not(:empty)").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.locator(".share-said").inner_text() == page.locator(".share-said").get_attribute("data-copied")
    page.context.close()


def test_without_a_clipboard_the_address_is_selected_all_the_same(portal, browser):
    address = f"{portal.url}/fr/partenaires/"
    page = browser.new_context().new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(address)

    page.locator("[data-copy]").click()
    page.locator(".share-said:not(:empty)").wait_for()

    assert page.evaluate("getSelection().toString()") == address
    page.context.close()


def test_the_print_button_prints(portal, browser):
    page = browser.new_context().new_page()
    page.add_init_script("window.print = () => (window.printed = true)")
    page.goto(f"{portal.url}/fr/partenaires/")

    page.locator("[data-print] button").click()

    assert page.evaluate("window.printed") is True
    page.context.close()


def test_without_a_script_there_is_a_field_and_no_dead_button(portal, browser):
    address = f"{portal.url}/fr/partenaires/"
    page = open_page(browser, address, java_script_enabled=False)

    assert page.locator(".share button:visible").count() == 0
    assert page.locator("#share-address").input_value() == address
    assert page.locator("#share-address").is_editable() is False
    assert page.locator(".share a:visible").count() == 2
    page.context.close()


@languages
def test_paper_has_the_address_and_its_code_and_no_menu(portal, browser, language):
    address = f"{portal.url}{portal.kinds(language)['partners:partner']}"
    page = open_page(
        browser, address, color_scheme="dark", viewport={"width": 672, "height": 1000}, device_scale_factor=3
    )
    assert page.locator(".share-printed").is_hidden()

    page.emulate_media(media="print", color_scheme="dark")

    assert [one for one in page.locator(HIDDEN_ON_PAPER).all() if one.is_visible()] == []
    assert page.locator(".share-printed").inner_text() == address
    assert scanned(page) == address
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
    page.context.close()


@languages
def test_the_script_is_small_and_asked_for_once(portal, browser, language):
    page = browser.new_context().new_page()
    asked = []
    page.on("response", lambda response: asked.append(response) if "share" in response.url else None)
    page.goto(f"{portal.url}{portal.kinds(language)['partners:partner']}", wait_until="networkidle")

    assert [len(response.body()) < 1500 for response in asked] == [True]
    page.context.close()
