from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib.admin import AdminSite
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog, set_language

from content.picker import found_for
from content.widgets import WORDS
from images.autocomplete import ThumbnailAutocompleteView
from portal import passwords
from portal.django_words import SCRIPT_WORDS
from publishing.desk import desk_of
from publishing.kept_admin import stay
from translations import progress

# By task, in the order of a working day; what is not named comes after.
ORDER = [
    "partners",
    "chair",
    "tourism",
    "training",
    "agenda",
    "figures",
    "pages",
    "images",
    "translations",
    "auth",
]

# What the text editor needs beyond the portal's own policy: its import map, which cannot be a file, and the one style
# element that its engine writes. It follows the editor's version: tests/browser/test_admin.py tells the new hash.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
POLICY = {"script-src": [NONCE], "style-src": [EDITOR_STYLE]}


def place_of(label):
    """Where the app *label* stands in the admin."""
    return ORDER.index(label) if label in ORDER else len(ORDER)


class AdminCatalogue(JavaScriptCatalog):
    """Django's own words for the admin's scripts, and ours."""

    packages = ["django.contrib.admin"]

    def get_catalog(self):
        ours = {**SCRIPT_WORDS, **WORDS}
        return {**super().get_catalog(), **{name: str(words) for name, words in ours.items()}}


class PortalAdminSite(AdminSite):
    site_header = _("Île-de-France – China portal")
    site_title = _("Portal administration")
    index_title = _("What would you like to edit?")
    site_url = "/"

    def admin_view(self, view, cacheable=False):
        return csp_update(POLICY)(super().admin_view(view, cacheable))

    def get_urls(self):
        pages = self.admin_view(self.pages_of_the_portal)
        return [
            path("pages-of-the-portal/", pages, name="pages_of_the_portal"),
            # Here and not among the public addresses: it sets a cookie, which no visitor is ever given.
            path("language/", self.admin_view(set_language), name="set_language"),
            path("stay/", self.admin_view(stay), name="stay"),
            *passwords.urls,
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        apps = self._build_app_dict(request, app_label).values()
        registered = list(self._registry)
        for app in apps:
            app["models"].sort(key=lambda entry: registered.index(entry["model"]))
        return sorted(apps, key=lambda app: place_of(app["app_label"]))

    def index(self, request, extra_context=None):
        desk = desk_of(request.user, lambda model: self.may_see(model, request))
        cards = progress.desk_of(request.user)
        return super().index(request, {"desk": desk, "translation_cards": cards, **(extra_context or {})})

    def i18n_javascript(self, request, extra_context=None):
        return AdminCatalogue.as_view()(request)

    def autocomplete_view(self, request):
        return ThumbnailAutocompleteView.as_view(admin_site=self)(request)

    def pages_of_the_portal(self, request):
        """For the pickers: what this member of staff may choose, found by the words of `?q=` for the use `?for=`."""
        origin = f"{request.scheme}://{request.get_host()}"
        words = request.GET.get("q", "")[:200].removeprefix(origin)
        found = found_for(
            request.GET.get("for"), words, lambda model: self.may_see(model, request), self.may_write(request)
        )
        return JsonResponse({"results": found})

    def may_see(self, model, request):
        return self.is_registered(model) and self.get_model_admin(model).has_view_permission(request)

    def may_write(self, request):
        """Whether there is a form at all in which this member of staff could choose something."""
        return any(
            one.has_add_permission(request) or one.has_change_permission(request)
            for one in self._registry.values()
        )
