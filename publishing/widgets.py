from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


def is_key(model, value):
    """Whether *value* (text) could be a key of *model* at all."""
    try:
        model._meta.pk.to_python(value)
    except ValidationError:
        return False
    return True


class KeysOnly:
    """The admin's search field for relations, for keys that not every text can be.

    A form that was tampered with is shown again: what is no key chooses nothing, for no table can be asked for it.
    """

    @property
    def media(self):
        # With what it follows, for only within one list is an order kept.
        scripts = ["admin/js/jquery.init.js", "admin/js/autocomplete.js", "publishing/relations.js"]
        return super().media + forms.Media(js=scripts)

    def format_value(self, value):
        model = self.field.remote_field.model
        return [key for key in super().format_value(value) if is_key(model, key)]


class KeySelect(KeysOnly, AutocompleteSelect):
    pass


class KeySelectMultiple(KeysOnly, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        # Each choice has a button of its own; one that clears them all breaks the list it stands in.
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}
