from django.conf import settings
from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from images.models import Document, Picture
from publishing.admin import BilingualAdmin


@admin.register(Picture)
class PictureAdmin(BilingualAdmin):
    list_display = ("thumbnail", "name", "dimensions", "is_decorative", "created_at")
    list_display_links = ("thumbnail", "name")
    list_filter = ("is_decorative",)
    search_fields = ("name", "alt_fr", "alt_zh_hans")
    readonly_fields = ("preview", "dimensions")
    fieldsets = (
        (None, {"fields": ("preview", "file", "name", "dimensions")}),
        (_("What it says"), {"fields": ("alt", "is_decorative", "credit")}),
        (_("Focal point"), {"fields": (("focal_x", "focal_y"),)}),
    )

    class Media:
        css = {"all": ["images/admin.css"]}

    # Translators: heading of the column of small pictures.
    @admin.display(description=pgettext_lazy("in a list of pictures", "preview"))
    def thumbnail(self, picture):
        return render_to_string("images/thumbnail.html", {"picture": picture, "css_class": "picture-thumbnail"})

    @admin.display(description=_("preview"))
    def preview(self, picture):
        # A form that is shown again with an error holds a file that was refused, and has no renditions.
        if not picture.width or not picture.file._committed:
            return None
        return render_to_string("images/thumbnail.html", {"picture": picture, "css_class": "picture-preview"})

    @admin.display(description=_("dimensions"), ordering="width")
    def dimensions(self, picture):
        return f"{picture.width} × {picture.height}" if picture.width else None


@admin.register(Document)
class DocumentAdmin(BilingualAdmin):
    list_display = ("__str__", "languages", "created_at")
    search_fields = ("title_fr", "title_zh_hans")
    fields = ("title", "file")

    @admin.display(description=_("languages"))
    def languages(self, document):
        names = dict(settings.LANGUAGES)
        return ", ".join(names[code] for code in document.languages)
