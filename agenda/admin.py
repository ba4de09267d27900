from django.contrib import admin

from agenda.models import Event, News, Speaker
from content.admin import ContentAdmin
from publishing.admin import BilingualStackedInline


class SpeakerInline(BilingualStackedInline):
    model = Speaker
    fields = ["name", "title_at_the_time", "organisation", "check_note", "position"]


@admin.register(Event)
class EventAdmin(ContentAdmin):
    facts = [("starts", "ends"), ("start_time", "end_time", "time_zone"), "place", "partner", "organisers"]
    list_facts = ["starts", "place", "partner"]
    list_select_related = ["partner"]
    filters = ["partner", "time_zone"]
    inlines = [SpeakerInline]


@admin.register(News)
class NewsAdmin(ContentAdmin):
    facts = ["date", "partner"]
    list_facts = ["date", "partner"]
    list_select_related = ["partner"]
    filters = ["partner"]
