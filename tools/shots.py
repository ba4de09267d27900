"""The pictures of README.md and docs/, taken from a running portal that holds the sample content.

PORTAL_DATA=/tmp/shots PORTAL_DEMO_PASSWORD=... make run PORT=8009, and beside it
PORTAL_DEMO_PASSWORD=... .venv/bin/python tools/shots.py http://127.0.0.1:8009
"""

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


def sign_in(page, base, password):
    page.goto(f"{base}/admin/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", password)
    page.click("[type=submit]")


def admin_pages(browser, base, password):
    page = browser.new_page(viewport=DESKTOP, locale="fr-FR", timezone_id="Europe/Paris")
    sign_in(page, base, password)
    keep("admin-home", page.screenshot())
    first_of(page, f"{base}/admin/partners/partner/")
    keep("admin-form", page.screenshot())
    keep("admin-publication", page.locator("fieldset:has([name=state])").screenshot())
    link_window(page)
    first_of(page, f"{base}/admin/figures/figure/")
    keep("admin-observation", page.locator(".inline-related >> nth=0").screenshot())


def first_of(page, address):
    page.goto(address)
    page.click("#result_list tbody th a >> nth=0")
    page.wait_for_selector("[name=_save]")
    page.wait_for_load_state("networkidle")


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


def main():
    base, password = sys.argv[1].rstrip("/"), os.environ["PORTAL_DEMO_PASSWORD"]
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        public_pages(browser, base)
        admin_pages(browser, base, password)
        browser.close()


if __name__ == "__main__":
    main()
