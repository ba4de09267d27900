"""What is typed in a form outlives a closed tab and a session that ends: kept.js keeps it in
the browser, and session.js warns before the session ends.

The browser names each state of a form that it sends (`_kept`). Only once the server says by that name that the words
are saved does the browser let go of them.
"""

import re

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from js_asset import Media, Script

FIELD = "_kept"
SAVED = "words_saved"
# More than anyone makes before a form is opened again.
SAVES_REMEMBERED = 20
NAME = re.compile(r"[0-9a-z-]{1,40}")


def session_seconds(request):
    """How long this session still lasts unless it is renewed: not how long a new one would."""
    rows = getattr(request.session, "model", None)
    if rows is None or request.session.modified:
        return request.session.get_expiry_age()
    expiry = rows.objects.filter(pk=request.session.session_key).values_list("expire_date", flat=True).first()
    return max(0, int((expiry - timezone.now()).total_seconds())) if expiry else 0


@require_POST
def stay(request):
    """Renews the session of whoever is still at work."""
    request.session.modified = True
    return JsonResponse({"account": str(request.user.pk), "seconds": settings.SESSION_COOKIE_AGE})


def name_sent(request):
    """The browser's name for what it sent; empty where it sent none."""
    name = request.POST.get(FIELD, "")
    return name if NAME.fullmatch(name) else ""


def words_saved(request):
    """To be called once what *request* sent is saved, or thrown away on purpose."""
    if name := name_sent(request):
        saved = [*request.session.get(SAVED, []), name]
        request.session[SAVED] = saved[-SAVES_REMEMBERED:]


def kept_context(request):
    """What the scripts are told of the page they stand in."""
    saved = request.session.get(SAVED, [])
    sent = name_sent(request)
    return {
        "account": str(request.user.pk),
        "seconds": session_seconds(request),
        "stay": reverse("admin:stay"),
        "login": reverse("admin:index"),
        "saved": saved,
        # A form that came back with errors holds words that are saved nowhere.
        "refused": "" if sent in saved else sent,
        "words": words(),
    }


def words():
    """Those that hold a moment or a time have it put in by the script, in the reader's own zone."""
    return {
        "found": _("Words that you typed here on %(moment)s were not saved."),
        "files": _("Files are not kept: choose them again."),
        "put_back": _("Put them back"),
        "throw_away": _("Throw them away"),
        "is_back": _("Your words are back in the form. Save them."),
        "is_gone": _("The words are thrown away."),
        "ends": _("Your session ends at %(time)s. What you typed stays on this computer."),
        "stay": _("Stay logged in"),
        "stays": _("You stay logged in."),
        "ended": _(
            "Your session has ended. What you typed is kept on this computer: log in in another tab, come back here, and save."
        ),
        "log_in": _("Log in in another tab"),
        "other": _("Somebody else is logged in now. What you typed is kept for your own account."),
    }


class KeptMixin:
    """For forms in which people write for a long time."""

    @property
    def media(self):
        scripts = ["publishing/kept.js", "publishing/session.js"]
        return super().media + Media(js=[Script(path, defer=True) for path in scripts])

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_add_permission(request) if add else self.has_change_permission(request, obj):
            context["kept"] = kept_context(request)
        return super().render_change_form(request, context, add, change, form_url, obj)
