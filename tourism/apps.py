from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourismConfig(AppConfig):
    name = "tourism"
    verbose_name = _("Tourism")
    indexes = {"tourism:index": _("Tourism"), "tourism:emergency": _("Useful numbers")}
