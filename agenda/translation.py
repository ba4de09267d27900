from modeltranslation.translator import TranslationOptions, register

from agenda.models import Event, News, Speaker
from content.translation import ContentPageOptions

register(News)(ContentPageOptions)


@register(Event)
class EventOptions(ContentPageOptions):
    fields = ("place",)


@register(Speaker)
class SpeakerOptions(TranslationOptions):
    fields = ("name", "title_at_the_time", "check_note")
