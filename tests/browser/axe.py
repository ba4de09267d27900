"""What axe is asked, of a page that stands before the reader."""

import os

from publishing.languages import CODES

VIOLATIONS = """rules => axe.run({resultTypes: ["violations"], ...rules}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)]))"""
# What a change of colours alone can break. axe has a stricter rule of contrast too, which is not part of what we hold to.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
SCHEMES = ("light", "dark")
# `make test-deep` tries every page in every way.
IN_EVERY_WAY = "PORTAL_EVERY_WAY" in os.environ

# Where every part stands, and whether it is seen: all that a rule which is not of colours can read from the style.
SHAPE = """() => [...document.querySelectorAll("*")].map(part => {
    const {x, y, width, height} = part.getBoundingClientRect();
    const {visibility, display, opacity, overflow} = getComputedStyle(part);
    return [part.tagName, x, y, width, height, visibility, display, opacity, overflow].join();
})"""


def ways(widths, language):
    """Of *widths*, {pixels: the scheme in which every rule is tried}, those in which a page is tried in *language*.

    The languages share their templates and their sheets: each is tried at a width of its own.
    """
    return widths if IN_EVERY_WAY else dict([[*widths.items()][CODES.index(language)]])


def violations(page, rules=None):
    return page.evaluate(VIOLATIONS, rules or {})


def in_both_schemes(page, whole, rules=None):
    """{scheme: what axe finds}, by all the rules in the scheme *whole*, by those of colours in the other.

    The other scheme must not move or hide anything: the rest of the rules would then find there what they found here.
    """
    found, shapes = {}, []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, rules if scheme == whole else COLOURS)
        shapes.append(page.evaluate(SHAPE))
    moved = [pair for pair in zip(*shapes, strict=True) if pair[0] != pair[1]]
    assert moved == []
    return found
