from modeltranslation.translator import TranslationOptions, register

from images.models import Document, Picture


@register(Picture)
class PictureOptions(TranslationOptions):
    fields = ("alt",)


@register(Document)
class DocumentOptions(TranslationOptions):
    fields = ("title", "file")
