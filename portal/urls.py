from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from partners.accents import accented
from portal import sitemaps, views

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("health/", views.health, name="health"),
    path("admin/", admin.site.urls),
    path("", include("images.urls")),
    path("", include("content.urls")),
    path("", include("publishing.urls")),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("", include("partners.urls")),
    path("", include("chair.urls")),
    path("", include("tourism.urls")),
    path("", include("training.urls")),
    path("", include("agenda.urls")),
    path("", include("figures.urls"), {"accented": accented}),
    # Last: it takes any address of one part.
    path("", include("pages.urls")),
)

# For developers, on their own machine: the settings of no other have it.
if getattr(settings, "STYLE_PAGE", False):
    urlpatterns.append(path("styleguide/", include("portal.styleguide.urls")))

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
