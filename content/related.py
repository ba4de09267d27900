from collections import defaultdict

from django.db.models import Value

from content.addresses import ADDRESS_FIELDS, page_from
from content.pages import page_models


def related_to(page, but=()):
    """Published pages of any section that point at *page*: [(plural name, [pages])], in one query.

    *but* names models (`partners.agreement`) that the page shows in a shape of their own.
    """
    sources = [(model, field) for model in page_models() for field in pointing_at(type(page), model, but)]
    if not sources:
        return []
    first, *others = [rows_of(model, field, page) for model, field in sources]
    models = {model._meta.label: model for model, field in sources}
    groups = defaultdict(dict)
    for row in first.union(*others).order_by("-updated_at"):
        groups[models[row["label"]]][row["pk"]] = page_from(models[row["label"]], row)
    return [(model._meta.verbose_name_plural, list(pages.values())) for model, pages in groups.items()]


def pointing_at(target, model, but):
    """Names of the relations from *model* to *target*."""
    if model._meta.label_lower in but:
        return []
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field.name for field in fields if field.related_model is target and not field.name.startswith("_")]


def rows_of(model, field, page):
    rows = model.objects.published().filter(**{field: page}).order_by()
    label = Value(model._meta.label)
    return rows.annotate(label=label).values("pk", "label", "updated_at", *ADDRESS_FIELDS)
