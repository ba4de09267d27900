"""The forms of the admin under the hands of an editor: errors, the row of buttons, focus, the focal point."""
# ruff: noqa: F811 what is imported here are fixtures

import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import (  # noqa: F401 fixtures
    ADD_AGREEMENT,
    NARROW,
    WIDE,
    open_page,
    page,
    save,
    signed_in,
)
from tests.browser.test_admin_axe import refused

PHONE = (390, 844)


def box_of(page, selector):
    return page.locator(selector).first.bounding_box()


def test_errors_are_told_first_and_lead_into_their_fields(page):
    refused(page)
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    links = summary.get_by_role("link").all_text_contents()
    assert links == ["Latitude", "Longitude"]
    summary.get_by_role("link", name="Longitude").click()
    expect(page.locator("#id_longitude")).to_be_focused()


def test_what_publication_lacks_is_told_first_and_leads_into_its_fields(page):
    page.goto("/admin/partners/partner/add/")
    page.get_by_label("Titre · Français").fill("Hangzhou")
    page.click("[name=_publish]")
    told = page.locator(".work-refused")
    expect(told).to_be_focused()
    told.get_by_role("link", name="Résumé").click()
    expect(page.locator("#id_summary_fr")).to_be_focused()
    # What was typed is saved, as a draft.
    expect(page.get_by_label("Titre · Français")).to_have_value("Hangzhou")
    expect(page.locator(".work-mark")).to_have_attribute("data-state", "draft")


def test_an_error_leads_into_what_stands_for_its_field(page):
    page.goto(ADD_AGREEMENT)
    save(page)
    page.locator(".work-checklist").get_by_role("link", name="Partenaire").click()
    expect(page.locator(".field-partner .select2-selection")).to_be_focused()


def test_an_error_in_a_row_names_the_row(page):
    page.goto("/admin/figures/figure/add/")
    page.get_by_label("Nom · Français").fill("Lycées")
    page.locator(".add-row a").first.click()
    page.locator("#id_observations-0-low").fill("9")
    page.locator("#id_observations-0-high").fill("trois")
    page.click("[name=_draft]")
    link = page.locator(".error-summary").get_by_role("link", name="Valeur observée 1 · Borne haute")
    link.click()
    expect(page.locator("#id_observations-0-high")).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, NARROW, PHONE])
def test_saving_is_always_in_reach_and_hides_nothing(open_page, size):
    page = open_page(size)
    page.goto(ADD_AGREEMENT)
    page.wait_for_selector(".ProseMirror")
    for name in ("signed", "term_years", "slug_fr"):
        page.evaluate("scrollTo(0, 0)")
        page.locator(f"#id_{name}").focus()
        field, row = box_of(page, f"#id_{name}"), box_of(page, ".submit-row")
        assert row["y"] + row["height"] <= size[1] + 1
        assert field["y"] + field["height"] < row["y"]


def test_where_the_window_is_low_the_buttons_take_no_line_of_it(open_page):
    page = open_page((360, 225))
    page.goto(ADD_AGREEMENT)
    assert box_of(page, ".submit-row")["y"] > 225


def test_focus_is_drawn_as_on_the_site(page):
    page.goto("/admin/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    drawn = page.evaluate(
        "(({outlineWidth, outlineColor, backgroundColor}) => [outlineWidth, outlineColor, backgroundColor])"
        "(getComputedStyle(document.activeElement))"
    )
    assert drawn == ["3px", "rgb(27, 34, 48)", "rgb(242, 193, 78)"]


def test_a_latitude_is_typed_with_a_comma_in_any_browser(open_page):
    page = open_page(locale="en-US")
    page.goto("/admin/partners/partner/add/")
    page.get_by_label("Titre · Français").fill("Hangzhou")
    page.locator("#id_latitude").fill("30,25")
    page.locator("#id_longitude").fill("120,16667")
    save(page)
    expect(page.locator("#id_latitude")).to_have_value("30,25")
    expect(page.locator("#id_longitude")).to_have_value("120,16667")


# The focal point of a picture


def open_picture(page):
    page.goto("/admin/images/picture/")
    page.locator("#result_list tbody th a").first.click()
    page.locator(".focal-point-mark").wait_for()


def focal_point(page):
    return [int(page.locator(f"#id_focal_{axis}").input_value()) for axis in "xy"]


def test_the_focal_point_is_clicked_and_kept(page):
    open_picture(page)
    source = page.locator(".focal-point-source")
    source.scroll_into_view_if_needed()
    box = source.bounding_box()
    source.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.2})
    x, y = focal_point(page)
    assert (abs(x - 80) <= 1, abs(y - 20) <= 1) == (True, True)
    positions = page.locator(".focal-point-crops img").evaluate_all("all => all.map(i => i.style.objectPosition)")
    assert positions == ["80% 20%"] * 3
    save(page)
    assert focal_point(page) == [x, y]


def test_the_focal_point_is_moved_with_the_arrow_keys(page):
    open_picture(page)
    page.locator("#id_focal_x").fill("98")
    page.locator("#id_focal_y").fill("50")
    page.locator(".focal-point-mark").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert focal_point(page) == [100, 59]
    assert page.locator(".focal-point [role=status]").text_content().count("100") == 1


def test_a_picture_that_is_chosen_shows_its_crops_before_it_is_sent(page, desk):
    page.goto("/admin/images/picture/add/")
    expect(page.locator(".focal-point")).to_be_hidden()
    page.locator("#id_file").set_input_files(next((desk.data / "media" / "pictures").iterdir()))
    expect(page.locator(".focal-point-source")).to_be_visible()
    expect(page.locator(".focal-point-crops img")).to_have_count(3)


def test_without_scripts_the_focal_point_is_two_numbers(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/admin/images/picture/")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator(".focal-point")).to_be_hidden()
    expect(page.locator(".field-crops")).to_be_hidden()
    expect(page.locator("#id_focal_x")).to_be_visible()
