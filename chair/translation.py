from modeltranslation.translator import TranslationOptions, register

from chair.models import Chair, ChairMember, ChairTheme
from content.translation import ContentPageOptions


@register(Chair)
class ChairOptions(ContentPageOptions):
    fields = ("direction", "audience", "laboratory_name", "laboratory_place")


@register(ChairTheme)
class ChairThemeOptions(TranslationOptions):
    fields = ("name",)


@register(ChairMember)
class ChairMemberOptions(TranslationOptions):
    fields = ("name", "role")
