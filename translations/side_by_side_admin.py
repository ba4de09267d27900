"""Side by side in the admin: a whole page, French and its translation, with the buttons that keep and validate it."""

import json

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from publishing.kept_admin import kept_context, words_saved
from publishing.languages import NAMES, TAGS
from publishing.preview import never_kept, with_links_outside
from publishing.widgets import is_key
from translations import side_by_side
from translations.models import Standing, TranslationUnit
from translations.preview import has_preview, translated_page
from translations.registry import TARGETS, is_public
from translations.rights import may_translate
from translations.side_by_side_entries import Entry, findings_told, media_of
from translations.termbase import Termbase
from translations.work import Fate, findings_of

PLACE = "page/<str:language>/<int:page_type>/<uuid:page_id>/"


class SideBySideMixin:
    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(PLACE, wrap(self.side_by_side_view), name="translations_side_by_side"),
            path(f"{PLACE}preview/", wrap(self.translated_page_view), name="translations_preview"),
            path("check/<str:language>/", wrap(self.check_view), name="translations_check"),
            *super().get_urls(),
        ]

    # Who may, and what

    def demand_translator(self, request, language):
        if language not in TARGETS:
            raise Http404
        if not may_translate(request.user, language):
            raise PermissionDenied

    def page_to_translate(self, request, language, page_type, page_id):
        self.demand_translator(request, language)
        page = side_by_side.page_at(page_type, page_id)
        if page is None:
            raise Http404
        return page

    def worklist_address(self):
        return reverse(f"{self.admin_site.name}:translations_translationunit_changelist")

    def place_address(self, name, *place):
        return reverse(f"{self.admin_site.name}:{name}", args=place)

    # The page

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), csp_replace({"frame-src": [SELF]})])
    def side_by_side_view(self, request, language, page_type, page_id):
        page = self.page_to_translate(request, language, page_type, page_id)
        if not is_public(page):
            said = _(
                "This page is not public: its French may still change. It is translated once it is published."
            )
            self.message_user(request, said, messages.WARNING)
            return HttpResponseRedirect(self.worklist_address())
        if request.method == "POST":
            return self.receive_answers(request, page, (language, page_type, page_id))
        return self.side_by_side(request, page, (language, page_type, page_id))

    def side_by_side(self, request, page, place, outcomes=()):
        """*outcomes* are those of what was sent; the words of what was not taken are still in their fields."""
        language, groups = place[0], side_by_side.groups_of(page, place[0])
        units = [unit for group in groups for unit in group.units]
        aids, by_unit = side_by_side.Aids(language), {outcome.answer.unit.pk: outcome for outcome in outcomes}
        shown = [
            (group.heading, [Entry(unit, aids, group.heading, by_unit.get(unit.pk)) for unit in group.units])
            for group in groups
        ]
        entries = [entry for _heading, of_group in shown for entry in of_group]
        onward = side_by_side.next_page(page, language)
        context = {
            **self.admin_site.each_context(request),
            # Translators: title of the page on which texts are translated, French beside the other language.
            "title": _("Side by side"),
            "subtitle": str(page),
            "opts": self.opts,
            "groups": shown,
            "done": sum(unit.state() == Standing.VALIDATED for unit in units),
            "total": len(units),
            "ready": sum(entry.is_ready for entry in entries),
            "wrong": [entry for entry in entries if entry.is_refused],
            "taken": sum(outcome.fate is Fate.APPLIED for outcome in outcomes),
            "opened": side_by_side.Opened.on(units).sealed(),
            "language_name": NAMES[language],
            "tag": TAGS[language],
            "check_address": self.place_address("translations_check", language),
            "preview_address": self.preview_address_of(page, place),
            "next_address": self.place_address("translations_side_by_side", language, *onward) if onward else "",
            "kept": kept_context(request),
            "media": media_of(entries, getattr(request, "csp_nonce", "")),
            "is_nav_sidebar_enabled": False,
        }
        return never_kept(TemplateResponse(request, "admin/translations/side_by_side.html", context))

    def preview_address_of(self, page, place):
        return self.place_address("translations_preview", *place) + page.preview_part if has_preview(page) else ""

    # What was sent

    def receive_answers(self, request, page, place):
        all_sent = side_by_side.sent_in(request.POST, page, place[0])
        outcomes = self.outcomes_of(request, page, all_sent)
        if not all(map(side_by_side.is_taken, outcomes)):
            return self.side_by_side(request, page, place, outcomes)
        words_saved(request)
        self.tell(request, outcomes, all_sent)
        return HttpResponseRedirect(self.onward(request, page, place))

    def outcomes_of(self, request, page, all_sent):
        if "_validate_one" in request.POST:
            return side_by_side.validate_one(page, all_sent, request.user, request.POST["_validate_one"])
        if is_of_page(request):
            return side_by_side.validate(page, all_sent, request.user)
        return side_by_side.keep(page, all_sent, request.user)

    def tell(self, request, outcomes, all_sent):
        number = sum(outcome.fate is Fate.APPLIED for outcome in outcomes)
        left = sum(map(side_by_side.is_left, all_sent)) if is_of_page(request) else 0
        if number or not left:
            self.message_user(request, *what_is_saved(number, "_draft" in request.POST))
        if left:
            said = ngettext(
                "%(number)s text was left as it is: its French has changed, and nobody has said that it is still right.",
                "%(number)s texts were left as they are: their French has changed, and nobody has said that they are still right.",
                left,
            )
            self.message_user(request, said % {"number": left}, messages.WARNING)

    def onward(self, request, page, place):
        """Where the button leads: to the next text, to the next page, or back to this one."""
        here = self.place_address("translations_side_by_side", *place)
        if "_next" in request.POST:
            return self.next_address(request, page, place[0])
        if "_validate_one" in request.POST:
            units = [unit for group in side_by_side.groups_of(page, place[0]) for unit in group.units]
            unit = side_by_side.next_unit(units, request.POST["_validate_one"])
            return f"{here}#unit-{unit.pk}" if unit else here
        return here

    def next_address(self, request, page, language):
        if onward := side_by_side.next_page(page, language):
            return self.place_address("translations_side_by_side", language, *onward)
        self.message_user(request, _("No other page waits for its translation."), messages.SUCCESS)
        return self.worklist_address()

    # Beside it

    @method_decorator([require_safe, csp_replace({"frame-ancestors": [SELF]}), xframe_options_sameorigin])
    def translated_page_view(self, request, language, page_type, page_id):
        page = self.page_to_translate(request, language, page_type, page_id)
        if not (has_preview(page) and is_public(page)):
            raise Http404
        return never_kept(with_links_outside(translated_page(request, page, language)))

    @method_decorator(require_POST)
    def check_view(self, request, language):
        """{"unit": key, "text": what is typed} in; {"findings": [...]} out, none of what is no unit to translate."""
        self.demand_translator(request, language)
        key, text = asked(request.body)
        units = TranslationUnit.objects.public().filter(language=language).select_related("content_type")
        unit = units.filter(pk=key).first() if key else None
        found = findings_of(unit, text, Termbase(language)) if unit else []
        return JsonResponse({"findings": [told._asdict() for told in findings_told(found)]})


def is_of_page(request):
    """Whether all of it is to be validated, rather than one text or none."""
    return "_validate" in request.POST or "_next" in request.POST


def what_is_saved(number, is_draft):
    """(words, level) of a message."""
    if not number:
        return _("Nothing is new."), messages.INFO
    if is_draft:
        said = ngettext(
            "%(number)s text is saved as a draft. Nothing of it is public.",
            "%(number)s texts are saved as drafts. Nothing of them is public.",
            number,
        )
    else:
        said = ngettext("%(number)s text is saved.", "%(number)s texts are saved.", number)
    return said % {"number": number}, messages.SUCCESS


def asked(body):
    """(key of a unit, text) of a request; no key where it is none."""
    try:
        said = json.loads(body)
    except ValueError:
        return "", ""
    key, text = (said.get("unit"), said.get("text")) if isinstance(said, dict) else ("", "")
    is_right = isinstance(key, str) and isinstance(text, str) and is_key(TranslationUnit, key)
    return (key, text) if is_right else ("", "")
