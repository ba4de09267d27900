from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from publishing import preview_links
from publishing.drafts import draft_of, is_live
from publishing.languages import CODES, NAMES, TAGS
from publishing.models import PreviewLink
from publishing.preview import never_kept, public_page, with_links_outside
from publishing.rights import may

BOTH = "both"
# How wide a window the page is drawn in: in CSS pixels in static/admin/css/preview.css.
WIDTHS = {
    "screen": pgettext_lazy("width of a preview", "this screen"),
    "desktop": pgettext_lazy("width of a preview", "computer"),
    "tablet": pgettext_lazy("width of a preview", "tablet"),
    "phone": pgettext_lazy("width of a preview", "telephone"),
}


def days_in_words(days):
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


class LinkForm(forms.Form):
    days = forms.TypedChoiceField(coerce=int, initial=7)

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["days"].label = _("It can be read for")
        self.fields["days"].choices = [(days, days_in_words(days)) for days in preview_links.DAYS]


class PreviewMixin:
    """Shows a draft on the public templates, to staff and, by a link, to a counterpart without an account."""

    def get_urls(self):
        addresses = [
            ("<path:object_id>/preview/", self.preview_view, "preview"),
            ("<path:object_id>/preview/<str:language>/", self.preview_page_view, "preview_page"),
            ("<path:object_id>/links/", self.links_view, "links"),
            ("<path:object_id>/links/<uuid:link_id>/revoke/", self.link_revoke_view, "link_revoke"),
        ]
        ours = [
            path(address, self.admin_site.admin_view(view), name=self.address_name(suffix))
            for address, view, suffix in addresses
        ]
        return [*ours, *super().get_urls()]

    # What one may see

    def may_share(self, request, page):
        return self.has_change_permission(request, page) or may(request.user, "publish", page)

    def page_to_share(self, request, object_id):
        page = self.record_to_see(request, object_id)
        if not self.may_share(request, page):
            raise PermissionDenied
        return page

    # The frame and what is in it

    @method_decorator([require_safe, csp_replace({"frame-src": [SELF]})])
    def preview_view(self, request, object_id):
        page = self.record_to_see(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            **self.draft_shown(page),
            **self.frames(request, page),
            **(self.links_of(request, page) if self.may_share(request, page) else {}),
            "opts": self.opts,
            "form_address": self.address("change", page.pk),
            # The page needs the room.
            "is_nav_sidebar_enabled": False,
        }
        return never_kept(TemplateResponse(request, "admin/publishing/preview.html", context))

    @method_decorator([require_safe, csp_replace({"frame-ancestors": [SELF]}), xframe_options_sameorigin])
    def preview_page_view(self, request, object_id, language):
        page = self.record_to_see(request, object_id)
        if language not in CODES:
            raise Http404
        return never_kept(with_links_outside(public_page(request, page, language)))

    def draft_shown(self, page):
        draft = draft_of(page)
        return {
            "title": _("Preview"),
            "subtitle": (draft.revision.title if draft else "") or str(page),
            "saved_at": draft.revision.created_at if draft else page.updated_at,
            "is_draft": bool(draft) or not is_live(page),
        }

    def frames(self, request, page):
        """What of the page is shown, and how wide: a query each, so that links choose it without a script."""
        choices = {**NAMES, BOTH: pgettext_lazy("languages of a preview", "both")}
        shown = chosen(request.GET.get("show"), choices, get_language())
        width = chosen(request.GET.get("width"), WIDTHS, "screen")
        codes = CODES if shown == BOTH else [shown]
        return {
            "languages": [(code, TAGS.get(code, ""), name, code == shown) for code, name in choices.items()],
            "widths": [(code, name, code == width) for code, name in WIDTHS.items()],
            "width": width,
            "frames": [(code, TAGS[code], NAMES[code], self.frame_address(page, code)) for code in codes],
        }

    def frame_address(self, page, language):
        return self.address("preview_page", page.pk, language) + page.preview_part

    # Links for a counterpart

    def links_of(self, request, page):
        links = [
            (
                link,
                request.build_absolute_uri(preview_links.address_of(link)),
                self.address("link_revoke", page.pk, link.pk),
            )
            for link in preview_links.alive(page)
        ]
        return {"links": links, "link_form": LinkForm(), "links_address": self.address("links", page.pk)}

    def links_view(self, request, object_id):
        """Makes a link."""
        page = self.page_to_share(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = LinkForm(request.POST)
        if form.is_valid():
            link = preview_links.create(page, request.user, form.cleaned_data["days"])
            expires = date_format(localtime(link.expires_at), "DATETIME_FORMAT")
            messages.success(request, _("The link is ready. It can be read until %(when)s.") % {"when": expires})
        else:
            messages.error(request, _("Choose for how long the link can be read."))
        return self.back_to_links(page)

    def link_revoke_view(self, request, object_id, link_id):
        page = self.page_to_share(request, object_id)
        link = get_object_or_404(PreviewLink.objects.about(page), pk=link_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        preview_links.revoke(link)
        messages.success(request, _("The link is revoked: nobody can read it any more."))
        return self.back_to_links(page)

    def back_to_links(self, page):
        return redirect(f"{self.address('preview', page.pk)}#links")


def chosen(asked, choices, otherwise):
    return asked if asked in choices else otherwise
