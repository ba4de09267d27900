from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import ContentAdmin
from partners.models import Agreement, Organisation, Partner, PartnerFigure, Project, Sector
from publishing.admin import BilingualAdmin


class PartnerFigureInline(admin.TabularInline):
    model = PartnerFigure
    autocomplete_fields = ["figure"]
    fields = ["figure", "position"]
    extra = 0


@admin.register(Partner)
class PartnerAdmin(ContentAdmin):
    facts = ["kind", "country", ("latitude", "longitude"), "sectors", "position"]
    list_facts = ["kind", "country"]
    filters = ["kind", "country", "sectors"]
    autocomplete_fields = ["sectors"]
    inlines = [PartnerFigureInline]


@admin.register(Agreement)
class AgreementAdmin(ContentAdmin):
    facts = [
        "partner",
        ("kind", "parent"),
        "parties",
        ("signed", "starts", "ends"),
        ("term", "term_years"),
        "sectors",
        "documents",
    ]
    list_facts = ["partner", "kind", "signed", "status_label"]
    list_select_related = ["partner"]
    filters = ["partner", "kind", "term", "sectors"]
    autocomplete_fields = ["partner", "parent", "parties", "sectors", "documents"]

    @admin.display(description=_("status"))
    def status_label(self, agreement):
        return agreement.status.label


@admin.register(Project)
class ProjectAdmin(ContentAdmin):
    facts = ["partner", "sectors", "organisations", ("starts", "ends")]
    list_facts = ["partner"]
    list_select_related = ["partner"]
    filters = ["partner", "sectors"]
    autocomplete_fields = ["partner", "sectors", "organisations"]


@admin.register(Sector)
class SectorAdmin(ContentAdmin):
    pass


@admin.register(Organisation)
class OrganisationAdmin(BilingualAdmin):
    list_display = ["name_fr", "name_zh_hans", "kind", "country", "website"]
    list_filter = ["kind", "country"]
    search_fields = ["name_fr", "name_zh_hans"]
    fields = ["name", "kind", "country", "website"]
