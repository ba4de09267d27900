"""Addresses of the portal that staff paste into a text are stored as references: they too survive a changed slug."""

import re

from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override
from modeltranslation.utils import build_localized_fieldname

from content.addresses import reference_to
from content.pages import page_models, section_indexes

PASTED = re.compile(r'(?P<before><a [^>]*?href=")(?P<path>/[^"#?]*)(?=["#])')


def with_references(html):
    """*html* (sanitised) with each address of a page, in whichever language, replaced by what stands for that page."""
    return PASTED.sub(lambda match: match["before"] + (reference_at(match["path"]) or match["path"]), html)


def reference_at(path):
    """The reference to what answers at *path*, None where that is no page of the portal."""
    language = get_language_from_path(path)
    match = language and match_of(path, language)
    if not match:
        return None
    if match.view_name in section_indexes():
        return f"/go/{match.view_name}/"
    page = page_at(match, language)
    return page and reference_to(page)


def match_of(path, language):
    with override(language):
        try:
            return resolve(path)
        except Resolver404:
            return None


def page_at(match, language):
    models = {f"{model._meta.app_label}:{model._meta.model_name}": model for model in page_models()}
    if match.view_name not in models or "slug" not in match.kwargs:
        return None
    slug = {build_localized_fieldname("slug", language): match.kwargs["slug"]}
    return models[match.view_name]._base_manager.filter(**slug).first()
