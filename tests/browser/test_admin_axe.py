"""axe finds nothing in the admin, in both languages, light and dark, wide and narrow; and nothing pushes a page wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from publishing.languages import CODES
from tests.browser.axe import in_both_schemes, violations, ways
from tests.browser.conftest import PASSWORD
from tests.browser.test_admin import AGREEMENTS

# {pixels: the scheme in which every rule is tried at that width}
WIDTHS = {1440: "light", 320: "dark"}
ADD = "/admin/partners/partner/add/"
WORKLIST = "/admin/translations/translationunit/"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def first_in(page, address, link="th a"):
    page.goto(address)
    return page.locator(f"#result_list tbody {link}").first.get_attribute("href")


def addresses(page):
    """{kind of page: address}; the door comes last, for what leads to it forgets who one is."""
    form, user = first_in(page, AGREEMENTS), first_in(page, "/admin/auth/user/")
    return {
        "index": "/admin/",
        "list": AGREEMENTS,
        "list of figures": "/admin/figures/figure/",
        "list with fields": "/admin/pages/menuentry/",
        "change": form,
        "inlines": first_in(page, "/admin/figures/figure/"),
        "add": ADD,
        "delete": form.replace("change", "delete"),
        "history": form.replace("change", "history"),
        "picture": first_in(page, "/admin/images/picture/"),
        "worklist": f"{WORKLIST}?standing=all",
        "side by side": first_in(page, f"{WORKLIST}?standing=all", "a[href*='/page/']"),
        "texts into a file": f"{WORKLIST}export/",
        "texts from a file": f"{WORKLIST}import/",
        "user": user,
        "new user": "/admin/auth/user/add/",
        "password of a user": user.replace("change", "password"),
        "deleted pages": "/admin/partners/partner/recover/",
        "own password": "/admin/password_change/",
        "forgotten password": "/admin/password_reset/",
        "mail on its way": "/admin/password_reset/sent/",
        "terms": "/admin/translations/term/",
        "term": first_in(page, "/admin/translations/term/"),
        "texts to correct": "/admin/translations/term/correct/",
        "link that leads nowhere": "/admin/password_reset/x/y/",
    }


@pytest.fixture
def page(desk, browser):
    """An administrator's, signed in, in French."""
    context = browser.new_context(base_url=desk.url)
    context.add_init_script(Axe().axe_script)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", PASSWORD)
    page.click("#login-form [type=submit]")
    page.wait_for_selector("#user-tools")
    yield page
    context.close()


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing(page, desk, subtests, language):
    page.context.add_cookies([{"name": "django_language", "value": language, "url": desk.url}])

    def look(name):
        # The editors come up after the page.
        page.wait_for_load_state("networkidle")
        for width, whole in ways(WIDTHS, language).items():
            page.set_viewport_size({"width": width, "height": 900})
            with subtests.test(page=name, width=width):
                assert in_both_schemes(page, whole) == {"light": [], "dark": []}
                assert page.evaluate(OVERFLOW) == 0

    for name, address in addresses(page).items():
        page.goto(address)
        look(name)
    assigning(page)
    look("assign")
    refused(page)
    look("errors")
    page.click("#logout-form button")
    page.goto("/admin/login/")
    look("login")


def assigning(page):
    page.goto(f"{WORKLIST}?standing=all")
    page.locator(".action-select").first.check()
    page.select_option("[name=action]", "assign_chosen")
    page.click("[name=index]")
    page.wait_for_selector("#assignment_form")


def refused(page):
    page.goto(ADD)
    page.fill("#id_latitude", "au nord")
    page.fill("#id_longitude", "à l’est")
    page.click("[name=_draft]")
    page.wait_for_selector(".error-summary")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_outdoes_the_browser(page, theme):
    page.emulate_media(color_scheme={"light": "dark", "dark": "light"}[theme])
    page.evaluate("theme => localStorage.setItem('theme', theme)", theme)
    page.goto("/admin/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(251, 248, 242)", "dark": "rgb(18, 23, 31)"}[theme]
    assert violations(page) == []
