"""The history of a page in the admin: its lines, two versions compared, one taken up again, a deleted page recovered."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from publishing.comparison import compare, shown
from publishing.conflicts import losses_shown
from publishing.drafts import draft_of
from publishing.history import (
    DRAFT,
    LIVE,
    last_of_deleted,
    line_of,
    lines_about,
    of_deleted,
    side_of,
    tells_of_deletion,
)
from publishing.models import Revision
from publishing.workflow import Refused, recover, take_up


class HistoryMixin:
    revisions_per_page = 50

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("recover/", wrap(self.recover_view), name=self.address_name("recover")),
            path("recover/<uuid:revision>/", wrap(self.recover_one_view), name=self.address_name("recover_one")),
            path("<path:object_id>/compare/", wrap(self.compare_view), name=self.address_name("compare")),
            path(
                "<path:object_id>/revert/<uuid:revision>/",
                wrap(self.revert_view),
                name=self.address_name("revert"),
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        """With the way to what was deleted, where something was."""
        recoverable = self.address("recover") if of_deleted(self.model).exists() else ""
        return super().changelist_view(request, {"recover_address": recoverable, **(extra_context or {})})

    # One page

    def history_view(self, request, object_id, extra_context=None):
        page = self.get_object(request, unquote(object_id))
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        self.demand(self.has_view_or_change_permission(request, page))
        lines = self.part_of(request, lines_about(page))
        context = {
            "title": _("History"),
            "subtitle": str(page),
            "object": page,
            "lines": [self.line_with_address(page, revision) for revision in lines.object_list],
            "now": self.versions_of_now(page),
            "compare_address": self.address("compare", page.pk),
            "may_take_up": self.has_change_permission(request, page),
        }
        return self.answer(request, "history", {**context, **self.pages_of(lines), **(extra_context or {})})

    def line_with_address(self, page, revision):
        return {"line": line_of(revision), "address": self.address("revert", page.pk, revision.pk)}

    def versions_of_now(self, page):
        """{key: name} of what can be compared besides the revisions."""
        draft = draft_of(page)
        now = (
            {DRAFT: pgettext("in a history", "Draft")}
            if not page.is_published() or (draft and draft.is_beside)
            else {}
        )
        return {**now, LIVE: pgettext("in a history", "Public now")} if page.is_published() else now

    @method_decorator(require_GET)
    def compare_view(self, request, object_id):
        page = self.record_to_see(request, object_id)
        before, after = (side_of(page, request.GET.get(name, "")) for name in ("from", "to"))
        context = {
            "title": _("Comparison"),
            "subtitle": str(page),
            "object": page,
            "before": before,
            "after": after,
            "rows": compare(before.version, after.version),
            "sides": self.sides(request, page, before, after),
            "history_address": self.address("history", page.pk),
        }
        return self.answer(request, "compare", context)

    def sides(self, request, page, *sides):
        """With the way to take each up again, for who may and where it is a revision."""
        may = self.has_change_permission(request, page)
        names = [pgettext("in a history", "Before"), pgettext("in a history", "After")]
        return [
            {
                "name": name,
                "side": side,
                "address": self.address("revert", page.pk, side.key) if may and side.line else "",
            }
            for name, side in zip(names, sides, strict=True)
        ]

    @method_decorator(require_POST)
    def revert_view(self, request, object_id, revision):
        page = self.record_to_see(request, object_id)
        self.demand(self.has_change_permission(request, page))
        earlier = get_object_or_404(Revision.objects.about(page), pk=revision)
        try:
            losses = take_up(page, earlier, request.user)
        except Refused as refusal:
            return self.refused(request, refusal, self.address("history", page.pk))
        self.message_user(request, _("The earlier version is now the draft."), messages.SUCCESS)
        self.tell_losses(request, losses)
        return HttpResponseRedirect(self.address("change", page.pk))

    def tell_losses(self, request, losses):
        for loss in losses_shown(losses):
            words = " ".join(filter(None, [f"{loss.label} – {loss.message}", loss.value]))
            self.message_user(request, words, messages.WARNING)

    # Pages that are no more

    @method_decorator(require_GET)
    def recover_view(self, request):
        self.demand(self.has_view_or_change_permission(request))
        deleted = self.part_of(request, last_of_deleted(self.model))
        context = {
            "title": _("Deleted pages"),
            "lines": [self.deleted_line(revision) for revision in deleted.object_list],
            "may_recover": self.has_add_permission(request),
        }
        return self.answer(request, "recover", {**context, **self.pages_of(deleted)})

    def deleted_line(self, revision):
        return {
            "line": line_of(revision),
            "is_told": tells_of_deletion(revision),
            "address": self.address("recover_one", revision.pk),
        }

    def recover_one_view(self, request, revision):
        """Its words where it is looked at; the page itself, as a draft, where that is asked for."""
        self.demand(self.has_view_or_change_permission(request))
        deleted = get_object_or_404(of_deleted(self.model).select_related("user"), pk=revision)
        if request.method == "POST":
            return self.recovered(request, deleted)
        context = {
            "title": _("Deleted page"),
            "subtitle": deleted.title,
            "line": line_of(deleted),
            "is_told": tells_of_deletion(deleted),
            "rows": shown(deleted.version),
            "recover_address": self.address("recover"),
            "may_recover": self.has_add_permission(request),
        }
        return self.answer(request, "recover_one", context)

    def recovered(self, request, deleted):
        self.demand(self.has_add_permission(request))
        try:
            page, losses = recover(deleted, request.user)
        except Refused as refusal:
            return self.refused(request, refusal, self.address("recover"))
        self.message_user(request, _("The page is back, as a draft."), messages.SUCCESS)
        self.tell_losses(request, losses)
        return HttpResponseRedirect(self.address("change", page.pk))

    # What they share

    def demand(self, is_allowed):
        if not is_allowed:
            raise PermissionDenied

    def part_of(self, request, revisions):
        return Paginator(revisions, self.revisions_per_page).get_page(request.GET.get(PAGE_VAR))

    def pages_of(self, part):
        numbers = part.paginator.get_elided_page_range(part.number)
        return {"part": part, "page_var": PAGE_VAR, "page_range": [*numbers]}

    def refused(self, request, refusal, address):
        for message in refusal.messages:
            self.message_user(request, message, messages.ERROR)
        return HttpResponseRedirect(address)

    def answer(self, request, template, context):
        request.current_app = self.admin_site.name
        everywhere = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
        }
        return TemplateResponse(request, f"admin/publishing/{template}.html", {**everywhere, **context})
