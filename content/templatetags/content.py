from django import template
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from content.fields import sanitise
from content.rendering import rendered
from content.shortcuts import page_alternates
from publishing.languages import CODES, SOURCE, TAGS, best_language, in_language
from translations.models import Standing
from translations.standing import PageStanding, standing_of

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
def rich(html, addresses=None, language=None):
    """Editors' text, with all that it holds by reference.

    RichTextField sanitised it on its way in; an update by an expression of the database goes round that, so once more.
    """
    return mark_safe(rendered(sanitise(html or ""), addresses, language))  # noqa: S308 sanitised just now


@register.filter
def language_tag(code):
    return TAGS[code]


@register.filter
def leads_to(address, path):
    """The `aria-current` of a link to *address* on the page at *path*: the page itself, a page of its section, none."""
    if address == path:
        return "page"
    return "true" if address != reverse("home") and path.startswith(address) else ""


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
    others = [code for code in CODES if code != get_language()]
    return [(code, TAGS[code], address_in(context, code)) for code in others]


@register.simple_tag
def translation_between(record, language):
    """How the reader's language and *language* stand to each other on the page of *record* (None: no record's words)."""
    read = get_language()
    translated = read if language == SOURCE else language
    standing = standing_of(record, translated) if record else PageStanding(Standing.VALIDATED)
    return {**standing._asdict(), "is_read": translated == read}


@register.simple_tag(takes_context=True)
def alternates(context):
    """{language tag: address} for hreflang: the languages this page can truly be read in; of a notice, none."""
    if context.get("noindex"):
        return {}
    page = context.get("page")
    found = page_alternates(page) if page else {code: address_in(context, code) for code in CODES}
    return {TAGS[code]: context["request"].build_absolute_uri(address) for code, address in found.items()}


def address_in(context, language):
    """Of the page that is shown; of the home page for a reader who is nowhere (`is_lost`)."""
    if page := context.get("page"):
        return page.address_in(language)
    request = context["request"]
    if view := context.get("place") or (context.get("is_lost") and "home"):
        with override(language):
            return reverse(view) + query_of(request, view)
    return translate_url(request.get_full_path(), language)


def query_of(request, view):
    """What the reader asked of a list, kept in its other language."""
    asked = request.META.get("QUERY_STRING", "")
    return f"?{asked}" if asked and view != "home" else ""


@register.inclusion_tag("content/rich_text.html")
def rich_text(record, field, addresses=None):
    """Editors' text in the reader's language, or in the other with a word that says so.

    *addresses* of its references, where they were looked up together with those of other texts.
    """
    language = best_language(record, field)
    html = in_language(record, field, language) if language else ""
    foreign = language != get_language() and TAGS.get(language)
    return {"html": html and rich(html, addresses, language), "foreign": foreign}
