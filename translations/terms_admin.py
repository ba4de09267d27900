"""The termbase in the admin, and what it says to avoid put right in every text: /terms/correct/."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modeltranslation.utils import get_translation_fields

from publishing.admin import BilingualAdmin
from publishing.languages import NAMES, TAGS
from publishing.widgets import is_key
from translations.correction import apply, changes, french_places
from translations.models import Term
from translations.registry import TARGETS
from translations.rights import languages_of, may_translate
from translations.work import Fate

# Of what became of a change; in the order in which they are counted.
FATES = {
    Fate.APPLIED: gettext_lazy("put right"),
    Fate.UNCHANGED: gettext_lazy("already right"),
    Fate.STALE: gettext_lazy("not put right"),
    Fate.REFUSED: gettext_lazy("not put right"),
}
assert {*FATES} == {*Fate}


class CorrectionMixin:
    """Asked about some terms (`?term=`) or about all of them, in one language (`?language=`)."""

    actions = ["correct_chosen"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.correct_view)
        return [path("correct/", view, name=self.address_name("correct")), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**self.way_to_correct(request), **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = {**self.way_to_correct(request, object_id), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def way_to_correct(self, request, *keys):
        """For whoever may go it."""
        return {"correct_address": self.correct_address(keys) if languages_of(request.user) else ""}

    def correct_address(self, keys, **query):
        return f"{self.address('correct')}?{urlencode({'term': keys, **query}, doseq=True)}"

    @admin.action(description=gettext_lazy("Correct the texts"), permissions=["correct"])
    def correct_chosen(self, request, queryset):
        return HttpResponseRedirect(self.correct_address([*queryset.values_list("pk", flat=True)]))

    def has_correct_permission(self, request):
        return bool(languages_of(request.user))

    # The page

    def correct_view(self, request):
        language = self.language_of(request)
        keys = [key for key in request.GET.getlist("term") if is_key(Term, key)]
        terms = [*(Term.objects.filter(pk__in=keys) if keys else Term.objects.all())]
        outcomes = self.corrected(request, terms, language) if request.method == "POST" else []
        found = changes(terms, language)
        context = {
            "title": _("Correct the texts"),
            "subtitle": ", ".join(map(str, terms)) if keys else "",
            "language": {"code": language, "name": NAMES[language], "tag": TAGS.get(language, language)},
            "languages": self.other_languages(request, language, keys),
            "changes": [shown_change(change) for change in found],
            "french": [shown_place(*place) for place in french_places(terms)],
            "outcomes": [shown_outcome(outcome) for outcome in outcomes],
            "has_sent": request.method == "POST",
        }
        return self.answer_with(request, "correct", context)

    def language_of(self, request):
        """PermissionDenied for whoever does not translate into it, or into any."""
        asked = request.GET.get("language") or next(iter(languages_of(request.user)), TARGETS[0])
        if asked not in TARGETS:
            raise Http404
        if not may_translate(request.user, asked):
            raise PermissionDenied
        return asked

    def other_languages(self, request, language, keys):
        codes = [code for code in languages_of(request.user) if code != language]
        return [{"name": NAMES[code], "address": self.correct_address(keys, language=code)} for code in codes]

    def corrected(self, request, terms, language):
        chosen = {key: request.POST.get(f"seen-{key}", "") for key in request.POST.getlist("unit")}
        chosen = {key: seen for key, seen in chosen.items() if is_key(Term, key)}
        outcomes = apply(terms, language, chosen, request.user)
        number = sum(outcome.fate is Fate.APPLIED for outcome in outcomes)
        told = ngettext("%(number)s text is put right.", "%(number)s texts are put right.", number)
        self.message_user(request, told % {"number": number}, messages.SUCCESS if number else messages.WARNING)
        return outcomes

    def answer_with(self, request, template, context):
        request.current_app = self.admin_site.name
        everywhere = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
        }
        return TemplateResponse(request, f"admin/translations/term/{template}.html", {**everywhere, **context})


@admin.register(Term)
class TermAdmin(CorrectionMixin, BilingualAdmin):
    fields = ["name", "avoid", "others", "pinyin", "note", "is_attested"]
    list_display = [*get_translation_fields("name"), "pinyin", "is_attested"]
    list_display_links = get_translation_fields("name")
    list_filter = ["is_attested"]
    search_fields = [
        *(field for name in ("name", "others", "avoid") for field in get_translation_fields(name)),
        "pinyin",
    ]
    change_form_template = "admin/translations/term/change_form.html"
    change_list_template = "admin/translations/term/change_list.html"


# As the template shows them


def shown_change(change):
    unit = change.unit
    return {"unit": unit, "segments": change.segments, "seen": change.seen, **place_of(unit)}


def shown_place(unit, variants):
    return {"variants": variants, **place_of(unit)}


def shown_outcome(outcome):
    return {
        "what": FATES[outcome.fate],
        "reason": outcome.reason,
        **place_of(outcome.answer.unit),
    }


def place_of(unit):
    """Where a text stands, in words, and the form of its page."""
    model = unit.content_type.model_class()
    label = capfirst(model._meta.get_field(unit.field).verbose_name)
    if unit.content_type_id != unit.page_type_id:
        label = f"{capfirst(model._meta.verbose_name)} · {label}"
    kind = unit.page_type.model_class()._meta
    return {
        "page": str(unit.page),
        "kind": capfirst(kind.verbose_name),
        "label": label,
        "address": form_of(kind, unit.page_id),
        "tag": TAGS.get(unit.language, unit.language),
    }


def form_of(kind, key):
    try:
        return reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[key])
    except NoReverseMatch:
        return ""
