"""One word of French changes: who is told, what readers see meanwhile, and how it ends."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD

PARTNERS = "/admin/partners/partner/"
WORKLIST = "/admin/translations/translationunit/"
WORD = "inédit"
CHINESE = "经过重新核对的摘要。"


@pytest.fixture
def at_the_desk_of(desk, browser):
    """Opens the admin for an account."""
    contexts = []

    def open_for(name):
        context = browser.new_context(base_url=desk.url, viewport={"width": 1440, "height": 900}, locale="fr-FR")
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


def publish_a_new_word(publisher):
    """The Chinese address of the partner."""
    publisher.goto(PARTNERS)
    publisher.locator("#result_list tbody th a").first.click()
    publisher.fill("#id_summary_fr", f"{publisher.input_value('#id_summary_fr')} {WORD}.")
    with publisher.expect_navigation():
        publisher.click(".submit-row [name=_publish]")
    return f"/zh-hans/huoban/{publisher.input_value('#id_slug_zh_hans')}/"


def unit_that_changed(page):
    return page.locator(".sbs-unit").filter(has=page.locator("ins", has_text=WORD))


def test_a_word_changes_and_the_translator_follows(desk, at_the_desk_of):
    publisher, translator = at_the_desk_of("publisher"), at_the_desk_of("translator")
    public = publish_a_new_word(publisher)
    translator.goto(public)
    expect(translator.locator("[data-translation=stale]")).to_have_count(1)

    translator.goto(WORKLIST)
    line = translator.locator("#result_list tbody tr").filter(has=translator.locator("ins", has_text=WORD))
    expect(line).to_have_count(1)
    line.locator("a[href*='/page/']").first.click()

    unit = unit_that_changed(translator)
    expect(unit.locator(".sbs-state")).to_have_attribute("data-state", "stale")
    unit.locator("textarea").fill(CHINESE)
    unit.locator("textarea").press("Control+Enter")
    expect(translator.locator(".messagelist .success")).to_be_visible()
    expect(unit_that_changed(translator)).to_have_count(0)

    translator.goto(public)
    expect(translator.locator("[data-translation=stale]")).to_have_count(0)
    expect(translator.locator("main")).to_contain_text(CHINESE)


def test_rich_text_stays_rich(desk, at_the_desk_of):
    translator = at_the_desk_of("translator")
    translator.goto(PARTNERS)
    with_body = translator.locator("#result_list tbody th a").last.get_attribute("href")
    key = with_body.split("/")[-3]
    with desk.database as database:
        (kind,) = database.execute(
            "SELECT id FROM django_content_type WHERE app_label = 'partners' AND model = 'partner'"
        ).fetchone()
    translator.goto(f"{WORKLIST}page/zh-hans/{kind}/{key}/")
    rich = translator.locator(".sbs-unit[data-rich]").first
    rich.locator(".ProseMirror").click()
    translator.keyboard.press("Control+End")
    translator.keyboard.type("新词")
    before = rich.locator(".ProseMirror > *").count()
    translator.click("[name=_draft]")
    expect(translator.locator(".messagelist .success")).to_be_visible()
    expect(rich.locator(".ProseMirror")).to_contain_text("新词")
    assert rich.locator(".ProseMirror > *").count() == before
    assert translator.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


# The keys of the page beside the text

PREPARE = """
from partners.models import Partner
first, second = Partner.objects.published().order_by("slug_fr")[:2]
first.summary_fr = second.summary_fr = "Un accord tout neuf."
first.summary_zh_hans, second.summary_zh_hans = "全新的协议。", ""
first.body_fr = second.body_fr = "<p>Un <strong>accord</strong> tout neuf, signé hier.</p>"
first.body_zh_hans, second.body_zh_hans = "<p>昨天签署的全新<strong>协议</strong>。</p>", ""
first.save()
second.save()
"""


@pytest.fixture
def side(desk, at_the_desk_of):
    """A partner without Chinese, of which the memory knows every word."""
    desk.write(PREPARE)
    with desk.database as database:
        (kind, key) = database.execute(
            "SELECT page_type_id, page_id FROM translations_translationunit WHERE target = ''"
            " AND current = 'Un accord tout neuf.'"
        ).fetchone()
    page = at_the_desk_of("translator")
    page.goto(f"{WORKLIST}page/zh-hans/{kind}/{UUID(key)}/")
    return page


def unit_of(page, french):
    return page.locator(".sbs-unit").filter(has=page.locator(".sbs-source", has_text=french))


def test_keys_take_a_suggestion_and_validate(side):
    plain, rich = unit_of(side, "Un accord tout neuf."), unit_of(side, "signé hier")
    rich.locator(".ProseMirror").click()
    side.keyboard.press("Alt+Digit1")
    expect(rich.locator(".ProseMirror strong")).to_have_text("协议")
    plain.locator("textarea").press("Alt+Digit1")
    expect(plain.locator("textarea")).to_have_value("全新的协议。")
    expect(side.locator("[data-ready-count]")).to_have_text("2")

    plain.locator("textarea").press("Control+Enter")
    expect(plain.locator(".sbs-state")).to_have_attribute("data-state", "validated")
    expect(rich.locator(".sbs-state")).to_have_attribute("data-state", "draft")
    expect(rich.locator(".ProseMirror")).to_be_focused()


def test_somebody_elses_words_are_shown_before_they_are_written_over(desk, side):
    unit = unit_of(side, "Un accord tout neuf.")
    unit.locator("textarea").fill("一份新的协议。")
    desk.write(
        "from translations.models import TranslationUnit as U;"
        "U.objects.filter(current='Un accord tout neuf.', target='').update(draft='别人的协议。', draft_source='Un accord tout neuf.')"
    )
    unit.locator("textarea").press("Control+Enter")
    expect(unit.locator(".sbs-theirs .sbs-words")).to_have_text("别人的协议。")
    expect(unit.locator("textarea")).to_have_value("一份新的协议。")
    unit.locator("textarea").press("Control+Enter")
    expect(unit.locator(".sbs-state")).to_have_attribute("data-state", "validated")
