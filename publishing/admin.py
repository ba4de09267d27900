from django.conf import settings
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline
from modeltranslation.translator import translator
from modeltranslation.utils import get_translation_fields

LANGUAGE_NAMES = dict(settings.LANGUAGES)


class BilingualMixin:
    """French and Chinese in one row, each label and input in its own language.

    The declarations name the original fields (`title`); the languages are added here.
    """

    class Media:
        css = {"all": ["admin/css/portal.css"]}

    def paired(self, fields):
        """Each translated field becomes a row of its languages, so that they stand side by side."""
        translated = self.trans_opts.all_fields
        return [tuple(get_translation_fields(name)) if name in translated else name for name in fields]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field and language:
            original = translator.get_options_for_model(self.model).model._meta.get_field(
                db_field.translated_field.name
            )
            field.label = f"{original.verbose_name} · {LANGUAGE_NAMES[language]}"
            field.widget.attrs["lang"] = language
        return field


class BilingualAdmin(BilingualMixin, TranslationAdmin):
    def get_fieldsets(self, request, obj=None):
        declared = self.fieldsets or [(None, {"fields": self.fields})]
        return [(name, {**options, "fields": self.paired(options["fields"])}) for name, options in declared]


class BilingualTabularInline(BilingualMixin, TranslationTabularInline):
    extra = 0


class BilingualStackedInline(BilingualMixin, TranslationStackedInline):
    extra = 0

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.paired(self.fields)})]
