from modeltranslation.translator import TranslationOptions, register

from content.translation import ContentPageOptions
from training.models import Programme, ProgrammeHost, Session


@register(Programme)
class ProgrammeOptions(ContentPageOptions):
    fields = ("audience", "status_reason")


@register(ProgrammeHost)
class ProgrammeHostOptions(TranslationOptions):
    fields = ("field",)


@register(Session)
class SessionOptions(TranslationOptions):
    fields = ("place",)
