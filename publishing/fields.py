"""Fields of the admin's forms that know the language of the interface."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format


class NumberFormField(forms.DecimalField):
    """A number typed with the separator of the interface's language, whatever language the browser speaks.

    A `type=number` input drops a comma that its browser does not expect: 1,5 was stored as 15.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "localize": True})

    def to_python(self, value):
        """Spaces between thousands are those of the reader's own writing; an exponent is nobody's."""
        compact = re.sub(r"\s", "", value) if isinstance(value, str) else value
        if isinstance(compact, str) and "e" in compact.lower():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(compact)

    def prepare_value(self, value):
        """Without the zeros that fill up the column."""
        if not isinstance(value, Decimal):
            return value
        digits = f"{value:f}"
        significant = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return significant.replace(".", get_format("DECIMAL_SEPARATOR"))
