"""What a publisher adds to a draft: its dates, and the reason for publishing what the checklist holds back."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    widget = forms.DateTimeInput({"type": "datetime-local"}, MOMENT)


class PublicationForm(forms.Form):
    publish_at = MomentField(
        label=_("public from"), required=False, help_text=_("Empty: as soon as it is published.")
    )
    unpublish_at = MomentField(label=_("public until"), required=False, help_text=_("Empty: without end."))
    translation_due = forms.DateField(
        # Translators: the day by which the Chinese of a page that is published in French alone is to be there.
        label=_("Chinese by"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    waiver = forms.CharField(
        label=_("reason for publishing all the same"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, page, draft, data=None):
        dates = draft if draft and draft.publish_at else page
        initial = {
            "publish_at": dates.publish_at,
            "unpublish_at": dates.unpublish_at,
            "translation_due": timezone.localdate() + datetime.timedelta(days=page.TRANSLATION_DAYS),
            "waiver": draft.waiver if draft else "",
        }
        # The names of the form's buttons begin alike: none is a field of the page.
        super().__init__(data, initial=initial, prefix="publication", auto_id="id_%s")

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("publish_at"), cleaned.get("unpublish_at")
        if ends and ends <= (begins or timezone.now()):
            raise ValidationError({"unpublish_at": _("The end must come after the beginning.")})
        return cleaned
