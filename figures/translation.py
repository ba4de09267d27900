from modeltranslation.translator import TranslationOptions, register

from figures.models import Figure, Observation, Unit


@register(Unit)
class UnitOptions(TranslationOptions):
    fields = ("one", "many")


@register(Figure)
class FigureOptions(TranslationOptions):
    fields = ("name", "definition", "subject")


@register(Observation)
class ObservationOptions(TranslationOptions):
    fields = ("source_name", "check_note")
