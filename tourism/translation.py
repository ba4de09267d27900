from modeltranslation.translator import TranslationOptions, register

from content.translation import ContentPageOptions
from tourism.models import Circuit, Measure, Stop

register(Circuit)(ContentPageOptions)


@register(Measure)
class MeasureOptions(ContentPageOptions):
    fields = ("hours", "spoken_languages")


@register(Stop)
class StopOptions(TranslationOptions):
    fields = ("name", "description")
