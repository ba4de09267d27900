from django import template
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from content.addresses import link_up
from content.shortcuts import page_alternates
from publishing.languages import CODES, TAGS, best_language, in_language

register = template.Library()


@register.filter
def words(record, field):
    """The record's words for the reader; another language's are marked as such, never passed off as his own."""
    if record is None:
        return ""
    language = best_language(record, field)
    if language in (None, get_language()):
        return in_language(record, field, language) if language else ""
    return format_html('<span lang="{}">{}</span>', TAGS[language], in_language(record, field, language))


@register.filter
def rich(html):
    """Editors' text, its references turned into addresses. Safe: RichTextField sanitised it on its way in."""
    return mark_safe(link_up(html or ""))  # noqa: S308 sanitised on save, and addresses are our own


@register.filter
def language_tag(code):
    return TAGS[code]


@register.simple_tag
def page_link(page):
    """A link to a page of the portal; only its name where it is not public."""
    if page is None:
        return ""
    name = words(page, "title")
    if not page.is_published():
        return name
    return format_html('<a href="{}">{}</a>', page.get_absolute_url(), name)


@register.simple_tag(takes_context=True)
def language_switch(context):
    """The same object in the other languages: [(code, tag, address)], even where only a notice stands there."""
    page, request = context.get("page"), context["request"]
    others = [code for code in CODES if code != get_language()]
    return [(code, TAGS[code], address_in(page, request, code)) for code in others]


@register.simple_tag(takes_context=True)
def alternates(context):
    """{language tag: address} for hreflang: the languages this page can truly be read in."""
    page, request = context.get("page"), context["request"]
    if page:
        found = page_alternates(page)
    else:
        found = {code: address_in(None, request, code) for code in CODES}
    return {TAGS[code]: request.build_absolute_uri(address) for code, address in found.items()}


def address_in(page, request, language):
    return page.address_in(language) if page else translate_url(request.get_full_path(), language)


@register.inclusion_tag("content/rich_text.html")
def rich_text(record, field):
    """Editors' text in the reader's language, or in the other with a word that says so."""
    language = best_language(record, field)
    html = in_language(record, field, language) if language else ""
    return {"html": html, "foreign": language != get_language() and TAGS.get(language)}
