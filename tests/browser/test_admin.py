"""An editor at her desk: the admin in a real browser, under the real policy, with the sample content."""

import base64
import hashlib
import re

import pytest
from playwright.sync_api import expect

from portal.admin import EDITOR_STYLE
from tests.browser.conftest import PASSWORD

# A machine that runs other tests beside these takes its time.
expect.set_options(timeout=20_000)

WIDE, NARROW = (1440, 900), (800, 900)
AGREEMENTS = "/admin/partners/agreement/"
ADD_AGREEMENT = f"{AGREEMENTS}add/"


@pytest.fixture(scope="module")
def signed_in(desk, browser):
    """The cookies of a publisher who has logged in."""
    return cookies_of("publisher", desk, browser)


def cookies_of(name, desk, browser):
    page = browser.new_page(locale="fr-FR")
    page.goto(f"{desk.url}/admin/")
    page.get_by_label("Nom d’utilisateur").fill(name)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.locator("#login-form [type=submit]").click()
    expect(page.locator("#user-tools")).to_contain_text(name)
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.fixture
def open_page(desk, browser, signed_in):
    """Opens windows at the editor's desk, and tells at the end what the browser complained of."""
    contexts, complaints = [], []

    def opened(size=WIDE, **options):
        width, height = size
        options = {"storage_state": signed_in, "locale": "fr-FR", "base_url": desk.url, **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda answer: answer.status >= 400 and complaints.append(answer.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_page):
    return open_page()


def text_in(page, language):
    """Once the editor stands there: until then its textarea bears the name."""
    return page.get_by_role("textbox", name=f"Texte · {language}").and_(page.locator("[contenteditable]"))


def write_in(place):
    """Puts the cursor there: the editor reads where it stands a moment after the click, sooner than any hand writes."""
    place.click()
    place.page.wait_for_timeout(100)


def button(page, name, language="Français"):
    bar = page.get_by_role("toolbar", name=f"Texte · {language}")
    return bar.get_by_role("button", name=name, exact=True)


def choose(page, field, words):
    """In one of the admin's own search fields."""
    page.locator(f".field-{field} .select2-selection").first.click()
    page.keyboard.type(words)
    page.locator(".select2-results__option--highlighted", has_text=re.compile(words, re.IGNORECASE)).click()


def find_page(page, words):
    """In the field for links: the first that is found, from the keyboard alone."""
    page.keyboard.type(words)
    expect(page.locator(".link-picker [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def save(page):
    """As a draft where the record has drafts."""
    press(page, "_draft" if page.locator("[name=_draft]").count() else "_continue")


def publish(page):
    press(page, "_publish")


def press(page, button):
    page.locator(f".submit-row [name={button}]").click()
    page.wait_for_load_state()
    assert page.locator(".work-refused").all_inner_texts() == []
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_the_policy_allows_the_style_of_the_editor(page):
    page.goto(ADD_AGREEMENT)
    page.wait_for_selector(".ProseMirror")
    styles = page.locator("style").all_text_contents()
    assert len(styles) == 1
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" == EDITOR_STYLE
    # Where it is blocked, typing puts no-break spaces in.
    assert page.locator(".ProseMirror").first.evaluate("text => getComputedStyle(text).whiteSpace") != "normal"


def test_an_agreement_is_written_linked_and_published(page, open_page, desk, browser):
    page.goto(ADD_AGREEMENT)
    page.get_by_label("Titre · Français").fill("Accord sur les œuvres d’été")
    page.get_by_label("Titre · 简体中文").fill("夏季合作协议")
    # The addresses are foretold while the titles are typed.
    expect(page.locator("#id_slug_fr")).to_have_attribute("placeholder", "accord-sur-les-oeuvres-d-ete")
    expect(page.locator("#id_slug_zh_hans")).to_have_attribute("placeholder", "xia-ji-he-zuo-xie-yi")
    page.get_by_label("Résumé · Français").fill("Un accord de plus.")
    page.get_by_label("Résumé · 简体中文").fill("又一项协议。")
    write_in(text_in(page, "Français"))
    page.keyboard.type("Un mot, puis un lien : ")
    button(page, "lien").click()
    find_page(page, "zhejiang")
    title = page.get_by_role("dialog").get_by_role("combobox").input_value()
    page.keyboard.press("Enter")
    page.keyboard.type(" et la suite.")
    write_in(text_in(page, "简体中文"))
    page.keyboard.insert_text("正文。")
    choose(page, "partner", "zhejiang")
    page.locator("#id_kind").select_option("cooperation")
    page.get_by_label("Signature").fill("14/06/2018")
    choose(page, "picture", "e")
    expect(page.locator(".picture-picker-thumbnail")).to_be_visible()
    save(page)

    written = page.locator("#id_body_fr").input_value()
    assert re.fullmatch(
        rf'<p>Un mot, puis un lien : <a href="/go/[0-9a-f-]{{36}}/">{re.escape(title)}</a> et la suite.</p>',
        written,
    )
    expect(page.locator(".picture-picker-thumbnail")).to_be_visible()
    form = page.url
    # Two pairs of eyes: somebody else publishes it.
    second = open_page(storage_state=cookies_of("admin", desk, browser))
    second.goto(form)
    publish(second)
    page.goto(form)
    page.get_by_role("link", name="Voir sur le site").click()
    expect(page.locator("h1")).to_have_text("Accord sur les œuvres d’été")
    page.locator("main").get_by_role("link", name=title, exact=True).first.click()
    linked = page.url

    # The page it leads to takes another address: the link follows, and so does whoever kept the former one.
    reference = re.search("/go/[^/]+/", written)[0]
    page.goto(change_form_of(reference, page))
    page.locator("#id_slug_fr").fill("ailleurs")
    save(page)
    second.goto(page.url)
    publish(second)
    page.goto(form)
    page.get_by_role("link", name="Voir sur le site").click()
    page.locator("main").get_by_role("link", name=title, exact=True).first.click()
    assert page.url.endswith("/ailleurs/")
    page.goto(linked)
    assert page.url.endswith("/ailleurs/")


def change_form_of(reference, page):
    """Of whichever section the page is: its list is the one that knows it."""
    key = reference.split("/")[2]
    for section in ("partners/partner", "partners/agreement", "agenda/event", "agenda/news", "partners/project"):
        page.goto(f"/admin/{section}/")
        if page.locator(f"a[href*='{key}']").count():
            return f"/admin/{section}/{key}/change/"
    raise LookupError(reference)


def test_a_link_that_stands_is_recognised_changed_and_taken_out(page):
    page.goto("/admin/pages/page/add/")
    text = text_in(page, "Français")
    write_in(text)
    page.keyboard.press("Control+k")
    find_page(page, "chronologie")
    page.keyboard.press("Enter")
    expect(text.locator("a")).to_have_attribute("href", "/go/partners:chronology/")

    write_in(text.locator("a"))
    page.keyboard.press("Control+k")
    box = page.get_by_role("dialog").get_by_role("combobox")
    expect(box).to_have_value("Chronologie")
    box.fill("nulle part")
    page.get_by_role("dialog").get_by_role("button", name="Insérer").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("https://")
    box.fill("www.iledefrance.fr")
    page.get_by_role("dialog").get_by_role("button", name="Insérer").click()
    expect(text.locator("a")).to_have_attribute("href", "https://www.iledefrance.fr")

    write_in(text.locator("a"))
    button(page, "retirer le lien").click()
    expect(text.locator("a")).to_have_count(0)


def test_the_buttons_of_the_editor_are_walked_with_arrows(page):
    page.goto("/admin/pages/page/add/")
    bar = page.get_by_role("toolbar", name="Texte · Français")
    expect(bar.locator("button[tabindex='0']")).to_have_count(1)
    bar.get_by_role("button").first.focus()
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button").nth(1)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button").first).to_be_focused()

    write_in(text_in(page, "Français"))
    page.keyboard.type("gras")
    page.keyboard.press("Control+a")
    button(page, "gras").click()
    expect(button(page, "gras")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#id_body_fr").input_value() == "<p><strong>gras</strong></p>"


def test_a_menu_entry_leads_to_a_page_that_is_searched_for(page):
    page.goto("/admin/pages/menuentry/add/")
    page.get_by_label("Libellé · Français").fill("Nos accords")
    box = page.get_by_label("Lien")
    box.fill("personne ne s’appelle ainsi")
    expect(page.get_by_role("status")).to_be_visible()
    page.locator("[name=_continue]").click()
    # What was typed is still there.
    expect(page.locator(".errorlist")).to_be_visible()
    expect(page.get_by_label("Lien")).to_have_value("personne ne s’appelle ainsi")

    page.get_by_label("Lien").fill("")
    page.get_by_label("Lien").focus()
    find_page(page, "协议")
    chosen = page.locator("[name=link]").input_value()
    assert re.fullmatch("/go/[^/]+/", chosen)
    shown = page.get_by_label("Lien").input_value()
    save(page)
    expect(page.get_by_label("Lien")).to_have_value(shown)
    assert page.locator("[name=link]").input_value() == chosen


def test_without_scripts_every_field_is_still_a_field(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/admin/pages/menuentry/add/")
    page.get_by_label("Lien").fill("/go/partners:index/")
    page.goto("/admin/pages/page/add/")
    page.get_by_label("Texte · Français").fill("<p>Sans script</p>")


def test_the_interface_speaks_chinese(page):
    page.goto(ADD_AGREEMENT)
    page.get_by_role("button", name="简体中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("toolbar", name="正文 · Français").get_by_role("button", name="链接")).to_be_visible()


@pytest.mark.parametrize("address", [ADD_AGREEMENT, "/admin/agenda/event/add/"])
def test_the_languages_stand_side_by_side_or_one_above_the_other(open_page, address):
    page = open_page()
    page.goto(address)
    page.wait_for_selector(".ProseMirror")
    if "event" in address:
        page.locator(".add-row a").first.click()
    pairs = [("#id_title_fr", "#id_title_zh_hans"), ("#id_summary_fr", "#id_summary_zh_hans")]
    pairs.append((".ProseMirror[lang=fr]", ".ProseMirror[lang=zh-Hans]"))
    if "event" in address:
        pairs.append(("#id_speakers-0-name_fr", "#id_speakers-0-name_zh_hans"))
    for french, chinese in pairs:
        page.set_viewport_size(dict(zip(("width", "height"), WIDE, strict=True)))
        left, right = box_of(page, french), box_of(page, chinese)
        assert left["x"] + left["width"] < right["x"]
        assert abs(left["y"] - right["y"]) < 2
        assert abs(left["width"] - right["width"]) < 2

        page.set_viewport_size(dict(zip(("width", "height"), NARROW, strict=True)))
        above, below = box_of(page, french), box_of(page, chinese)
        assert above["y"] + above["height"] < below["y"]
        assert abs(above["x"] - below["x"]) < 2


def box_of(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("width", [320, 390, 800, 1440])
def test_nothing_is_cut_off(open_page, width):
    page = open_page((width, 900))
    for address in ("/admin/", ADD_AGREEMENT, "/admin/figures/figure/add/", "/admin/password_change/"):
        page.goto(address)
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, excess) == (address, 0)


def test_the_browser_complains_of_nothing(page, open_page):
    """What it says is gathered by the fixture, for this walk as for every other."""
    page.goto(AGREEMENTS)
    first = page.locator("#result_list tbody th a").first.get_attribute("href")
    others = ["/admin/", "/admin/partners/", "/admin/pages/menuentry/", "/admin/images/picture/add/"]
    for address in [first, first.replace("change", "delete"), first.replace("change", "history"), *others]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.goto("/admin/password_change/")
    stranger = open_page(storage_state=None)
    stranger.goto("/admin/")
    stranger.locator("#login-form [type=submit]").wait_for()


def test_a_record_is_added_from_the_form_that_needs_it(page):
    page.goto(ADD_AGREEMENT)
    with page.expect_popup() as opened:
        page.locator("#add_id_sectors").click()
    popup = opened.value
    popup.get_by_label("Titre · Français").fill("Un secteur nouveau")
    popup.locator("[name=_save]").click()
    expect(page.locator(".field-sectors .select2-selection__choice")).to_contain_text("Un secteur nouveau")
