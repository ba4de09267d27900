"""The style page in a real browser: quiet, whole, and as wide as the window."""

import pytest

from publishing.languages import CODES

BROKEN = """async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.allSettled([...document.images].map(image => image.decode()));
    return [...document.images].filter(image => !image.naturalWidth).map(image => image.src);
}"""
GROUND = "getComputedStyle(document.documentElement).backgroundColor"


@pytest.mark.parametrize("language", CODES)
def test_every_component_is_drawn_without_a_complaint(portal, page, language):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: answer.status >= 400 and complaints.append(answer.url))
    page.goto(f"{portal.url}/styleguide/{language}/")

    assert page.evaluate(BROKEN) == []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


def test_a_scheme_is_shown_whatever_the_browser_prefers(portal, page):
    grounds = {}
    for asked in ("", "?scheme=light", "?scheme=dark"):
        page.goto(f"{portal.url}/styleguide/fr/{asked}")
        for preferred in ("light", "dark"):
            page.emulate_media(color_scheme=preferred)
            grounds[preferred, asked] = page.evaluate(GROUND)
    light, dark = grounds["light", ""], grounds["dark", ""]

    assert light != dark
    assert [grounds[preferred, "?scheme=light"] for preferred in ("light", "dark")] == [light, light]
    assert [grounds[preferred, "?scheme=dark"] for preferred in ("light", "dark")] == [dark, dark]
