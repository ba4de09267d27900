"""A history in a real browser: two versions compared without a script, one taken up again, a deleted page recovered."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from publishing.languages import CODES
from tests.browser.axe import in_both_schemes, ways
from tests.browser.conftest import PASSWORD

# {pixels: the scheme in which every rule is tried at that width}
WIDTHS = {1440: "light", 320: "dark"}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DELETED = "/admin/agenda/news/recover/"
# A partner rewritten twice, and one news item deleted.
PAST = """
from django.contrib.auth import get_user_model
from agenda.models import News
from partners.models import Partner, PartnerFigure
from publishing import deletion
from publishing.drafts import record
from publishing.models import Action

admin = get_user_model().objects.get(username="admin")
page = Partner.objects.get(title_fr="Pékin")
record(page, Action.FOUND, None)
page.summary_fr, page.summary_zh_hans = "Capitale de la Chine, et partenaire.", "中国首都，合作伙伴。"
page.body_fr = "<p>Un <strong>mot</strong>, un <a href='https://www.example.fr/'>lien</a>.</p>"
page.save()
PartnerFigure.objects.filter(partner=page).first().delete()
record(page, Action.PUBLISHED, admin, note="Relu", waiver="Une visite", translation_due="2030-01-01")
deletion.delete(News.objects.first(), admin)
"""


@pytest.fixture(scope="module")
def history(desk):
    """The desk with a past, and the address of the partner's history."""
    desk.write(PAST)
    return desk


@pytest.fixture
def open_page(history, browser):
    contexts = []

    def opened(**options):
        context = browser.new_context(base_url=history.url, locale="fr-FR", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", "admin")
        page.fill("[name=password]", PASSWORD)
        page.click("#login-form [type=submit]")
        page.wait_for_selector("#user-tools")
        return page

    yield opened
    for context in contexts:
        context.close()


def open_history(page):
    page.goto("/admin/partners/partner/")
    form = page.locator("#result_list tbody th a", has_text="Pékin").get_attribute("href").partition("?")[0]
    page.goto(form.replace("change", "history"))
    return form


def test_without_scripts_versions_are_compared_and_taken_up(open_page):
    page = open_page(java_script_enabled=False)
    form = open_history(page)
    page.locator(".history-compare [type=submit]").click()
    expect(page.locator(".compared").first.locator("del, ins").first).to_be_visible()
    expect(page.locator(".compared-removed")).to_have_count(1)
    # The older of the two.
    page.locator(".compared-sides button").first.click()
    assert page.url.partition("?")[0].endswith(form)
    expect(page.locator(".messagelist .success")).to_have_count(1)


def test_without_scripts_a_deleted_page_is_recovered(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/admin/agenda/news/")
    page.locator(".recoverlink").click()
    title = page.locator("#content tbody th a").text_content()
    page.locator("#content tbody th a").click()
    expect(page.locator(".compared-words").first).to_have_text(title)
    page.go_back()
    page.locator("button[form=recover]").click()
    expect(page.locator(".messagelist .success")).to_have_count(1)
    expect(page.locator("#id_title_fr")).to_have_value(title)
    page.goto("/admin/agenda/news/")
    expect(page.locator(".recoverlink")).to_have_count(0)
    # For the tests that follow.
    page.goto(page.locator("#result_list a", has_text=title).get_attribute("href").replace("change", "delete"))
    page.locator("#content form [type=submit]").click()


@pytest.mark.parametrize("language", CODES)
def test_axe_finds_nothing(open_page, history, subtests, language):
    page = open_page()
    page.context.add_init_script(Axe().axe_script)
    open_history(page)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": history.url}])
    page.reload()
    look(page, subtests, language, "history")
    page.locator(".history-compare [type=submit]").click()
    look(page, subtests, language, "comparison")
    page.goto(DELETED)
    look(page, subtests, language, "deleted pages")
    page.locator("#content tbody th a").click()
    look(page, subtests, language, "deleted page")


def look(page, subtests, language, name):
    page.wait_for_load_state()
    for width, whole in ways(WIDTHS, language).items():
        page.set_viewport_size({"width": width, "height": 900})
        with subtests.test(page=name, width=width):
            assert in_both_schemes(page, whole) == {"light": [], "dark": []}
            assert page.evaluate(OVERFLOW) == 0
