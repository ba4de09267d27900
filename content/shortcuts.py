from django.core.paginator import Paginator
from django.db.models import Max
from django.shortcuts import render
from django.utils.translation import get_language

from content.pages import section_indexes


def render_page(request, page, context=None):
    """A page in the reader's language, or, where that language lacks it, the notice that says so."""
    context = {"page": page, "alternates": page_alternates(page), **(context or {})}
    if not page.is_complete(get_language()):
        return render(request, "content/missing.html", {**context, "noindex": True})
    template = f"{page._meta.app_label}/{page._meta.model_name}_detail.html"
    return render(request, template, {page._meta.model_name: page, **context})


def render_index(request, template, context, of=None):
    """The front page of a section, under the words that staff gave it; as old as the newest record of its model, *of*."""
    view = request.resolver_match.view_name
    around = {"place": view, "heading": section_indexes()[view], "updated": of and last_update(of)}
    return render(request, template, {**around, **context})


def last_update(model):
    """When anything public of *model* was last written, None where nothing is public."""
    return model.objects.published().aggregate(latest=Max("updated_at"))["latest"]


def page_alternates(page):
    """{language: address} of the languages this page can be read in."""
    return {code: page.address_in(code) for code in page.languages()}


def paginated(request, items, per_page=12):
    """The page of *items* that `?page=` asks for; the nearest there is where it asks for nonsense."""
    return Paginator(items, per_page).get_page(request.GET.get("page"))
