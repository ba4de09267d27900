"""PartialDate in a model and in a form."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .dates import PartialDate, parse_typed


class PartialDateFormField(forms.Field):
    """One text input that takes every form of `parse_typed` and gives a PartialDate, or None when it is empty."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Enter a year (1987), a month (09/2020) or a day (14/06/2018)."),
    }

    def widget_attrs(self, widget):
        # Translators: in an empty field for a date: what may be typed there.
        return {"placeholder": _("1987, 09/2020 or 14/06/2018"), "autocomplete": "off"}

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        try:
            return parse_typed(value) if value.strip() else None
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        """As it is typed in the language of the interface: 14/06/2018 in French, 2018-06-14 elsewhere."""
        if isinstance(value, PartialDate) and (get_language() or "").startswith("fr"):
            return "/".join(reversed(str(value).split("-")))
        return value if value is None else str(value)

    def has_changed(self, initial, data):
        """Compares dates, not spellings; an initial value may also be text (`initial=`, a hidden input)."""
        try:
            return super().has_changed(self.to_python(initial), data)
        except ValidationError:
            return True


class PartialDateAttribute(DeferredAttribute):
    """Text given to a model's attribute turns into a PartialDate at once, not only when the row is read back."""

    def __set__(self, instance, value):
        is_expression = hasattr(value, "resolve_expression")
        instance.__dict__[self.field.attname] = value if is_expression else self.field.to_python(value)


class PartialDateField(models.CharField):
    """A PartialDate, stored as its ISO text so that the database compares and sorts it; NULL when it is not known."""

    description = _("Date known to the year, the month or the day")
    descriptor_class = PartialDateAttribute
    empty_strings_allowed = False
    default_error_messages = {
        "invalid": _("“%(value)s” is not a year (1987), a month (2020-09) or a day (2018-06-14)."),
    }

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs.setdefault("null", True)
        super().__init__(*args, **kwargs)
        # A PartialDate has no length.
        self.validators = [one for one in self.validators if not isinstance(one, MaxLengthValidator)]

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if not kwargs.pop("null", False):
            kwargs["null"] = False
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.date):
            return PartialDate.of(value)
        try:
            return PartialDate.parse(value) if value else None
        except (TypeError, ValueError) as error:
            message = self.error_messages["invalid"]
            raise ValidationError(message, code="invalid", params={"value": value}) from error

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value if value is None else str(value)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs):
        # Past CharField, whose form field wants a maximum length.
        return models.Field.formfield(self, **{"form_class": PartialDateFormField, **kwargs})


def demand_order(start, end):
    """A field error on `ends` where the end is over before the beginning began; 2018 may end what began in June 2018."""
    if start and end and end.last_day < start.first_day:
        raise ValidationError({"ends": _("The end must come after the beginning.")})
