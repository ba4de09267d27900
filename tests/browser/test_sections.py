"""The shapes of the sections, measured: what a finger hits, what comes first, and that names alone fill no poster."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from publishing.languages import CODES

# The least side of what a thumb hits, in CSS pixels.
TARGET = 44
NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1280, "height": 900}

# A number for the page, which the sample content rightly has none of: the sheet is what is tried.
GIVE_A_NUMBER = """place => {
    const link = Object.assign(document.createElement("a"), {
        className: "phone", href: "tel:+8657112345678", textContent: "+86\\u00a0571\\u00a01234\\u00a05678"});
    place.replaceWith(link);
}"""


def address(portal, language, view):
    with override(language):
        return f"{portal.url}{reverse(view)}"


def top_of(locator):
    return locator.bounding_box()["y"]


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_number_to_call_is_large_and_comes_first(portal, page, size):
    page.set_viewport_size(size)
    page.goto(address(portal, "zh-hans", "tourism:emergency"))
    page.locator(".phone-unknown").first.evaluate(GIVE_A_NUMBER)
    number = page.locator(".phone")
    box = number.bounding_box()

    assert box["height"] >= TARGET
    assert number.evaluate("link => link.scrollWidth <= link.clientWidth")
    assert number.evaluate("link => parseFloat(getComputedStyle(link).fontSize)") >= 22
    assert top_of(page.locator(".contact h2").first) < box["y"] < top_of(page.locator(".call-facts").first)


def test_one_page_in_a_list_is_no_poster(portal, page):
    page.set_viewport_size(WIDE)
    page.goto(address(portal, "fr", "training:index"))
    picture = page.locator(".row img").bounding_box()

    assert page.locator(".row").count() == 1
    assert picture["width"] < WIDE["width"] / 4
    assert picture["height"] < WIDE["height"] / 4


@pytest.mark.parametrize(("size", "beside"), [(NARROW, False), (WIDE, True)], ids=["narrow", "wide"])
def test_the_two_sides_of_the_chair_stand_beside_one_another_where_there_is_room(portal, page, size, beside):
    page.set_viewport_size(size)
    page.goto(address(portal, "fr", "chair:index"))
    funders, universities = page.locator(".side").all()
    joint = page.locator(".confluence").bounding_box()

    assert (top_of(funders) == top_of(universities)) == beside
    if not beside:
        assert top_of(funders) < joint["y"] < top_of(universities)


def test_a_choice_of_language_is_easy_to_hit(portal, browser):
    context = browser.new_context(extra_http_headers={"Accept-Language": "*"}, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{portal.url}/")
    boxes = [link.bounding_box() for link in page.locator(".languages a").all()]
    context.close()

    assert len(boxes) == len(CODES)
    assert [box for box in boxes if min(box["width"], box["height"]) < TARGET] == []


@pytest.mark.parametrize("language", CODES)
def test_a_lost_reader_finds_the_sections(portal, page, language):
    page.set_viewport_size(NARROW)
    page.goto(f"{portal.url}/{language}/lost/here/")
    rule = page.locator(".site-header").bounding_box()
    links = [link.get_attribute("href") for link in page.locator(".ways-on a").all()]

    assert top_of(page.locator("h1")) - rule["y"] - rule["height"] >= 24
    with override(language):
        assert links[:2] == [reverse("home"), reverse("partners:index")]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
