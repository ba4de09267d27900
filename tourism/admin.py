from django.contrib import admin

from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline
from tourism.models import Circuit, Measure, Stop


@admin.register(Measure)
class MeasureAdmin(ContentAdmin):
    facts = [
        ("category", "position"),
        "operators",
        "is_emergency",
        ("phone", "website", "verified_on"),
        "hours",
        "spoken_languages",
    ]
    list_facts = ["category", "is_emergency", "phone", "verified_on"]
    filters = ["category", "is_emergency", "verified_on"]


class StopInline(BilingualStackedInline):
    model = Stop
    fields = ["name", "description", "position"]


@admin.register(Circuit)
class CircuitAdmin(ContentAdmin):
    facts = ["measure"]
    list_facts = ["measure"]
    list_select_related = ["measure"]
    filters = ["measure"]
    inlines = [StopInline]
