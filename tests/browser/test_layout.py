"""What a first view weighs, where it comes from, and that it fits: one page of each kind, in both languages."""

import pytest

from content.pages import page_models, section_indexes
from publishing.languages import CODES

HEAVIEST = 150_000
MOST_REQUESTS = 12
WIDTHS = (1280, 320)


class Visit:
    """What a browser with nothing in its cache asks for, and what it says, while it shows one page after another."""

    def __init__(self, page):
        self.page = page
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.requestWillBeSent", self.asked)
        network.on("Network.loadingFinished", lambda event: self.done(event, event["encodedDataLength"]))
        network.on("Network.loadingFailed", lambda event: self.done(event, 0))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))

    def asked(self, event):
        self.addresses[event["requestId"]] = event["request"]["url"]

    def done(self, event, size):
        # What an earlier page asked for may end late.
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = size

    def view(self, address):
        self.addresses, self.sizes, self.messages = {}, {}, []
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        self.page.goto(address)
        for _ in range(500):
            if len(self.sizes) == len(self.addresses):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"{address} is never done: {self.addresses}")


@pytest.mark.parametrize("language", CODES)
def test_a_page_of_each_kind_is_tried(portal, language):
    details = {f"{model._meta.app_label}:{model._meta.model_name}" for model in page_models()}
    # The chair's page is the front page of its section.
    expected = {"home", *section_indexes(), *details} - {"chair:chair"}

    assert {*portal.kinds(language)} == expected


@pytest.mark.parametrize("language", CODES)
def test_a_first_view_is_light_quiet_from_one_host_and_fits(portal, browser, subtests, language):
    context = browser.new_context()
    page = context.new_page()
    visit = Visit(page)
    for name, path in portal.kinds(language).items():
        visit.view(f"{portal.url}{path}")
        with subtests.test(page=name):
            assert [url for url in visit.addresses.values() if not url.startswith(portal.url)] == []
            assert visit.messages == []
            assert len(visit.addresses) <= MOST_REQUESTS
            assert sum(visit.sizes.values()) <= HEAVIEST
            assert [width for width in WIDTHS if width_needed(page, width) > width] == []
    context.close()


def width_needed(page, width):
    """Of a page shown in a window of *width*: more than that and it scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth")
