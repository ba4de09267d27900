"""A change to a live page, from the editor's desk to the reader in Hangzhou."""

import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD

PARTNERS = "/admin/partners/partner/"
FRENCH, CHINESE = "Un résumé que personne n’a encore lu.", "一段还没有人读过的摘要。"
NAME = "Part des touristes"


@pytest.fixture
def at_the_desk_of(desk, browser):
    """Opens the admin for an account: `at_the_desk_of("editor")`."""
    contexts = []

    def open_for(name):
        context = browser.new_context(base_url=desk.url, viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("#login-form [type=submit]")
        page.wait_for_selector("#user-tools")
        return page

    yield open_for
    for context in contexts:
        context.close()


def read(desk, path):
    return urllib.request.urlopen(f"{desk.url}{path}", timeout=30).read()  # noqa: S310 our own server


def press(page, button):
    with page.expect_navigation():
        page.click(f".submit-row [name={button}]")


def previewed(page, language):
    """The words of the draft's page as readers of *language* will see it."""
    page.goto(f"{page.url.split('?')[0].replace('/change/', '/preview/')}{language}/")
    words = page.locator("main").inner_text()
    page.go_back()
    return words


def with_a_new_figure(page):
    """A figure of its own, written in the window that the partner's form opens, and chosen in its new row."""
    page.click(".add-row a")
    row = page.locator(".inline-related.dynamic-partner_figures").last
    with page.expect_popup() as opened:
        row.locator(".add-related").click()
    window = opened.value
    window.fill("#id_subject_fr", "Pékin")
    window.fill("#id_name_fr", NAME)
    window.click(".add-row a")
    window.fill("#id_observations-0-value", "12")
    window.fill("#id_observations-0-source_name_fr", "Une source")
    window.click(".submit-row [name=_save]")
    expect(page.locator("#partner_figures-group")).to_contain_text(NAME)


def test_a_change_goes_from_draft_to_public_and_back(desk, at_the_desk_of):
    editor, publisher = at_the_desk_of("editor"), at_the_desk_of("publisher")
    editor.goto(PARTNERS)
    editor.locator("#result_list tbody th a").first.click()
    form = editor.url
    public = {
        code: editor.locator(f"#id_slug_{field}").input_value()
        for code, field in (("fr", "fr"), ("zh-hans", "zh_hans"))
    }
    public = {"fr": f"/fr/partenaires/{public['fr']}/", "zh-hans": f"/zh-hans/huoban/{public['zh-hans']}/"}
    before = {code: read(desk, path) for code, path in public.items()}

    # The editor writes in both languages, with a new figure.
    editor.fill("#id_summary_fr", FRENCH)
    editor.fill("#id_summary_zh_hans", CHINESE)
    with_a_new_figure(editor)
    press(editor, "_draft")
    assert {code: read(desk, path) for code, path in public.items()} == before
    assert editor.input_value("#id_summary_fr") == FRENCH
    assert NAME in editor.locator("#partner_figures-group").inner_text()
    assert FRENCH in previewed(editor, "fr").replace("\u202f", " ").replace("\u00a0", " ")
    assert NAME in previewed(editor, "fr")
    assert CHINESE in previewed(editor, "zh-hans")
    editor.goto(form)
    assert editor.locator(".submit-row [name=_publish]").count() == 0
    press(editor, "_submit")

    # The publisher returns it with a comment, which its writer finds on the form.
    publisher.goto(form)
    press(publisher, "_send_back")
    assert publisher.locator(".work-refused").count() == 1
    publisher.fill("#id_note", "Que dit la source ?")
    press(publisher, "_send_back")
    editor.goto(form)
    assert "Que dit la source" in editor.locator(".work-said").inner_text()
    press(editor, "_submit")
    assert {code: read(desk, path) for code, path in public.items()} == before

    # Published, both languages are public at once.
    publisher.goto(form)
    press(publisher, "_publish")
    assert publisher.locator(".work-mark").get_attribute("data-state") == "published"
    after = {code: read(desk, path).decode() for code, path in public.items()}
    assert CHINESE in after["zh-hans"]
    assert "Un résumé que personne" in after["fr"]
    assert NAME in after["fr"]

    # The history compares, and restores.
    publisher.goto(form.replace("/change/", "/history/"))
    assert publisher.locator("[name=from]").count() > 5
    publisher.locator("[name=from]").last.check()
    publisher.locator("[name=to]").first.check()
    with publisher.expect_navigation():
        publisher.click(".history-compare input")
    added = " ".join(publisher.locator("ins").all_inner_texts())
    assert [word for word in ("personne", "读", NAME) if word not in added] == []
    publisher.go_back()
    with publisher.expect_navigation():
        publisher.locator("button[form=take-up]").last.click()
    assert publisher.input_value("#id_summary_fr") != FRENCH
    press(publisher, "_publish")
    assert "Un résumé que personne" not in read(desk, public["fr"]).decode()
