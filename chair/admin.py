from django.contrib import admin

from chair.models import Chair, ChairMember, ChairTheme
from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline, BilingualTabularInline


class ChairThemeInline(BilingualTabularInline):
    model = ChairTheme
    fields = ["name", "position"]


class ChairMemberInline(BilingualStackedInline):
    model = ChairMember
    fields = ["name", "role", "affiliation", "position"]
    autocomplete_fields = ["affiliation"]


@admin.register(Chair)
class ChairAdmin(ContentAdmin):
    facts = [
        "created",
        "funders",
        "academic_partners",
        "agreement",
        "direction",
        "audience",
        "laboratory_name",
        "laboratory_place",
        "laboratory_state",
    ]
    list_facts = ["created", "agreement"]
    list_select_related = ["agreement"]
    filters = ["laboratory_state"]
    autocomplete_fields = ["funders", "academic_partners", "agreement"]
    inlines = [ChairThemeInline, ChairMemberInline]
