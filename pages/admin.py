from django.contrib import admin

from content.admin import ContentAdmin
from pages.models import Announcement, FooterText, Introduction, MenuEntry, Page
from publishing.admin import BilingualAdmin


@admin.register(Page)
class PageAdmin(ContentAdmin):
    pass


@admin.register(Announcement)
class AnnouncementAdmin(BilingualAdmin):
    list_display = ["__str__", "state", "publish_at", "unpublish_at"]
    list_filter = ["state", "publish_at", "unpublish_at"]
    search_fields = ["text_fr", "text_zh_hans"]
    fields = ["text", "link_label", "link", "state", "publish_at", "unpublish_at"]


@admin.register(MenuEntry)
class MenuEntryAdmin(BilingualAdmin):
    list_display = ["__str__", "menu", "link", "position"]
    list_filter = ["menu"]
    list_editable = ["position"]
    search_fields = ["label_fr", "label_zh_hans"]
    fields = ["menu", "label", "link", "position"]


@admin.register(FooterText)
class FooterTextAdmin(BilingualAdmin):
    list_display = ["__str__", "position"]
    list_filter = []
    search_fields = ["title_fr", "title_zh_hans", "body_fr", "body_zh_hans"]
    fields = ["title", "body", "position"]


@admin.register(Introduction)
class IntroductionAdmin(BilingualAdmin):
    list_display = ["__str__", "place"]
    list_filter = ["place"]
    search_fields = ["title_fr", "title_zh_hans"]
    fields = ["place", "title", "summary", "body"]
