from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Cooperation")
    indexes = {
        "partners:index": _("Partners"),
        "partners:agreements": _("Agreements"),
        "partners:projects": _("Projects"),
        "partners:sectors": _("Sectors"),
        "partners:chronology": _("Chronology"),
    }
