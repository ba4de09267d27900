from modeltranslation.translator import TranslationOptions, register

from content.translation import ContentPageOptions
from pages.models import Announcement, FooterText, Introduction, MenuEntry, Page

register(Page)(ContentPageOptions)


@register(Announcement)
class AnnouncementOptions(TranslationOptions):
    fields = ("text", "link_label")


@register(MenuEntry)
class MenuEntryOptions(TranslationOptions):
    fields = ("label",)


@register(FooterText)
class FooterTextOptions(TranslationOptions):
    fields = ("title", "body")


@register(Introduction)
class IntroductionOptions(TranslationOptions):
    fields = ("title", "summary", "body")
