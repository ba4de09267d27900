from django.urls import path
from django.utils.translation import pgettext_lazy

from partners import views

app_name = "partners"

urlpatterns = [
    path(pgettext_lazy("address", "partners/"), views.partner_list, name="index"),
    path(pgettext_lazy("address", "partners/<slug:slug>/"), views.partner_detail, name="partner"),
    path(pgettext_lazy("address", "agreements/"), views.agreement_list, name="agreements"),
    path(pgettext_lazy("address", "agreements/<slug:slug>/"), views.agreement_detail, name="agreement"),
    path(pgettext_lazy("address", "projects/"), views.project_list, name="projects"),
    path(pgettext_lazy("address", "projects/<slug:slug>/"), views.project_detail, name="project"),
    path(pgettext_lazy("address", "sectors/"), views.sector_list, name="sectors"),
    path(pgettext_lazy("address", "sectors/<slug:slug>/"), views.sector_detail, name="sector"),
    path(pgettext_lazy("address", "chronology/"), views.chronology, name="chronology"),
]
