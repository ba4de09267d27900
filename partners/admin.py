from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from content.admin import ContentAdmin
from partners.models import Agreement, Organisation, Partner, PartnerFigure, Project, Sector
from publishing.admin import BilingualAdmin, RelationInline, UsedChoicesFilter


class PartnerFigureInline(RelationInline):
    model = PartnerFigure
    fields = [("figure", "position")]


@admin.register(Partner)
class PartnerAdmin(ContentAdmin):
    facts = [("kind", "country", "position"), ("latitude", "longitude"), "sectors"]
    list_facts = ["kind", "country"]
    filters = ["kind", ("country", UsedChoicesFilter), "sectors"]
    inlines = [PartnerFigureInline]


@admin.register(Agreement)
class AgreementAdmin(ContentAdmin):
    facts = [
        ("partner", "kind"),
        ("signed", "starts", "ends"),
        ("term", "term_years"),
        ("parent", "parties"),
        ("sectors", "documents"),
    ]
    list_facts = ["partner", "kind", "signed", "status_label"]
    list_select_related = ["partner"]
    filters = ["partner", "kind", "term", "sectors"]

    @admin.display(description=_("status"))
    def status_label(self, agreement):
        return agreement.status.label


@admin.register(Project)
class ProjectAdmin(ContentAdmin):
    facts = ["partner", ("starts", "ends"), ("sectors", "organisations")]
    list_facts = ["partner", "starts", "ends"]
    list_select_related = ["partner"]
    filters = ["partner", "sectors"]


@admin.register(Sector)
class SectorAdmin(ContentAdmin):
    pass


@admin.register(Organisation)
class OrganisationAdmin(BilingualAdmin):
    list_display = ["name_fr", "name_zh_hans", "kind", "country", "website"]
    list_filter = ["kind", ("country", UsedChoicesFilter)]
    search_fields = ["name_fr", "name_zh_hans", "website"]
    fields = ["name", ("kind", "country"), "website"]
