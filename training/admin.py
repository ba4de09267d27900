from django.contrib import admin

from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline
from training.models import Programme, ProgrammeHost, Session


class ProgrammeHostInline(BilingualStackedInline):
    model = ProgrammeHost
    fields = ["organisation", "field", "position"]
    autocomplete_fields = ["organisation"]


class SessionInline(BilingualStackedInline):
    model = Session
    fields = [("starts", "ends"), "place", "places"]


@admin.register(Programme)
class ProgrammeAdmin(ContentAdmin):
    facts = [
        "partner",
        "audience",
        ("places", "days"),
        "institution_count",
        "partner_institutions",
        "status",
        "status_reason",
    ]
    list_facts = ["partner", "status", "places"]
    list_select_related = ["partner"]
    filters = ["partner", "status"]
    autocomplete_fields = ["partner", "partner_institutions"]
    inlines = [ProgrammeHostInline, SessionInline]
