"""A draft as its readers will see it: the public page itself, drawn while the rows are those of the draft."""

from io import BytesIO

from django.core.handlers.wsgi import WSGIRequest
from django.urls import resolve
from django.utils.translation import override

from publishing.drafts import work_on
from publishing.models import State
from publishing.versions import in_place

# What of a request tells who asks, or what of.
PERSONAL = {"HTTP_COOKIE", "HTTP_AUTHORIZATION", "REMOTE_USER", "CONTENT_LENGTH", "CONTENT_TYPE"}


def public_page(request, page, language):
    """What the page's own public address answers in *language* (HttpResponse), as if its draft were published now."""
    draft = work_on(page).working
    as_published = {"state": State.PUBLISHED, "publish_at": None, "unpublish_at": None}
    with in_place(page, draft, **as_published), override(language):
        response = answer_at(address_in_place(page, language), request, language)
    response["Content-Language"] = language
    # The typography of a public page (content/middleware.py), wherever the preview stands.
    response.is_for_readers = True
    return response


def address_in_place(page, language):
    row = type(page)._base_manager.get(pk=page.pk)
    # Fills in what a page needs to have an address at all.
    row.save()
    for companion in row.companions():
        type(companion)._base_manager.filter(pk=companion.pk).update(state=State.PUBLISHED)
    if row.ONE_AT_A_TIME:
        type(row)._base_manager.exclude(pk=row.pk).update(state=State.DRAFT)
    return row.preview_address(language)


def answer_at(path, request, language):
    reader = reader_at(path, request)
    reader.LANGUAGE_CODE = language
    reader.resolver_match = view, arguments, options = resolve(path)
    return view(reader, *arguments, **options)


def reader_at(path, request):
    """The request of a reader who is nobody. The host is that of *request*: a page tells its own address."""
    environ = {name: value for name, value in request.META.items() if name not in PERSONAL}
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "wsgi.input": BytesIO()}
    return WSGIRequest(environ | asked)


def never_kept(response):
    """By nobody on the way, nor by a search engine."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def with_links_outside(response):
    """In a frame a link opens a window of its own: no other page of the site lets itself be framed."""
    response.content = response.content.replace(b"<head>", b'<head>\n  <base target="_blank">', 1)
    return response
