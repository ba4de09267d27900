from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from content.pages import page_models, section_indexes
from content.shortcuts import page_alternates
from publishing.languages import CODES, SOURCE, TAGS


@require_safe
def sitemap(request):
    """Every public address, each with its counterpart in the other language where there is one."""
    entries = [entry(request, addresses) for addresses in all_addresses()]
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")


def all_addresses():
    """[{language: path}] of the home page, of each section's front page and of each published page.

    Where a page stands in for its section's front page (the chair), only the page is told of.
    """
    pages = [page for model in page_models() for page in model.objects.published().order_by("pk")]
    taken = {page.address_in(SOURCE) for page in pages}
    fronts = [view_addresses(view) for view in ["home", *section_indexes()]]
    return [
        *(front for front in fronts if front[SOURCE] not in taken),
        *filter(None, map(page_alternates, pages)),
    ]


def view_addresses(view):
    found = {}
    for code in CODES:
        with override(code):
            found[code] = reverse(view)
    return found


def entry(request, addresses):
    absolute = {TAGS[code]: request.build_absolute_uri(path) for code, path in addresses.items()}
    return {"addresses": absolute, "default": absolute.get(TAGS[SOURCE])}
