from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from images.widgets import picture_formfield
from publishing.admin import BilingualAdmin
from publishing.languages import TAGS


class ContentAdmin(BilingualAdmin):
    """What every page's form and list have; a section adds `facts`, the fields of its own."""

    facts = ()
    list_facts = ()
    filters = ()
    list_per_page = 50
    save_on_top = True
    search_fields = ["title_fr", "title_zh_hans", "summary_fr", "summary_zh_hans"]

    def get_list_display(self, request):
        return ["__str__", *self.list_facts, "state", "languages_shown", "updated_at"]

    def get_list_filter(self, request):
        return ["state", *self.filters, "updated_at"]

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
            (_("Publication"), {"fields": ["state", "publish_at", "unpublish_at", "slug"]}),
        ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "picture":
            return picture_formfield(db_field, request, self.admin_site, **kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=pgettext_lazy("column", "languages"))
    def languages_shown(self, page):
        return " · ".join(TAGS[code] for code in page.languages())

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if obj and obj.is_published() else None
