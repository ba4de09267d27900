from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from figures.fields import NumberFormField
from figures.models import Figure, Observation, Unit
from publishing.admin import BilingualAdmin, BilingualStackedInline


class ObservationInline(BilingualStackedInline):
    model = Observation
    formfield_overrides = {models.DecimalField: {"form_class": NumberFormField}}
    fields = [
        ("value", "low", "high"),
        ("qualifier", "unit", "year"),
        "source_name",
        "source_url",
        "check_note",
    ]


@admin.register(Figure)
class FigureAdmin(BilingualAdmin):
    list_display = ["__str__", "kind", "latest_text", "latest_year", "is_featured", "state", "updated_at"]
    list_filter = ["state", "kind", "is_featured", "subject_fr"]
    search_fields = ["name_fr", "name_zh_hans", "subject_fr", "subject_zh_hans"]
    fieldsets = [
        (None, {"fields": ["subject", "name", "definition"]}),
        (_("Facts"), {"fields": [("kind", "position"), "is_featured"]}),
        (_("Publication"), {"fields": ["state", ("publish_at", "unpublish_at")]}),
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
