"""Editors' texts in both languages, paragraph beside paragraph."""

import re

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from content.addresses import references_in, resolve
from content.templatetags.content import rich
from publishing.languages import CODES

register = template.Library()

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>")
VOID = {"br", "col", "hr", "img", "input", "source", "wbr"}


@register.simple_tag
def addresses_in_each_language(rows):
    """{language: addresses} of all references in the rich texts of *rows* (publishing/side_by_side.py), asked for once."""
    texts = [html for row in rows for piece in row.pieces if piece.is_rich for html in piece.words.values()]
    references = set().union(*map(references_in, texts))
    return {code: resolved_in(code, references) for code in CODES}


def resolved_in(language, references):
    with override(language):
        return resolve(references)


@register.simple_tag
def aligned(words, addresses):
    """[{language: HTML}] of one rich text: block by block where the languages have equally many, else in one piece."""
    texts = {code: rich_in(code, html, addresses[code]) for code, html in words.items()}
    blocks = {code: blocks_of(html) for code, html in texts.items()}
    if len({len(found) for found in blocks.values()}) > 1:
        return [texts]
    return [dict(zip(blocks, pair, strict=True)) for pair in zip(*blocks.values(), strict=True)]


def rich_in(language, html, addresses):
    with override(language):
        return rich(html, addresses, language)


def blocks_of(html):
    """The outermost elements of *html* as `rich` gives it, each with all that it holds."""
    found, depth, begins = [], 0, 0
    for tag in TAG.finditer(html):
        if tag["name"] in VOID or tag[0].endswith("/>"):
            continue
        depth += -1 if tag["end"] else 1
        if depth == 0:
            found.append(html[begins : tag.end()])
            begins = tag.end()
    pieces = [*found, html[begins:]]
    return [mark_safe(piece) for piece in pieces if piece.strip()]  # noqa: S308 a part of what was sanitised
