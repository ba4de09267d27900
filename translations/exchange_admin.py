from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from publishing.languages import NAMES
from translations.entries import FileRefused
from translations.exchange import FORMATS, Selection, exported, received
from translations.importing import counted, take_in
from translations.models import Standing
from translations.registry import speaking_models
from translations.rights import languages_of, may_translate
from translations.work import Fate
from translations.worklist import address_of

# What became of an entry, in words; in the order in which people want to know.
FATES = {
    Fate.REFUSED: pgettext_lazy("fate of an entry of a file", "refused"),
    Fate.STALE: pgettext_lazy("fate of an entry of a file", "made from older French: not applied"),
    Fate.APPLIED: pgettext_lazy("fate of an entry of a file", "applied"),
    Fate.UNCHANGED: pgettext_lazy("fate of an entry of a file", "unchanged"),
}
# Lines of a result that are drawn; what is left out comes last, and is unchanged or applied.
SHOWN = 2000


class ExportForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"))
    format = forms.ChoiceField(label=_("Format"), choices=[(key, one.name) for key, one in FORMATS.items()])
    model = forms.ChoiceField(label=_("Kind of page"), required=False)
    state = forms.ChoiceField(
        label=pgettext_lazy("of a translation", "State"),
        required=False,
        choices=[("", _("all")), *Standing.choices],
    )

    def __init__(self, user, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["language"].choices = languages_for(user)
        self.fields["model"].choices = [("", _("all")), *kinds()]

    def selection(self):
        chosen = self.cleaned_data
        models = {model._meta.label_lower: model for model in speaking_models()}
        return Selection(chosen["language"], models.get(chosen["model"]), chosen["state"])


class ImportForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(
        label=_("File"), help_text=_("PO or XLIFF 1.2, as it was exported here: at most 20 MB.")
    )
    as_drafts = forms.BooleanField(
        label=_("Keep as drafts"),
        required=False,
        help_text=_("Readers see nothing of them until they are validated."),
    )

    def __init__(self, user, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["language"].choices = languages_for(user)
        self.batch = None

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.batch = received(file.name, file)
        except FileRefused as error:
            raise ValidationError(str(error)) from None
        return file

    def clean(self):
        language = self.cleaned_data.get("language")
        if self.batch and language and self.batch.language != language:
            message = _("This file translates into another language: %(language)s.")
            self.add_error("file", message % {"language": NAMES[self.batch.language]})


def languages_for(user):
    return [(code, NAMES[code]) for code in languages_of(user)]


def kinds():
    return sorted(
        (model._meta.label_lower, capfirst(model._meta.verbose_name_plural)) for model in speaking_models()
    )


class ExchangeMixin:
    """Takes translations out in files, and in again, for whoever translates."""

    def get_urls(self):
        ours = [
            path(
                "export/", self.admin_site.admin_view(self.export_view), name="translations_translationunit_export"
            ),
            path(
                "import/", self.admin_site.admin_view(self.import_view), name="translations_translationunit_import"
            ),
        ]
        return [*ours, *super().get_urls()]

    def export_view(self, request):
        """The form, or the file once a format is chosen."""
        return require_safe(self.export_shown)(request)

    def export_shown(self, request):
        demand_translator(request)
        form = ExportForm(request.user, request.GET if "format" in request.GET else None)
        if form.is_valid():
            return download(form.selection(), form.cleaned_data["format"])
        return self.exchange_page(request, "exchange_export", form, _("Export translations"))

    def import_view(self, request):
        demand_translator(request)
        form = ImportForm(request.user, request.POST or None, request.FILES or None)
        if form.is_valid():
            told = take_in(form.batch, request.user, as_drafts=form.cleaned_data["as_drafts"])
            return self.exchange_page(request, "exchange_result", form, _("Import translations"), **result(told))
        return self.exchange_page(request, "exchange_import", form, _("Import translations"))

    def exchange_page(self, request, name, form, title, **more):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            **more,
        }
        return TemplateResponse(request, f"admin/translations/{name}.html", context)


def demand_translator(request):
    asked = request.POST.get("language") or request.GET.get("language")
    may = may_translate(request.user, asked) if asked in NAMES else languages_of(request.user)
    if not may:
        raise PermissionDenied


def download(selection, format_key):
    chosen = FORMATS[format_key]
    name = f"{selection.language}-{timezone.localtime():%Y%m%d-%H%M}{chosen.suffixes[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store, private"}
    return HttpResponse(exported(selection, format_key), content_type=chosen.content_type, headers=headers)


def result(told):
    order = [*FATES]
    lines = sorted(told, key=lambda one: order.index(one.fate))
    numbers = counted(told)
    return {
        "counts": [(words, numbers[fate]) for fate, words in FATES.items()],
        "lines": [(one, FATES[one.fate], address_of(one.unit) if one.unit else "") for one in lines[:SHOWN]],
        "left_out": max(0, len(lines) - SHOWN),
    }
