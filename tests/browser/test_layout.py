"""What a first view weighs, where it comes from, and that it fits: one page of each kind, in both languages."""

import gzip

import pytest

from content.pages import page_models, section_indexes
from publishing.languages import CODES

HEAVIEST = 150_000
MOST_REQUESTS = 12
# Bytes of all the scripts of a page, compressed.
MOST_SCRIPT = 10_000
# Pixels.
SMALLEST_DRAWN = 12
WIDE, NARROW = 1280, 320
# The wide window at 400 % is as wide as the narrow one.
ZOOM = 4
assert WIDE // ZOOM == NARROW

# The sizes (pixels on the screen, after all scaling) of the words that drawings show, with the words.
DRAWN_WORDS = """() => [...document.querySelectorAll("main svg text")]
    .filter(words => words.getClientRects().length && words.textContent.trim())
    .map(words => [
        parseFloat(getComputedStyle(words).fontSize) * Math.hypot(words.getScreenCTM().c, words.getScreenCTM().d),
        words.textContent.trim(),
    ])"""
# The width that scrolls sideways, and what sticks out of the window, for whoever must find it.
TOO_WIDE = """() => {
    const {scrollWidth} = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const parts = [...document.querySelectorAll("body *")];
    const out = parts.filter(part => part.getBoundingClientRect().right > innerWidth + 1);
    return [scrollWidth, ...out.map(part => part.outerHTML.slice(0, 80))];
}"""
# What stays in place while the page scrolls, and takes more than a quarter of the window.
STAYS = """() => [...document.querySelectorAll("body *")]
    .filter(part => ["fixed", "sticky"].includes(getComputedStyle(part).position) && part.offsetHeight > innerHeight / 4)
    .map(part => part.outerHTML.slice(0, 80))"""


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
        self.types[event["requestId"]] = event.get("type")

    def done(self, event, size):
        # What an earlier page asked for may end late.
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = size

    def view(self, address):
        self.addresses, self.types, self.sizes, self.messages = {}, {}, {}, []
        self.page.set_viewport_size({"width": WIDE, "height": 900})
        self.page.goto(address)
        for _ in range(500):
            if len(self.sizes) == len(self.addresses):
                return
            self.page.wait_for_timeout(20)
        pytest.fail(f"{address} is never done: {self.addresses}")

    @property
    def scripts(self):
        return {self.addresses[key] for key, kind in self.types.items() if kind == "Script"}


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
            assert sum(compressed(page, url) for url in visit.scripts) <= MOST_SCRIPT
            assert [part for width in (WIDE, NARROW) for part in too_wide(page, width)] == []
            # Measured in the narrow window, which is the last that was asked for.
            assert [words for words in page.evaluate(DRAWN_WORDS) if words[0] < SMALLEST_DRAWN] == []
            assert stays_at_four_times_its_size(page) == []
    context.close()


def compressed(page, url):
    """As served where nothing compresses better."""
    return len(gzip.compress(page.request.get(url).body()))


def too_wide(page, width):
    """What makes a page scroll sideways in a window of *width* (pixels)."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(TOO_WIDE)


def stays_at_four_times_its_size(page):
    """The window is then a quarter as wide, in which the page fits as above, and a quarter as high."""
    page.set_viewport_size({"width": WIDE // ZOOM, "height": 900 // ZOOM})
    return page.evaluate(STAYS)
