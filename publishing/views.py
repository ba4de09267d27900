from functools import wraps

from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from publishing.drafts import work_on
from publishing.languages import CODES, SOURCE, TAGS
from publishing.preview import never_kept, public_page
from publishing.preview_links import Closed, page_behind
from publishing.side_by_side import in_both_languages

# Gone for good, or never there at all.
STATUS = {"unknown": 404, "revoked": 410, "expired": 410, "deleted": 410}
BOTH = ", ".join(TAGS.values())


def for_whoever_has_the_link(view):
    """Calls *view* with the page that the signed part of the address lets read; else says politely why there is none."""

    @require_safe
    @wraps(view)
    def opened(request, signed, **options):
        try:
            response = view(request, page_behind(signed), signed=signed, **options)
        except Closed as closed:
            response = in_both(request, "publishing/preview_closed.html", {"reason": closed.reason})
            response.status_code = STATUS[closed.reason]
        return never_kept(response)

    return opened


def in_both(request, template, context):
    """One page in both languages, whose own is the source."""
    with override(SOURCE):
        response = render(request, template, context)
    response["Content-Language"] = BOTH
    return response


@for_whoever_has_the_link
def side_by_side(request, page, signed):
    """The draft as it is now, for a counterpart who reads one language against the other."""
    work = work_on(page)
    context = {
        "rows": in_both_languages(page, work.working),
        "saved_at": work.draft.revision.created_at if work.draft else page.updated_at,
        "languages": CODES,
        "signed": signed,
    }
    return in_both(request, "publishing/preview_side_by_side.html", context)


@for_whoever_has_the_link
def whole_page(request, page, signed, language):
    if language not in CODES:
        raise Closed("unknown")
    return public_page(request, page, language)
