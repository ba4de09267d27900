"""Who is asked to translate what, and by when."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from publishing.mails import BACKEND


class TranslatorField(forms.ModelChoiceField):
    def label_from_instance(self, account):
        return account.get_full_name() or account.get_username()


class AssignmentForm(forms.Form):
    """Whoever is asked translates into every language of the texts that are chosen."""

    assigned_to = TranslatorField(label=pgettext_lazy("translation", "assigned to"), queryset=None)
    due = forms.DateField(
        label=pgettext_lazy("translation", "due on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(self, languages, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = translators_of(languages)
        self.fields["due"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due and due < timezone.localdate():
            raise ValidationError(_("This day is past."))
        return due


def translators_of(languages):
    """The accounts in use that may translate into each of *languages*."""
    accounts = get_user_model().objects.order_by("last_name", "first_name", "username")
    for code in languages:
        able = get_user_model().objects.with_perm(f"translations.translate_{code}", backend=BACKEND)
        accounts = accounts.filter(pk__in=able.values("pk"))
    return accounts


def assign(units, account, due=None):
    """How many of *units* were given to *account*; to nobody where it is None."""
    return units.order_by().update(assigned_to=account, due=due)
