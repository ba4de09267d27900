from modeltranslation.translator import TranslationOptions, register

from translations.models import Term


@register(Term)
class TermOptions(TranslationOptions):
    fields = ("name", "avoid", "others", "note")
