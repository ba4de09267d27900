from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from js_asset import Media, Script
from modeltranslation.utils import build_localized_fieldname, get_translation_fields

from content.models import ContentPage
from content.picker import titles_of_links
from images.models import Picture
from images.widgets import picture_formfield
from publishing.draft_admin import DraftAdmin, WorkFilter
from publishing.languages import CODES, NAMES, SOURCE, in_language
from translations.list_state import TranslationStateMixin

NEEDED_TO_PUBLISH = [build_localized_fieldname(field, SOURCE) for field in ContentPage.NEEDED]
SLUGS = get_translation_fields("slug")


class ReadableIn(admin.SimpleListFilter):
    """The pages that lack a language are those that wait for its translator."""

    # Translators: heading of a filter: the languages a page can be read in.
    title = pgettext_lazy("filter", "readable in")
    parameter_name = "readable_in"

    def lookups(self, request, model_admin):
        # Translators: entry of a filter; %(language)s is the language's own name.
        absent = _("not in %(language)s")
        names = NAMES.items()
        return [*names, *((f"-{code}", absent % {"language": name}) for code, name in names)]

    def queryset(self, request, queryset):
        value = self.value() or ""
        code = value.removeprefix("-")
        if code not in CODES:
            return queryset
        complete = queryset.model._default_manager.complete_in(code).values("pk")
        return queryset.exclude(pk__in=complete) if value.startswith("-") else queryset.filter(pk__in=complete)


class LinkMixin:
    """For records that hold a `link`: lists show the title of the page it leads to."""

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        titles = titles_of_links([record.link for record in changelist.result_list])
        for record in changelist.result_list:
            record.link_title = titles[record.link]
        return changelist

    @admin.display(description=_("link"), ordering="link")
    def link_shown(self, record):
        return record.link_title


class ContentAdmin(TranslationStateMixin, DraftAdmin):
    """What every page's form and list have; a section adds `facts`, the fields of its own."""

    facts = ()
    list_facts = ()
    filters = ()
    list_per_page = 50
    search_fields = ["title_fr", "title_zh_hans", "summary_fr", "summary_zh_hans", "slug_fr", "slug_zh_hans"]

    @property
    def media(self):
        return super().media + Media(js=[Script("content/slugs.js", defer=True)])

    def get_urls(self):
        view = self.admin_site.admin_view(self.slugs_view)
        return [path("slugs/", view, name=self.address_name("slugs")), *super().get_urls()]

    @property
    def list_display(self):
        return ["shown_title", *self.list_facts, "work_state", "updated_at"]

    @property
    def list_filter(self):
        return ["state", WorkFilter, ReadableIn, *self.filters, "updated_at"]

    def get_fieldsets(self, request, obj=None):
        return [
            (name, {**options, "fields": self.paired(options["fields"])})
            for name, options in self.page_fieldsets()
        ]

    def page_fieldsets(self):
        return [
            (None, {"fields": ["title", "summary", "body"]}),
            *([(_("Facts"), {"fields": [*self.facts]})] if self.facts else []),
            (_("Picture and note"), {"fields": ["picture", "check_note"]}),
            (_("Address"), {"fields": ["slug"]}),
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in NEEDED_TO_PUBLISH:
            field.help_text = " ".join(filter(None, [str(_("Needed to publish.")), str(field.help_text)]))
        if field and db_field.name in SLUGS:
            address = self.address("slugs")
            field.widget.attrs.update({"placeholder": _("filled in by itself"), "data-slugs": address})
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Picture:
            return picture_formfield(db_field, request, self.admin_site, **kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("title"), ordering="title_fr")
    def shown_title(self, page):
        return str(page)

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if obj and obj.is_published() else None

    def slugs_view(self, request):
        """What the addresses of a page with these titles will be, for a form in which they are being typed."""
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        titles = get_translation_fields("title")
        page = self.model(**{name: request.GET.get(name, "")[:200] for name in titles})
        if any(getattr(page, name).strip() for name in titles):
            page.fill_slugs()
        return JsonResponse(
            {build_localized_fieldname("slug", code): in_language(page, "slug", code) for code in CODES}
        )
