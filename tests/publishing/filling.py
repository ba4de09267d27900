"""Something to type into any field of any model, so that a test holds for sections that nobody has written yet."""

from django.db import models

from figures.fields import PartialDateField


def made(model):
    """A record of *model* that another may choose."""
    return model._base_manager.first() or save(model())


def save(record):
    for field in record._meta.concrete_fields:
        if not field.has_default() and not field.null and field.value_from_object(record) in ("", None):
            setattr(record, field.attname, value_of(field))
    record.save()
    return record


def value_of(field):
    """What the form's field for *field* takes."""
    if field.is_relation:
        return str(made(field.related_model).pk)
    if field.choices:
        return field.choices[0][0]
    return next(value for kind, value in VALUES if isinstance(field, kind))


# What excludes another field of its row: a figure is a value or a range.
LEFT_EMPTY = {"figures.Observation": {"low", "high"}}
VALUES = [
    (models.BooleanField, ""),
    (PartialDateField, "2020"),
    (models.DateField, "2020-05-17"),
    (models.TimeField, "12:00"),
    (models.DecimalField, "2"),
    (models.IntegerField, "2"),
    (models.URLField, "https://example.org/"),
    (models.SlugField, ""),
    (models.FileField, ""),
    (models.TextField, "Des mots."),
    (models.CharField, "Mots"),
]


def needed_by(model):
    """{field of the form: value} without which *model* is not published, in both languages."""
    words = {
        f"{name}_{code}": f"{model._meta.model_name} {code}" for name in model.NEEDED for code in ("fr", "zh_hans")
    }
    return words | {name: value_of(model._meta.get_field(name)) for name in model.NEEDED_FACTS}


def row_of_form(page, relation):
    """{name: value} of one more row of *relation* in the form that *page* (HTML) holds."""
    model, prefix = relation.related_model, relation.get_accessor_name()
    total = int(page.xpath(f"//input[@name='{prefix}-TOTAL_FORMS']/@value")[0])
    names = page.xpath(f"//*[starts-with(@name, '{prefix}-__prefix__-')]/@name")
    fields = [name.removeprefix(f"{prefix}-__prefix__-") for name in names]
    values = {name: value_of(model._meta.get_field(name)) for name in fields if is_typed(model, name, relation)}
    row = {f"{prefix}-{total}-{name}": value for name, value in values.items()}
    return {**row, f"{prefix}-TOTAL_FORMS": str(total + 1)}


def is_typed(model, name, relation):
    if name == "DELETE" or name in LEFT_EMPTY.get(model._meta.label, ()):
        return False
    field = model._meta.get_field(name)
    return not field.primary_key and field != relation.field
