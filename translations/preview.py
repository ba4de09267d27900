"""The page of readers with the translations being written in place of those they read."""

from django.utils.translation import override

from publishing.models import Publishable, State
from publishing.preview import address_in_place, answer_at
from publishing.versions import in_place, row_key, snapshot
from translations.models import TranslationUnit


def has_preview(page):
    """What no one publishes has no page of its own."""
    return isinstance(page, Publishable)


def translated_page(request, page, language):
    """What the page's public address answers in *language* (HttpResponse), as if its drafts were validated now."""
    as_published = {"state": State.PUBLISHED, "publish_at": None, "unpublish_at": None}
    with in_place(page, with_drafts(page, language), **as_published), override(language):
        response = answer_at(address_in_place(page, language), request, language)
        if hasattr(response, "render"):
            response = response.render()
    response["Content-Language"] = language
    # The typography of a public page (content/middleware.py), wherever the preview stands.
    response.is_for_readers = True
    return response


def with_drafts(page, language):
    """The version of *page* that is public, with the drafts in *language* written into it."""
    version = snapshot(page)
    units = TranslationUnit.objects.on_page(page).filter(language=language).exclude(draft="")
    for unit in units.select_related("content_type"):
        row = version.get(row_key(unit.content_type.model_class(), unit.object_id))
        if row is not None:
            row[unit.column.name] = unit.draft
    return version
