from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from publishing.widgets import is_key
from translations import terms_admin  # noqa: F401 it registers
from translations.assignment import AssignmentForm, assign
from translations.exchange_admin import ExchangeMixin
from translations.models import TranslationUnit
from translations.progress import progress
from translations.registry import TARGETS
from translations.rights import languages_of
from translations.side_by_side_admin import SideBySideMixin
from translations.worklist import ORDER, address_of, entries, know_kinds, worklist
from translations.worklist_filters import FILTERS

CELLS = "admin/translations/translationunit"


@admin.register(TranslationUnit)
class TranslationUnitAdmin(SideBySideMixin, ExchangeMixin, admin.ModelAdmin):
    """The worklist. A unit has no form of its own: it is translated on its page."""

    list_display = [
        "text_shown",
        "standing_shown",
        "french_shown",
        "words_shown",
        "waiting_since",
        "assignment_shown",
    ]
    list_display_links = None
    list_filter = FILTERS
    list_select_related = ["assigned_to", "content_type"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["current", "target", "draft"]
    actions = ["assign_chosen", "take_chosen", "unassign_chosen"]

    def languages_seen(self, request):
        """Whoever translates sees the own languages; whoever only reads sees all."""
        return languages_of(request.user) or TARGETS

    def get_queryset(self, request):
        return worklist(self.languages_seen(request))

    def get_ordering(self, request):
        return ORDER

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_translate_permission(self, request):
        return bool(languages_of(request.user))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        unit = self.get_object(request, object_id)
        if unit is None:
            raise Http404
        return HttpResponseRedirect(address_of(unit))

    # The list

    def changelist_view(self, request, extra_context=None):
        if ACTION_CHECKBOX_NAME in request.POST:
            self.keep_keys(request)
        know_kinds()
        context = {"title": _("To translate"), "may_exchange": self.has_translate_permission(request)}
        if request.method == "GET" and self.has_view_permission(request):
            context["progress"] = progress(self.languages_seen(request))
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def keep_keys(self, request):
        """What was ticked and is no key is nobody's: no table can be asked for it."""
        data = request.POST.copy()
        keys = [key for key in data.getlist(ACTION_CHECKBOX_NAME) if is_key(self.model, key)]
        data.setlist(ACTION_CHECKBOX_NAME, keys)
        request.POST = data

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        if not changelist.params:
            # Nothing was asked for that could be taken back: “show all” would lead to the same list.
            changelist.full_result_count = changelist.result_count
        found = entries(changelist.result_list)
        for unit in changelist.result_list:
            unit.entry = found[unit.pk]
        return changelist

    # Translators: head of a column: the page and the field that a text stands in.
    @admin.display(description=pgettext_lazy("column", "text"))
    def text_shown(self, unit):
        return render_to_string(f"{CELLS}/text.html", {"entry": unit.entry})

    @admin.display(description=pgettext_lazy("column", "state"), ordering="standing")
    def standing_shown(self, unit):
        return render_to_string(f"{CELLS}/standing.html", {"unit": unit})

    # Translators: head of a column: the French words to be translated.
    @admin.display(description=pgettext_lazy("column", "French"))
    def french_shown(self, unit):
        return render_to_string(f"{CELLS}/french.html", {"entry": unit.entry})

    @admin.display(description=gettext_lazy("words"), ordering="words")
    def words_shown(self, unit):
        return render_to_string(f"{CELLS}/words.html", {"unit": unit})

    # Translators: head of a column: the day since which a text has been waiting for its translation.
    @admin.display(description=pgettext_lazy("column", "waiting since"), ordering="current_since")
    def waiting_since(self, unit):
        return render_to_string(f"{CELLS}/waiting.html", {"unit": unit})

    @admin.display(description=pgettext_lazy("translation", "assigned to"), ordering="due")
    def assignment_shown(self, unit):
        return render_to_string(f"{CELLS}/assignment.html", {"unit": unit})

    # What is done with what is ticked

    @admin.action(description=gettext_lazy("Assign to…"), permissions=["translate"])
    def assign_chosen(self, request, queryset):
        languages = [*queryset.order_by().values_list("language", flat=True).distinct()]
        form = AssignmentForm(languages, request.POST if "_assign" in request.POST else None)
        if form.is_valid():
            return self.give(request, queryset, form.cleaned_data["assigned_to"], form.cleaned_data["due"])
        return TemplateResponse(request, f"{CELLS}/assign.html", self.assignment_context(request, queryset, form))

    def assignment_context(self, request, queryset, form):
        is_across = request.POST.get("select_across") == "1"
        return {
            **self.admin_site.each_context(request),
            "title": _("Assign"),
            "opts": self.opts,
            "form": form,
            "number": queryset.count(),
            "keys": [] if is_across else request.POST.getlist(ACTION_CHECKBOX_NAME),
            "first_key": request.POST.getlist(ACTION_CHECKBOX_NAME)[:1],
            "is_across": is_across,
        }

    @admin.action(description=gettext_lazy("Take on myself"), permissions=["translate"])
    def take_chosen(self, request, queryset):
        self.give(request, queryset, request.user)

    @admin.action(description=gettext_lazy("Assign to nobody"), permissions=["translate"])
    def unassign_chosen(self, request, queryset):
        self.give(request, queryset, None)

    def give(self, request, queryset, account, due=None):
        number = assign(queryset, account, due)
        if account is None:
            words = ngettext(
                "%(number)s text is assigned to nobody.", "%(number)s texts are assigned to nobody.", number
            )
        else:
            words = ngettext(
                "%(number)s text is assigned to %(name)s.", "%(number)s texts are assigned to %(name)s.", number
            )
        name = account and (account.get_full_name() or account.get_username())
        self.message_user(request, words % {"number": number, "name": name}, messages.SUCCESS)
