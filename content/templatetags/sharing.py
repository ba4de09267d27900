from urllib.parse import quote, urlencode

from django import template
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from content.pages import section_indexes
from content.qr import qr_code
from content.sharing import HOME, canonical_query, picture_of, site_name
from images.share_pictures import SHAPES
from publishing.languages import CODES

register = template.Library()

# Open Graph names a language with a country, where we know which is meant.
COUNTRIES = {"fr": "fr_FR", "zh-hans": "zh_CN"}
LOCALES = {code: COUNTRIES.get(code, to_locale(code)) for code in CODES}
WEIBO = "https://service.weibo.com/share/share.php"


@register.simple_tag(takes_context=True)
def shared(context):
    """What is shared of the page that is shown; None of a notice, an error, or whatever a search engine must not keep."""
    if context.get("noindex") or context.get("is_lost") or "request" not in context:
        return None
    page = context.get("page")
    title = page.title if page else context.get("heading") or site_name()
    return {"address": canonical_address(context), "title": title, "target": page or view_of(context)}


def canonical_address(context):
    """Absolute, in the reader's language, without what others hung onto it."""
    request, page = context["request"], context.get("page")
    path = page.get_absolute_url() if page else request.path + canonical_query(request.GET)
    return request.build_absolute_uri(path)


def view_of(context):
    """The view that stands for the page shown; the home page for one that has no picture of its own."""
    match = context["request"].resolver_match
    view = match.view_name if match else HOME
    return view if view in section_indexes() else HOME


@register.simple_tag(takes_context=True)
def share_pictures(context, target):
    """[{address, width, height}], the wide one first: most networks take the first."""
    picture, request = picture_of(target, get_language()), context["request"]
    return [
        {"address": request.build_absolute_uri(picture.address(shape)), "width": width, "height": height}
        for shape, (width, height) in SHAPES.items()
    ]


@register.simple_tag
def locale_of(language=None):
    return LOCALES[language or get_language()]


@register.simple_tag(takes_context=True)
def other_locales(context):
    """Of the other languages that the page can be read in."""
    known = context.get("alternates")
    return [LOCALES[code] for code in CODES if code != get_language() and (known is None or code in known)]


@register.simple_tag
def mail_link(title, address):
    """The subject and the body of a mail; percents throughout, for a mail program reads no plus as a space (RFC 6068)."""
    parts = {"subject": title, "body": f"{title}\r\n{address}"}
    return f"mailto:?{urlencode(parts, safe='', quote_via=quote)}"


@register.simple_tag
def weibo_link(title, address):
    # Translators: what a post on Weibo begins with; the address follows.
    words = _("%(title)s – %(site)s") % {"title": title, "site": site_name()}
    return f"{WEIBO}?{urlencode({'url': address, 'title': words}, quote_via=quote)}"


@register.simple_tag
def qr(address):
    return qr_code(address)
