from django.contrib import admin

from chair.models import Chair, ChairMember, ChairTheme
from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline


class ChairThemeInline(BilingualStackedInline):
    model = ChairTheme
    fields = ["name", "position"]


class ChairMemberInline(BilingualStackedInline):
    model = ChairMember
    fields = ["name", "role", "affiliation", "position"]


@admin.register(Chair)
class ChairAdmin(ContentAdmin):
    facts = [
        "created",
        "agreement",
        "funders",
        "academic_partners",
        "direction",
        "audience",
        "laboratory_name",
        "laboratory_place",
        "laboratory_state",
    ]
    list_facts = ["created", "agreement"]
    list_select_related = ["agreement"]
    filters = ["laboratory_state"]
    inlines = [ChairThemeInline, ChairMemberInline]
