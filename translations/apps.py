from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "translations"
    # Translators: group of the admin: what is translated, and the words to use.
    verbose_name = _("Translation")

    def ready(self):
        from translations import digest, units  # noqa: PLC0415 they need the models to be loaded

        units.listen()
        digest.listen()
