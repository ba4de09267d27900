from django.http import HttpResponsePermanentRedirect

from content.addresses import pages_by_key
from content.models import FormerAddress
from content.typography.html import typeset


class FormerAddressMiddleware:
    """Where nothing is found, a page that once had this address is: costs one query on a 404, none elsewhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        return self.present_address(request.path) or response

    def present_address(self, path):
        # PostgreSQL refuses the null character even in a question.
        former = FormerAddress.objects.filter(path=path.replace("\0", "")).first()
        page = former and pages_by_key({former.page_id}).get(former.page_id)
        return page and moved(page.get_absolute_url())


def moved(address):
    """For good, but asked again each time: a browser that kept it would go round in circles once a slug is taken back."""
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})


class TypographyMiddleware:
    """Puts the typography of every public page right. The admin shows what was typed, but for its previews.

    It stands inside CommonMiddleware, which measures the page, and inside whatever keeps or compresses pages: the work is done once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_page(response) and is_for_readers(request, response):
            correct(response)
        return response


def is_for_readers(request, response):
    """A preview is a public page at an address of the admin, and says so itself (publishing/preview.py)."""
    return getattr(response, "is_for_readers", not is_admin(request))


def is_admin(request):
    return request.resolver_match is not None and "admin" in request.resolver_match.app_names


def is_page(response):
    """Whole and legible HTML: not sent in parts, not compressed, not without a body."""
    kind = response.get("Content-Type", "").partition(";")[0].strip().lower()
    return (
        kind == "text/html" and not response.streaming and "Content-Encoding" not in response and response.content
    )


def correct(response):
    try:
        page = response.content.decode(response.charset)
        response.content = typeset(page).encode(response.charset, "xmlcharrefreplace")
    except (LookupError, UnicodeDecodeError):
        # What cannot be read is sent as it is.
        return
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))
