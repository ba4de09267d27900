from django.contrib import admin

from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline
from training.models import Programme, ProgrammeHost, Session


class ProgrammeHostInline(BilingualStackedInline):
    model = ProgrammeHost
    fields = ["organisation", "field", "position"]


class SessionInline(BilingualStackedInline):
    model = Session
    fields = [("starts", "ends", "places"), "place"]


@admin.register(Programme)
class ProgrammeAdmin(ContentAdmin):
    facts = [
        "audience",
        ("places", "days", "institution_count"),
        "partner",
        "partner_institutions",
        "status",
        "status_reason",
    ]
    list_facts = ["partner", "status", "places"]
    list_select_related = ["partner"]
    filters = ["partner", "status"]
    inlines = [SessionInline, ProgrammeHostInline]
