"""The form of a page: it opens on the draft, and what is typed in it is public only once it is published."""

from collections.abc import Callable
from contextlib import nullcontext
from copy import copy
from typing import NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from publishing import deletion, drafts, workflow
from publishing.admin import BilingualAdmin
from publishing.comments_admin import CommentsMixin
from publishing.conflicts import conflicts_shown, losses_shown
from publishing.history_admin import HistoryMixin
from publishing.kept_admin import KeptMixin, words_saved
from publishing.models import Draft, State
from publishing.preview_admin import PreviewMixin
from publishing.publication_form import PublicationForm
from publishing.rights import may
from publishing.versions import in_place, row_key, snapshot


class Deed(NamedTuple):
    act: Callable
    done: str


# What a button of the form asks for beside the words.
DEEDS = {
    "_submit": Deed(workflow.submit, gettext_lazy("The draft waits for review.")),
    "_send_back": Deed(workflow.send_back, gettext_lazy("The draft is returned to its writer.")),
    "_archive": Deed(workflow.archive, gettext_lazy("The page is archived: it is on the public site no more.")),
    "_restore": Deed(workflow.restore, gettext_lazy("The page is a draft again.")),
    "_unschedule": Deed(workflow.unschedule, gettext_lazy("The draft is out of the schedule.")),
    "_drop": Deed(workflow.drop, gettext_lazy("The draft is dropped; its words stay in the history.")),
}
WITH_A_NOTE = ("_submit", "_send_back")
PUBLISHERS_BUTTONS = ("_publish", "_send_back", "_archive", "_restore", "_unschedule")


class Bound(HttpResponse):
    """Not sent: carries the version that a form saved, out of the transaction that is rolled back."""

    def __init__(self, page):
        super().__init__()
        self.version = snapshot(page)


class DraftForm(forms.ModelForm):
    """Told which of its words others changed meanwhile, it comes back with them instead of saving."""

    conflicts = ()

    def _post_clean(self):
        super()._post_clean()
        if self.conflicts:
            self.add_error(
                None,
                _(
                    "Others changed the same words while you were writing. Theirs are shown above; yours are still here."
                ),
            )


class WorkFilter(admin.SimpleListFilter):
    """By what is being written about the pages."""

    # Translators: heading of a filter of pages: what is being written about them.
    title = pgettext_lazy("filter", "work")
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("being written")),
            ("in_review", _("waiting for review")),
            ("scheduled", _("scheduled")),
        ]

    def queryset(self, request, queryset):
        kept = {
            "draft": {"state": State.DRAFT},
            "in_review": {"state": State.IN_REVIEW, "publish_at": None},
            "scheduled": {"publish_at__isnull": False},
        }.get(self.value())
        if kept is None:
            return queryset
        written = Q(pk__in=Draft.objects.of_model(queryset.model).filter(**kept).values("object_id"))
        waiting = Q(state=State.PUBLISHED, publish_at__gt=timezone.now())
        return queryset.filter(written | waiting if self.value() == "scheduled" else written)


class DraftAdmin(HistoryMixin, PreviewMixin, CommentsMixin, KeptMixin, BilingualAdmin):
    form = DraftForm
    change_form_template = "admin/publishing/change_form.html"
    actions = ["publish_chosen", "archive_chosen"]

    # The form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        page = self.get_object(request, unquote(object_id)) if object_id else None
        if page is None:
            context = {"possible": workflow.possible(self.model(), None, request.user), **(extra_context or {})}
            return super().changeform_view(request, object_id, form_url, context)
        if request.method != "POST":
            return self.show(request, page)
        self.demand_permission(request, page)
        with transaction.atomic():
            return self.receive(request, workflow.locked(page))

    def show(self, request, page, **context):
        """The form as it opens: on the draft, where there is one."""
        work = drafts.work_on(page)
        opened = drafts.opened_on(work)
        # A transaction is opened only where a draft stands beside the page.
        with in_place(page, work.working) if work.working != work.live else nullcontext([]) as losses:
            context = {"losses": losses_shown(losses), "opened": opened.sealed(), **context}
            return self.shown(request, page, work, context)

    def shown(self, request, page, work, context):
        """Rendered at once, while the rows are in place."""
        context = {**self.context_of(request, page, work), **context}
        response = super().changeform_view(request, str(page.pk), "", context)
        return response.render() if hasattr(response, "render") else response

    def context_of(self, request, page, work):
        in_rows = self.get_object(request, str(page.pk))
        checklist = workflow.checklist(in_rows)
        return {
            "draft": work.draft,
            "said": workflow.last_said(page) if work.draft else None,
            "state": workflow.state_of(page, work.draft),
            "live": page,
            "is_live": drafts.is_live(page),
            "conflicts": conflicts_shown(work.conflicts),
            "checklist": checklist,
            "needs_waiver": any(blocker.can_be_waived for blocker in checklist),
            "lacks_translation": in_rows.lacks_translation(),
            "publication": PublicationForm(page, work.draft),
            "possible": workflow.possible(page, work.draft, request.user),
        }

    def demand_permission(self, request, page):
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        if any(button in request.POST for button in PUBLISHERS_BUTTONS) and not self.has_publish_permission(
            request
        ):
            raise PermissionDenied

    # What was typed

    def receive(self, request, page):
        """The words are kept first, whatever the button then asks for."""
        if "_drop" in request.POST:
            words_saved(request)
            return self.act(request, page, "_drop")
        work, opened = drafts.work_on(page), self.opened_by(request, page)
        response = self.bind(request, page, work, opened)
        if not isinstance(response, Bound):
            return response
        try:
            drafts.save(page, opened, response.version, request.user)
        except drafts.Conflicts as met:
            return self.bind(request, page, work, opened.shown(met.conflicts), met.conflicts)
        if "_publish" in request.POST and drafts.work_on(page).working != response.version:
            words_saved(request)
            reason = _("Others wrote in this draft meanwhile. Read it as it stands now, then publish.")
            return self.again(request, page, workflow.Refused([reason]))
        return self.after_save(request, page)

    def opened_by(self, request, page):
        opened = drafts.Opened.unsealed(request.POST.get("_opened", ""))
        return opened if row_key(type(page), page.pk) in opened.version else drafts.Opened({}, [])

    def bind(self, request, page, work, opened, conflicts=()):
        """The form over what it was opened on: its version where it is right, itself with its errors where it is not."""
        request.conflicts = conflicts
        with in_place(page, opened.version or work.working, state=State.DRAFT) as losses:
            told = {
                "losses": losses_shown(losses),
                "opened": opened.sealed(),
                "conflicts": conflicts_shown([*work.conflicts, *conflicts]),
            }
            return self.shown(request, page, work, told)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"conflicts": getattr(request, "conflicts", ())})

    def response_change(self, request, obj):
        return Bound(obj)

    def response_add(self, request, obj, post_url_continue=None):
        words_saved(request)
        drafts.keep(obj, drafts.work_on(obj), snapshot(obj), request.user)
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.after_save(request, obj)

    # What the buttons ask for once the words are kept

    def after_save(self, request, page):
        words_saved(request)
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, self.get_object(request, str(page.pk)))
        if "_publish" in request.POST:
            return self.publish(request, page)
        if "_preview" in request.POST:
            return HttpResponseRedirect(self.address("preview", page.pk))
        button = next((name for name in DEEDS if name in request.POST), None)
        if button:
            return self.act(request, page, button)
        return self.told(request, page, _("The draft is saved. Nothing of it is public."))

    def publish(self, request, page):
        form = PublicationForm(page, drafts.draft_of(page), request.POST)
        if not form.is_valid():
            reason = _("The draft is saved, but the publication is not in order: see its dates.")
            return self.again(request, page, workflow.Refused([reason]), publication=form)
        try:
            workflow.publish(page, request.user, **form.cleaned_data)
        except workflow.Refused as refusal:
            return self.again(request, page, refusal, publication=form)
        return self.told(request, page, self.where_it_is(page))

    def where_it_is(self, page):
        draft, page = drafts.draft_of(page), type(page)._base_manager.get(pk=page.pk)
        if draft or not page.is_published():
            return _("It goes public at the hour you set.")
        return _("It is public.")

    def act(self, request, page, button):
        deed = DEEDS[button]
        note = {"note": request.POST.get("_note", "")[:2000]} if button in WITH_A_NOTE else {}
        try:
            deed.act(page, request.user, **note)
        except workflow.Refused as refusal:
            return self.again(request, page, refusal)
        return self.told(request, page, deed.done)

    def told(self, request, page, message):
        self.message_user(request, message, messages.SUCCESS)
        return HttpResponseRedirect(self.address("change", page.pk))

    def again(self, request, page, refusal, **context):
        """The form once more, with the reasons; what was typed for the publication is still there."""
        return self.show(
            as_get(request),
            type(page)._base_manager.get(pk=page.pk),
            refused=refusal.blockers,
            note=request.POST.get("_note", ""),
            **context,
        )

    # Lists

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        found = Draft.objects.of_model(self.model).filter(
            object_id__in=[page.pk for page in changelist.result_list]
        )
        by_page = {draft.object_id: draft for draft in found}
        for page in changelist.result_list:
            page.draft = by_page.get(page.pk)
        return changelist

    @admin.display(description=pgettext_lazy("of a page", "state"), ordering="state")
    def work_state(self, page):
        """The state of the page, and of what is being written about it."""
        draft = page.draft
        if draft and draft.publish_at:
            return format_html("{} · {}", page.get_state_display(), _("draft scheduled"))
        if draft and drafts.is_live(page):
            return format_html("{} · {}", page.get_state_display(), draft.get_state_display())
        return draft.get_state_display() if draft and page.state == State.DRAFT else page.get_state_display()

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_chosen(self, request, queryset):
        self.each(
            request,
            queryset,
            lambda page: workflow.publish(page, request.user, publish_at=None, unpublish_at=page.unpublish_at),
        )

    @admin.action(description=gettext_lazy("Archive"), permissions=["publish"])
    def archive_chosen(self, request, queryset):
        self.each(request, queryset, lambda page: workflow.archive(page, request.user))

    def each(self, request, pages, deed):
        """Every page by itself: what is refused for one holds nothing back of the others."""
        done = 0
        for page in pages:
            try:
                deed(page)
                done += 1
            except workflow.Refused as refusal:
                self.message_user(request, f"{page}: {' '.join(map(str, refusal.messages))}", messages.ERROR)
        if done:
            self.message_user(request, _("Done for %(number)s.") % {"number": done}, messages.SUCCESS)

    def has_publish_permission(self, request):
        return may(request.user, "publish", self.model)

    def delete_model(self, request, obj):
        deletion.delete(obj, request.user)

    def delete_queryset(self, request, queryset):
        for page in queryset:
            deletion.delete(page, request.user)


def as_get(request):
    """The same request, asking to be shown the form again."""
    again = copy(request)
    again.method, again.POST, again.conflicts = "GET", QueryDict(), ()
    return again
