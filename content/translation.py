from modeltranslation.translator import TranslationOptions


class ContentPageOptions(TranslationOptions):
    """Sections extend this with the fields of their own that speak."""

    fields = ("title", "slug", "summary", "body", "check_note")
