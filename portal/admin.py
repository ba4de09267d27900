from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from images.autocomplete import ThumbnailAutocompleteView

# By task, in the order of a working day; what is not named comes after.
ORDER = ["partners", "chair", "tourism", "training", "agenda", "figures", "pages", "images", "auth"]


class PortalAdminSite(AdminSite):
    site_header = _("Île-de-France – China portal")
    site_title = _("Portal administration")
    index_title = _("What would you like to edit?")
    site_url = "/"

    def get_app_list(self, request, app_label=None):
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: ORDER.index(app["app_label"]) if app["app_label"] in ORDER else 99)

    def autocomplete_view(self, request):
        return ThumbnailAutocompleteView.as_view(admin_site=self)(request)
