from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChairConfig(AppConfig):
    name = "chair"
    verbose_name = _("Research")
    indexes = {"chair:index": _("University chair")}
