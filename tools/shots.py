"""The pictures of README.md and docs/, taken from a running portal that holds the sample content.

Those of the admin play a few days at two desks, so the content is not the sample's any more: let its data be its own.

PORTAL_DATA=/tmp/shots PORTAL_DEMO_PASSWORD=... make run PORT=8009, and beside it
PORTAL_DEMO_PASSWORD=... .venv/bin/python tools/shots.py http://127.0.0.1:8009
"""

import datetime
import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DESKTOP = {"width": 1200, "height": 800}
PHONE = {"width": 390, "height": 780}
CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": ["--no-sandbox", "--disable-background-networking", "--hide-scrollbars"],
}

# What is written at the two desks.
FRENCH = (
    "Partenaire depuis l’accord du 14\u00a0juin 2018, conclu pour dix ans autour des liens humains, économiques, "
    "culturels et touristiques."
)
FRENCH_TOO = "Partenaire depuis 2018 : un accord de dix ans, autour des liens humains, économiques et culturels."
FRENCH_AGAIN = FRENCH.replace("dix ans", "une durée de dix ans")
CHINESE = "2018年6月14日签署合作协议，为期十年，致力于深化人文、经济、文化和旅游联系。"
NOTE = "Le tourisme est venu avec l’accord signé par le comité régional."
WAITING = "Le titre chinois attend l’avis de nos interlocuteurs."


def keep(name, shot):
    """With few colours: a picture in a document is looked at, not printed."""
    image = Image.open(BytesIO(shot)).convert("RGB").quantize(96)
    path = TARGET / f"{name}.png"
    image.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


def public_pages(browser, base):
    page = browser.new_page(viewport=DESKTOP, locale="fr-FR", timezone_id="Europe/Paris")
    page.goto(f"{base}/fr/")
    keep("home-fr", page.screenshot())
    page.goto(f"{base}/fr/chiffres/")
    keep("figures-fr", page.screenshot())
    page = browser.new_page(viewport=PHONE, locale="zh-CN")
    page.goto(f"{base}/zh-hans/huoban/beijing/")
    keep("partner-zh-phone", page.screenshot())


# The admin, at the desks of an editor and of a publisher


def desk_of(browser, name, base, password):
    page = browser.new_page(
        viewport=DESKTOP, locale="fr-FR", timezone_id="Europe/Paris", base_url=f"{base}/admin/"
    )
    page.goto("./")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("#login-form [type=submit]")
    page.wait_for_selector("#user-tools")
    return page


def admin_pages(browser, base, password):
    editor, publisher = (desk_of(browser, name, base, password) for name in ("editor", "publisher"))
    a_draft_of_a_live_page(editor)
    two_people_on_one_page(editor, publisher)
    an_agreement_without_its_chinese(editor, publisher)
    news_for_another_day(publisher)
    publisher.goto("./")
    keep("admin-home", publisher.screenshot())
    first_of(editor, "partners/partner/")
    link_window(editor)
    first_of(editor, "figures/figure/")
    keep("admin-observation", editor.locator(".inline-related >> nth=0").screenshot())


def first_of(page, listed, words=""):
    """The form of the first page of a list, of those whose title has *words*."""
    page.goto(listed)
    page.locator("#result_list tbody th a", has_text=words).first.click()
    opened(page)


def opened(page):
    page.wait_for_selector(".submit-row")
    page.wait_for_load_state("networkidle")


def press(page, button):
    with page.expect_navigation():
        page.click(f".submit-row [name={button}]")
    opened(page)


def at(page, deed, query=""):
    """The address of the history, the preview and the like of the page whose form is open."""
    return page.url.split("?")[0].replace("/change/", f"/{deed}/") + query


def a_draft_of_a_live_page(editor):
    first_of(editor, "partners/partner/", "Zhejiang")
    editor.fill("#id_summary_fr", FRENCH)
    editor.fill("#id_summary_zh_hans", CHINESE)
    press(editor, "_draft")
    keep("admin-form", editor.screenshot())
    form = editor.url
    editor.goto(at(editor, "preview", "?show=both&width=phone"))
    editor.wait_for_load_state("networkidle")
    keep("admin-preview", editor.screenshot())
    editor.goto(form)
    editor.goto(at(editor, "compare", "?from=live&to=draft"))
    keep("admin-comparison", editor.locator("#content").screenshot())
    editor.goto(form)


def two_people_on_one_page(editor, publisher):
    publisher.goto(editor.url)
    publisher.fill("#id_summary_fr", FRENCH_TOO)
    press(publisher, "_draft")
    editor.fill("#id_summary_fr", FRENCH_AGAIN)
    press(editor, "_draft")
    keep("admin-conflict", editor.locator(".work").screenshot())
    editor.fill("#id_note", NOTE)
    press(editor, "_submit")


def an_agreement_without_its_chinese(editor, publisher):
    first_of(editor, "partners/agreement/")
    editor.fill("#id_title_zh_hans", "")
    press(editor, "_submit")
    publisher.goto(editor.url)
    opened(publisher)
    publisher.fill("[name=publication-waiver]", WAITING)
    publisher.locator("[name=publication-waiver]").blur()
    keep("admin-publication", publisher.locator(".work-publication").screenshot())


def news_for_another_day(publisher):
    first_of(publisher, "agenda/news/")
    monday = datetime.date.today() + datetime.timedelta(days=7)
    publisher.fill("#id_summary_fr", f"{publisher.input_value('#id_summary_fr')} Mise à jour.")
    publisher.fill("[name=publication-publish_at]", f"{monday}T09:00")
    press(publisher, "_publish")


def link_window(page):
    editor = page.locator(".prose-editor:has([name=body_fr])").first
    editor.scroll_into_view_if_needed()
    editor.locator("[contenteditable=true]").click()
    editor.locator("[title=lien], [aria-label=lien]").first.click()
    window = page.locator("dialog[open]")
    window.get_by_role("combobox").press_sequentially("Zhej")
    window.get_by_role("option").first.wait_for()
    page.wait_for_timeout(500)
    keep("admin-link", window.screenshot())


# The worklist, and a page of it


def translation_pages(browser, base, password):
    publisher, translator = (desk_of(browser, name, base, password) for name in ("publisher", "translator"))
    first_of(publisher, "partners/partner/", "Pékin")
    publisher.fill("#id_summary_fr", f"{publisher.input_value('#id_summary_fr')} Mise à jour.")
    press(publisher, "_publish")
    translator.goto("translations/translationunit/?standing=stale")
    keep("admin-worklist", translator.screenshot())
    translator.locator("#result_list tbody a").first.click()
    translator.wait_for_load_state("networkidle")
    translator.locator(".sbs-changes").first.scroll_into_view_if_needed()
    keep("admin-side-by-side", translator.screenshot())


def main():
    base, password = sys.argv[1].rstrip("/"), os.environ["PORTAL_DEMO_PASSWORD"]
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        public_pages(browser, base)
        translation_pages(browser, base, password)
        admin_pages(browser, base, password)
        browser.close()


if __name__ == "__main__":
    main()
