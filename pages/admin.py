from django.contrib import admin

from content.admin import ContentAdmin, LinkMixin
from pages.models import Announcement, FooterText, Introduction, MenuEntry, Page
from publishing.admin import BilingualAdmin
from publishing.draft_admin import DraftAdmin, WorkFilter
from translations.list_state import TranslationStateMixin


@admin.register(Page)
class PageAdmin(ContentAdmin):
    pass


@admin.register(Introduction)
class IntroductionAdmin(BilingualAdmin):
    list_display = ["title_fr", "title_zh_hans", "place"]
    list_filter = ["place"]
    search_fields = ["title_fr", "title_zh_hans", "summary_fr", "summary_zh_hans"]
    fields = ["place", "title", "summary", "body"]


@admin.register(Announcement)
class AnnouncementAdmin(TranslationStateMixin, LinkMixin, DraftAdmin):
    list_display = ["__str__", "link_shown", "work_state", "publish_at", "unpublish_at"]
    list_filter = ["state", WorkFilter, "publish_at", "unpublish_at"]
    search_fields = ["text_fr", "text_zh_hans"]
    fields = ["text", "link_label", "link"]


@admin.register(MenuEntry)
class MenuEntryAdmin(LinkMixin, BilingualAdmin):
    list_display = ["label_fr", "label_zh_hans", "menu", "link_shown", "position"]
    list_filter = ["menu"]
    list_editable = ["position"]
    search_fields = ["label_fr", "label_zh_hans", "link"]
    fields = [("menu", "position"), "label", "link"]


@admin.register(FooterText)
class FooterTextAdmin(BilingualAdmin):
    list_display = ["__str__", "position"]
    list_editable = ["position"]
    search_fields = ["title_fr", "title_zh_hans", "body_fr", "body_zh_hans"]
    fields = ["title", "body", "position"]
