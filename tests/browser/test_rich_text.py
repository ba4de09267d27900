"""What an editor puts into a text at her desk, and what readers of both languages find on the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_admin import button, find_page, open_page, page, publish, signed_in, text_in, write_in

__all__ = ["open_page", "page", "signed_in"]

NEW_PAGE = "/admin/pages/page/add/"
FRENCH, CHINESE = "Français", "简体中文"
FIGURE = "/go/[0-9a-f-]{36}/"


@pytest.fixture
def form(page):
    """A page to be written, with all but its text."""
    page.goto(NEW_PAGE)
    page.get_by_label(f"Titre · {FRENCH}").fill("Ce que montre un texte")
    page.get_by_label(f"Titre · {CHINESE}").fill("正文所示")
    page.get_by_label(f"Résumé · {FRENCH}").fill("Un essai.")
    page.get_by_label(f"Résumé · {CHINESE}").fill("一个测试。")
    return page


def readers_page(form, language):
    """The text as a reader of *language* has it."""
    publish(form)
    form.get_by_role("link", name="Voir sur le site").click()
    if language == "zh-Hans":
        form.locator(".language-switch a").click()
    text = form.locator("main .rich-text")
    expect(text).to_be_visible()
    return text


def cite(page, words):
    find_page(page, words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("language", "written_in", "value"),
    [("fr", FRENCH, "21,9\u00a0millions d’habitants"), ("zh-Hans", CHINESE, "2190万居民")],
)
def test_a_figure_is_cited_in_the_language_of_the_text(form, language, written_in, value):
    write_in(text_in(form, written_in))
    button(form, "lien", written_in).click()
    dialog = form.get_by_role("dialog", name="Lien")
    expect(dialog).to_be_visible()
    form.keyboard.type("pekin population")
    option = form.locator(".link-picker [role=option]", has_text="millions").first
    expect(option).to_contain_text("Chiffre")
    option.click()
    form.keyboard.press("Enter")
    link = text_in(form, written_in).locator("a")
    expect(link).to_have_text(value)
    expect(link).to_have_attribute("href", re.compile(FIGURE))
    if language == "zh-Hans":
        write_in(text_in(form, FRENCH))
        form.keyboard.type("Rien.")

    cited = readers_page(form, language).locator("a.cited")
    expect(cited).to_have_text(value)
    cited.click()
    place = form.locator(f"[id='{form.url.split('#')[1]}']")
    expect(place).to_be_in_viewport()


def test_a_sentence_goes_on_behind_the_link_of_a_figure(page):
    page.goto(NEW_PAGE)
    write_in(text_in(page, FRENCH))
    button(page, "lien", FRENCH).click()
    page.keyboard.type("pekin population")
    page.locator(".link-picker [role=option]", has_text="millions").first.click()
    page.keyboard.press("Enter")
    value = "21,9\u00a0millions d’habitants"
    expect(text_in(page, FRENCH).locator("a")).to_have_text(value)
    page.keyboard.type(", dit-on.")
    expect(text_in(page, FRENCH)).to_have_text(f"{value}, dit-on.")
    expect(text_in(page, FRENCH).locator("a")).to_have_text(value)


def test_a_picture_stands_in_the_text_with_its_caption(form):
    text = text_in(form, FRENCH)
    write_in(text)
    form.keyboard.type("Avant.")
    form.keyboard.press("Enter")
    button(form, "image").click()
    form.get_by_role("dialog", name="Image").get_by_role("combobox").fill("e")
    option = form.locator(".link-picker [role=option]").first
    expect(option.locator("img")).to_be_visible()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    form.keyboard.press("Enter")
    form.keyboard.type("La légende")
    form.keyboard.press("Enter")
    form.keyboard.type("Après.")
    expect(text.locator("figure img")).to_have_js_property("complete", value=True)
    assert text.locator("figure img").evaluate("image => image.naturalWidth") > 0
    assert text.locator("figure img").get_attribute("alt") != ""

    shown = readers_page(form, "fr")
    assert shown.locator("> div > *").evaluate_all("all => all.map(({tagName}) => tagName)") == [
        "P",
        "FIGURE",
        "P",
    ]
    expect(shown.locator("figcaption .caption")).to_have_text("La légende")
    image = shown.locator("figure img")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("image => image.naturalWidth") > 0
    assert image.get_attribute("alt") != ""


def test_a_table_has_a_caption_and_is_reached_with_the_keyboard(form):
    text = text_in(form, FRENCH)
    write_in(text)
    button(form, "tableau").click()
    form.keyboard.type("Ville")
    form.keyboard.press("Tab")
    form.keyboard.type("Habitants")
    button(form, "légende du tableau").click()
    form.get_by_label("Ce que montre le tableau, en quelques mots").fill("Deux villes")
    form.keyboard.press("Enter")
    expect(text.locator("caption")).to_have_text("Deux villes")

    readers_page(form, "fr")
    region = form.get_by_role("region", name="Deux villes")
    expect(region).to_have_attribute("tabindex", "0")
    expect(region.locator("thead th[scope=col]")).to_have_text(["Ville", "Habitants"])


def test_whoever_is_quoted_is_named_under_the_quotation(form):
    write_in(text_in(form, FRENCH))
    form.keyboard.type("Tout commence ici.")
    button(form, "citation").click()
    button(form, "auteur de la citation").click()
    form.keyboard.type("Une élue")
    quotation = readers_page(form, "fr").locator("figure.quotation")
    expect(quotation.locator("blockquote")).to_have_text("Tout commence ici.")
    expect(quotation.locator("figcaption")).to_have_text("—\u00a0Une élue")


@pytest.mark.parametrize("link", ["/admin/pages/page/", "//elsewhere.example/"])
def test_a_link_that_no_reader_could_follow_is_told(form, link):
    form.locator("#id_body_fr").evaluate(
        "(area, link) => { area.value = `<p><a href='${link}'>ici</a></p>` }", link
    )
    form.locator("[name=_draft]").click()
    expect(form.locator(".errorlist").first).to_contain_text(link)


def test_the_windows_speak_chinese(page):
    page.goto(NEW_PAGE)
    page.get_by_role("button", name=CHINESE).click()
    bar = page.get_by_role("toolbar", name="正文 · Français")
    bar.get_by_role("button", name="图片", exact=True).click()
    expect(page.get_by_role("dialog", name="图片").get_by_role("combobox", name="图片库中的图片")).to_be_focused()
    page.keyboard.press("Escape")
    bar.get_by_role("button", name="链接", exact=True).click()
    expect(page.get_by_role("combobox", name="页面、数据、文档或网址")).to_be_focused()
