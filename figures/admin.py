from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from figures.models import Figure, Observation, Unit
from publishing.admin import BilingualAdmin, BilingualStackedInline
from publishing.draft_admin import DraftAdmin, WorkFilter
from publishing.languages import best_words
from translations.list_state import TranslationStateMixin


class ObservationInline(BilingualStackedInline):
    model = Observation
    fields = [
        ("value", "low", "high"),
        ("qualifier", "unit", "year"),
        "source_name",
        "source_url",
        "check_note",
    ]


class SubjectFilter(admin.SimpleListFilter):
    """The French subject tells the figures apart; each reader is shown it in the language of the interface."""

    title = pgettext_lazy("of a figure", "subject")
    parameter_name = "subject"

    def lookups(self, request, model_admin):
        figures = Figure.objects.exclude(subject_fr="").only("subject_fr", "subject_zh_hans")
        words = {figure.subject_fr: best_words(figure, "subject") for figure in figures}
        return sorted(words.items())

    def queryset(self, request, queryset):
        return queryset.filter(subject_fr=self.value()) if self.value() else queryset


@admin.register(Figure)
class FigureAdmin(TranslationStateMixin, DraftAdmin):
    list_display = ["__str__", "kind", "latest_text", "latest_year", "is_featured", "work_state", "updated_at"]
    list_filter = ["state", WorkFilter, "kind", "is_featured", SubjectFilter]
    search_fields = ["name_fr", "name_zh_hans", "subject_fr", "subject_zh_hans"]
    fieldsets = [
        (None, {"fields": ["subject", "name", "definition"]}),
        (_("Facts"), {"fields": [("kind", "position"), "is_featured"]}),
    ]
    inlines = [ObservationInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_observations()

    @admin.display(description=_("latest observation"))
    def latest_text(self, figure):
        return str(figure.latest or "")

    @admin.display(description=_("year"))
    def latest_year(self, figure):
        return str(figure.latest.year or "") if figure.latest else ""


@admin.register(Unit)
class UnitAdmin(BilingualAdmin):
    list_display = ["one_fr", "many_fr", "one_zh_hans"]
    search_fields = ["one_fr", "many_fr", "one_zh_hans", "many_zh_hans"]
    fields = ["one", "many"]
