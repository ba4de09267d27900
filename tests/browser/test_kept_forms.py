"""What was typed survives a closed tab, an ended session and a form that was refused, and is put back on demand only."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.test_admin import open_page, page, signed_in, text_in

__all__ = ["open_page", "page", "signed_in"]

PARTNERS = "/admin/partners/partner/"
ADD = "/admin/pages/page/add/"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kept:')).length"
LONGER_THAN_THE_PAUSE = 900
# As the database writes them.
MOMENT = "%Y-%m-%d %H:%M:%S"


@pytest.fixture
def address(page):
    """Of the form of a partner."""
    page.goto(PARTNERS)
    return page.locator("#result_list tbody th a").first.get_attribute("href")


@pytest.fixture
def words(request):
    """Of this test alone: those of another may be in the draft by now."""
    return f"Tapé et pas encore enregistré\u00a0: {request.node.name}"


def open_form(page, address):
    page.goto(address)
    expect(text_in(page, "Français")).to_be_visible()


def reopen(page, address):
    """The tab is closed, and the form opened in another."""
    page.wait_for_timeout(LONGER_THAN_THE_PAUSE)
    other = page.context.new_page()
    page.close()
    open_form(other, address)
    return other


def offer(page):
    return page.locator(".kept")


def put_back(page):
    offer(page).get_by_role("button").first.click()
    expect(offer(page).get_by_role("button")).to_have_count(0)
    expect(offer(page)).to_be_focused()


def save_draft(page):
    page.click("[name=_draft]")
    expect(page.locator(".messagelist .success")).to_be_visible()


def kept(page):
    """How many states of forms the browser keeps."""
    return page.evaluate(KEPT)


def log_in(page, name="editor"):
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("#login-form [type=submit]")


def new_session(page, name="editor"):
    """A session of this test's own, which may end; its key."""
    page.context.clear_cookies()
    page.goto("/admin/login/")
    log_in(page, name)
    expect(page.locator("#user-tools")).to_be_visible()
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "sessionid")


def ends_in(desk, session, **time):
    moment = (datetime.now(UTC) + timedelta(**time)).strftime(MOMENT)
    with desk.database as database:
        database.execute("UPDATE django_session SET expire_date = ? WHERE session_key = ?", [moment, session])
        database.commit()


def minutes_left(desk, session):
    with desk.database as database:
        query = "SELECT expire_date FROM django_session WHERE session_key = ?"
        (text,) = database.execute(query, [session]).fetchone()
    return (datetime.strptime(text[:19], MOMENT).replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds() / 60


def test_everything_typed_comes_back_after_the_tab_was_closed(page, address, words):
    open_form(page, address)
    rows = page.locator(".inline-related:not(.empty-form)").count()
    page.fill("#id_summary_fr", words)
    text_in(page, "Français").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Des mots riches.")
    page.select_option("#id_country", "BE")
    page.locator(".add-row a").first.click()
    added = page.locator(".inline-related:not(.empty-form)").last
    added.locator(".select2-selection").click()
    page.locator(".select2-results__option--highlighted").click()
    figure = added.locator(".select2-selection__rendered").inner_text()
    page.locator(".field-sectors .select2-selection__choice__remove").first.click()
    page.keyboard.press("Escape")
    sectors = page.locator("#id_sectors").evaluate("field => [...field.selectedOptions].map(({value}) => value)")

    page = reopen(page, address)
    expect(offer(page).get_by_role("button")).to_have_count(2)
    assert page.input_value("#id_summary_fr") != words
    put_back(page)

    assert page.input_value("#id_summary_fr") == words
    expect(text_in(page, "Français")).to_contain_text("Des mots riches.")
    assert page.input_value("#id_country") == "BE"
    expect(page.locator(".inline-related:not(.empty-form)")).to_have_count(rows + 1)
    back = page.locator(".inline-related:not(.empty-form)").last.locator(".select2-selection__rendered")
    assert back.inner_text() == figure
    assert (
        page.locator("#id_sectors").evaluate("field => [...field.selectedOptions].map(({value}) => value)")
        == sectors
    )

    save_draft(page)
    assert page.input_value("#id_summary_fr") == words
    expect(text_in(page, "Français")).to_contain_text("Des mots riches.")
    expect(page.locator(".inline-related.has_original")).to_have_count(rows + 1)
    assert kept(page) == 0
    page = reopen(page, address)
    expect(offer(page)).to_be_empty()


def test_a_page_that_was_never_saved_is_kept_and_can_be_thrown_away(page):
    open_form(page, ADD)
    page.fill("#id_title_fr", "Une page neuve")
    page = reopen(page, ADD)
    expect(offer(page).get_by_role("button")).to_have_count(2)
    assert page.input_value("#id_title_fr") == ""

    offer(page).get_by_role("button").last.press("Enter")

    expect(offer(page).get_by_role("button")).to_have_count(0)
    assert kept(page) == 0
    page = reopen(page, ADD)
    expect(offer(page)).to_be_empty()


def test_a_session_that_ended_leads_back_to_the_words(page, address, words):
    new_session(page)
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    page.context.clear_cookies(name="sessionid")
    page.click("[name=_draft]")
    expect(page.locator("#login-form")).to_be_visible()

    log_in(page)

    expect(offer(page).get_by_role("button")).to_have_count(2)
    put_back(page)
    assert page.input_value("#id_summary_fr") == words
    save_draft(page)
    assert kept(page) == 0


def test_another_account_on_the_same_machine_is_offered_nothing(page, address, words):
    new_session(page)
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    page.wait_for_timeout(LONGER_THAN_THE_PAUSE)
    new_session(page, "publisher")
    open_form(page, address)
    page.wait_for_timeout(LONGER_THAN_THE_PAUSE)
    expect(offer(page)).to_be_empty()

    new_session(page)
    open_form(page, address)
    expect(offer(page).get_by_role("button")).to_have_count(2)


def test_a_form_that_was_refused_is_still_kept(page, address, words):
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    page.fill("#id_latitude", "nulle part")
    page.click("[name=_draft]")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(offer(page)).to_be_empty()
    assert kept(page) == 1
    page.fill("#id_longitude", "2")

    page = reopen(page, address)
    put_back(page)

    typed = [page.input_value(f"#id_{name}") for name in ("summary_fr", "latitude", "longitude")]
    assert typed == [words, "nulle part", "2"]
    assert kept(page) == 1


def test_words_typed_after_a_save_are_not_taken_for_saved(page, address, words):
    open_form(page, address)
    page.fill("#id_summary_fr", "Enregistré.")
    save_draft(page)
    saved = page.url
    page.fill("#id_summary_fr", words)

    page = reopen(page, saved)

    put_back(page)
    assert page.input_value("#id_summary_fr") == words


def test_where_nothing_may_be_kept_the_form_works_as_ever(page, address):
    page.add_init_script(
        """for (const deed of ["setItem", "getItem", "removeItem"]) {
            const asEver = Storage.prototype[deed];
            Storage.prototype[deed] = function (key, ...values) {
                if (key.startsWith("kept")) {
                    throw new DOMException("full", "QuotaExceededError");
                }
                return asEver.call(this, key, ...values);
            };
        }"""
    )
    open_form(page, address)
    page.fill("#id_summary_fr", "Sans mémoire.")
    page.wait_for_timeout(LONGER_THAN_THE_PAUSE)
    save_draft(page)
    assert page.input_value("#id_summary_fr") == "Sans mémoire."


def test_words_are_kept_for_thirty_days(page, address, words):
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    page.wait_for_timeout(LONGER_THAN_THE_PAUSE)
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((key) => key.startsWith("kept:"));
            const entry = JSON.parse(localStorage[key]);
            const days = (number) => JSON.stringify({ ...entry, at: Date.now() - number * 24 * 3600 * 1000 });
            localStorage.setItem(key + "-29", days(29));
            localStorage.setItem("kept:elsewhere:31", days(31));
            localStorage.removeItem(key);
        }"""
    )
    page = reopen(page, address)
    expect(offer(page).get_by_role("button")).to_have_count(2)
    assert kept(page) == 1


def test_the_end_of_the_session_is_told_and_put_off(page, desk, address):
    session = new_session(page)
    ends_in(desk, session, minutes=4)
    open_form(page, address)
    banner = page.locator(".session-banner")
    expect(banner.get_by_role("button")).to_be_visible()
    expect(banner).to_contain_text(re.compile(r"\d\d:\d\d"))

    banner.get_by_role("button").click()

    expect(banner.get_by_role("button")).to_have_count(0)
    assert minutes_left(desk, session) > 11 * 60
    expect(banner).to_be_empty()


def test_after_the_end_a_login_in_another_tab_lets_one_save(page, desk, address, words):
    session = new_session(page)
    ends_in(desk, session, seconds=8)
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    banner = page.locator(".session-banner")
    expect(banner.get_by_role("link")).to_be_visible()

    with page.context.expect_page() as opened:
        banner.get_by_role("link").click()
    log_in(opened.value)
    expect(opened.value.locator("#user-tools")).to_be_visible()
    opened.value.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(banner.get_by_role("link")).to_have_count(0)
    save_draft(page)
    assert page.input_value("#id_summary_fr") == words


def test_the_words_of_whoever_left_are_not_saved_by_whoever_came(page, desk, address, words):
    session = new_session(page)
    ends_in(desk, session, seconds=8)
    open_form(page, address)
    page.fill("#id_summary_fr", words)
    banner = page.locator(".session-banner")
    expect(banner.get_by_role("link")).to_be_visible()
    told = banner.text_content()
    # The browser's clock may be ahead of the server's by a moment.
    page.wait_for_timeout(2000)
    other = page.context.new_page()
    other.goto("/admin/login/")
    log_in(other, "publisher")
    expect(other.locator("#user-tools")).to_be_visible()

    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(banner).not_to_have_text(told)
    expect(banner.get_by_role("link")).to_be_visible()
