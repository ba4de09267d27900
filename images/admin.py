from django import forms
from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modeltranslation.utils import build_localized_fieldname

from images.models import Document, Picture
from images.renditions import widths_for
from images.texts import records_naming
from publishing.admin import BilingualAdmin
from publishing.languages import NAMES, SOURCE

# Width : height of the frames that the site crops pictures to.
CROPS = ("16:9", "3:2", "1:1")
# Wide enough to see where to point.
POINTED_AT_WIDTH = 960
FRENCH_ALTERNATIVE = build_localized_fieldname("alt", SOURCE)


class UploadForm(forms.ModelForm):
    """A form shown again cannot hold the file that was sent with it: it says so, lest the file be thought saved."""

    def full_clean(self):
        super().full_clean()
        if self.errors:
            for name in self.lost_files():
                self.add_error(name, _("Choose the file again."))

    def lost_files(self):
        """The names of the fields whose file had nothing wrong."""
        return [name for name in self.fields if self.add_prefix(name) in self.files and name not in self.errors]


def is_pointed_at(record):
    """Whether a field of some record, published or not, names it."""
    fields = record._meta.get_fields(include_hidden=True)
    relations = [field for field in fields if field.auto_created and field.is_relation]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: record}).exists()
        for relation in relations
    )


def is_in_use(record):
    return is_pointed_at(record) or bool(records_naming(record.pk))


class NamedInTextsAdmin(BilingualAdmin):
    """What a text shows is in use: it is not deleted, no more than what a field of a page points at.

    Its file is replaced by those alone who may delete it, for the pages that show it change at once.
    """

    form = UploadForm

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.kept_files(request, obj)]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.kept_files(request, obj):
            return fieldsets
        why = _("The file is in use: only a publisher replaces it.")
        first, *rest = fieldsets
        return [(first[0], {**first[1], "description": why}), *rest]

    def kept_files(self, request, obj):
        """The names of the fields whose file this member of staff may not replace."""
        if obj is None or self.has_delete_permission(request, obj):
            return []
        return [name for name in obj.FILE_FIELDS if self.is_used(obj) and getattr(obj, name)]

    def is_used(self, record):
        if not hasattr(record, "in_use"):
            # Asked of every table once, and of this method several times for one page.
            record.in_use = is_in_use(record)
        return record.in_use

    def get_deleted_objects(self, objs, request):
        *found, protected = super().get_deleted_objects(objs, request)
        users = {record for one in objs for record in records_naming(one.pk)}
        named = sorted(f"{capfirst(record._meta.verbose_name)}: {record}" for record in users)
        return *found, [*protected, *named]


def has_renditions(picture):
    """Not of a form that is shown again with an error, whose file was refused."""
    return bool(picture.width and picture.file._committed)


def pointed_at_width(picture):
    return [width for width in widths_for(picture.width) if width <= POINTED_AT_WIDTH][-1]


@admin.register(Picture)
class PictureAdmin(NamedInTextsAdmin):
    list_display = ("thumbnail", "name", "dimensions", "is_decorative", "created_at")
    list_display_links = ("thumbnail", "name")
    list_filter = ("is_decorative",)
    search_fields = ("name", "alt_fr", "alt_zh_hans")
    readonly_fields = ("preview", "dimensions", "crops")
    fieldsets = (
        (None, {"fields": ("preview", "file", "name", "dimensions")}),
        (_("What it says"), {"fields": ("alt", "is_decorative", "credit")}),
        (_("Focal point"), {"fields": ("crops", ("focal_x", "focal_y"))}),
    )

    class Media:
        css = {"all": ["images/admin.css"]}
        js = ["images/focal-point.js"]

    def has_change_permission(self, request, obj=None):
        """What pages show changes on all of them at once: that is a publisher's to do."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or self.has_delete_permission(request, obj) or not self.is_used(obj))

    def get_fieldsets(self, request, obj=None):
        """A picture that is being added has nothing to show yet, but what its file will show once it is chosen."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            return fieldsets
        return [
            (
                name,
                {
                    **options,
                    "fields": [field for field in options["fields"] if field not in ("preview", "dimensions")],
                },
            )
            for name, options in fieldsets
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == FRENCH_ALTERNATIVE:
            field.help_text = " ".join([str(_("Needed unless the picture is decorative.")), str(field.help_text)])
        return field

    # Translators: heading of the column of small pictures.
    @admin.display(description=pgettext_lazy("in a list of pictures", "preview"))
    def thumbnail(self, picture):
        return render_to_string("images/thumbnail.html", {"picture": picture, "css_class": "picture-thumbnail"})

    @admin.display(description=_("preview"))
    def preview(self, picture):
        if not has_renditions(picture):
            return ""
        return render_to_string("images/thumbnail.html", {"picture": picture, "css_class": "picture-preview"})

    # Translators: label of what shows the parts of a picture that stay in sight when it is cropped.
    @admin.display(description=pgettext_lazy("of a picture", "crops"))
    def crops(self, picture):
        url = picture.rendition_url(pointed_at_width(picture), "webp") if has_renditions(picture) else ""
        return render_to_string("images/focal_point.html", {"url": url, "crops": CROPS})

    @admin.display(description=_("dimensions"), ordering="width")
    def dimensions(self, picture):
        return f"{picture.width} × {picture.height}" if picture.width else ""


@admin.register(Document)
class DocumentAdmin(NamedInTextsAdmin):
    list_display = ("__str__", "languages", "created_at")
    search_fields = ("title_fr", "title_zh_hans")
    fields = ("title", "file")

    @admin.display(description=_("languages"))
    def languages(self, document):
        return ", ".join(NAMES[code] for code in document.languages)
