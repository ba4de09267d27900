from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from agenda.models import Event, News
from figures.models import Figure
from partners.accents import accented
from partners.models import Agreement, Partner


def home(request):
    context = {
        "partners": Partner.objects.published().for_list(),
        "agreements": Agreement.objects.published().for_list().by_date(),
        "figures": accented(Figure.objects.published().featured().with_observations()[:4]),
        "next_event": Event.objects.published().for_list().upcoming().first(),
        "news": News.objects.published().for_list()[:3],
    }
    return render(request, "home.html", context)


@require_safe
def choose_language(request):
    """To the language the client prefers; a plain choice of both for a client that states neither."""
    language = preferred_language(request.headers.get("Accept-Language", ""))
    if language is None:
        response = render(request, "choose_language.html")
    else:
        with override(language):
            response = redirect("home")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def preferred_language(header):
    """The first of the portal's languages that *header* (Accept-Language) names, None where it names none."""
    for code, quality in parse_accept_lang_header(header):
        # Quality 0 is a refusal.
        if quality:
            with suppress(LookupError):
                return get_supported_language_variant(code)
    return None


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /go/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request):
    """For clients that ask for it unbidden; pages name their own icon."""
    return redirect(static("icons/favicon.ico"), permanent=True)


@require_safe
def health(request):
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request, exception):
    return error(400)


def forbidden(request, exception):
    return error(403)


def csrf_failure(request, reason=""):
    return error(403)


def not_found(request, exception):
    return render(request, "404.html", {"is_lost": True}, status=404)


def server_error(request):
    return error(500)


def error(status):
    """A page that asks nothing of the database, for it may be what failed."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status)
