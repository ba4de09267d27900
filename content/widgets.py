from django.forms import TextInput
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media, Script

# Where the scripts of both widgets ask for pages of the portal; the admin site answers there.
PAGES_URL = reverse_lazy("admin:pages_of_the_portal")

picker_media = Media(importmap=ImportMap({"portal/link-picker": "content/link-picker.js"}))
editor_media = Media(
    importmap=ImportMap(
        {
            "portal/pictures": "content/pictures.js",
            "portal/tables": "content/tables.js",
            "portal/windows": "content/windows.js",
        }
    ),
    css={"all": ["content/rich-text.css"]},
)


class RichTextWidget(AdminProseEditorWidget):
    """The editor, with names for its buttons and a dialog of ours for links, which finds pages of the portal."""

    @property
    def media(self):
        return super().media + picker_media + editor_media

    def get_config(self):
        return {**super().get_config(), "js_modules": [static("content/rich-text.js")]}

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {**super().build_attrs(base_attrs, extra_attrs), "data-pages": str(PAGES_URL)}


class PageLinkInput(TextInput):
    """A text input that, where scripts run, searches the pages of the portal and shows the title of the chosen one."""

    @property
    def media(self):
        return picker_media + Media(js=[Script("content/link-field.js", type="module")])

    def get_context(self, name, value, attrs):
        from content.picker import chosen_by  # noqa: PLC0415 it needs the models to be loaded

        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-pages"] = str(PAGES_URL)
        if page := chosen_by(context["widget"]["value"]):
            context["widget"]["attrs"]["data-title"] = page["titles"][0]["text"]
        return context


# What the scripts call things, and what staff read; the admin's catalogue for scripts carries them.
WORDS = {
    # The editor's own names for its buttons.
    "paragraph": pgettext_lazy("button of the text editor", "paragraph"),
    "heading 2": pgettext_lazy("button of the text editor", "heading"),
    "heading 3": pgettext_lazy("button of the text editor", "smaller heading"),
    "unordered list": pgettext_lazy("button of the text editor", "list"),
    "ordered list": pgettext_lazy("button of the text editor", "numbered list"),
    "blockquote": pgettext_lazy("button of the text editor", "quotation"),
    "bold": pgettext_lazy("button of the text editor", "bold"),
    "italic": pgettext_lazy("button of the text editor", "italic"),
    "superscript": pgettext_lazy("button of the text editor", "superscript"),
    "subscript": pgettext_lazy("button of the text editor", "subscript"),
    "source of the quotation": pgettext_lazy("button of the text editor", "who is quoted"),
    "insert picture": pgettext_lazy("button of the text editor", "picture"),
    "remove picture": pgettext_lazy("button of the text editor", "remove the picture"),
    "caption of the table": pgettext_lazy("button of the text editor", "caption of the table"),
    "insert link": pgettext_lazy("button of the text editor", "link"),
    "remove link": pgettext_lazy("button of the text editor", "remove the link"),
    "Insert table": pgettext_lazy("button of the text editor", "table"),
    "Add column": pgettext_lazy("button of the text editor", "add a column"),
    "Delete column": pgettext_lazy("button of the text editor", "delete the column"),
    "Add row": pgettext_lazy("button of the text editor", "add a row"),
    "Delete row": pgettext_lazy("button of the text editor", "delete the row"),
    "Merge cells": pgettext_lazy("button of the text editor", "merge the cells"),
    "Split cell": pgettext_lazy("button of the text editor", "split the cell"),
    "Toggle header cell": pgettext_lazy("button of the text editor", "header cell, or not"),
    "Delete table": pgettext_lazy("button of the text editor", "delete the table"),
    "undo": pgettext_lazy("button of the text editor", "undo"),
    "redo": pgettext_lazy("button of the text editor", "redo"),
    # Ours.
    # Translators: name of the row of buttons over a text.
    "Formatting": _("Formatting"),
    # Translators: heading of the window in which a link is made.
    "Link": pgettext_lazy("heading of a window", "Link"),
    "Page, figure, document, or address": _("Page, figure, document, or address"),
    # Translators: heading of the window in which a picture is chosen.
    "Picture": pgettext_lazy("heading of a window", "Picture"),
    "Picture of the library": _("Picture of the library"),
    "Words of its name or of its alternative text": _("Words of its name or of its alternative text"),
    "Choose a picture of the library.": _("Choose a picture of the library."),
    "Pictures found": _("Pictures found"),
    "Pictures found: %(number)s": _("Pictures found: %(number)s"),
    "No picture has these words.": _("No picture has these words."),
    # Translators: shown where a picture stood in a text, while the text is edited.
    "This picture is no longer in the library.": _("This picture is no longer in the library."),
    # Translators: in the empty caption of a picture, while the text is edited.
    "Caption, if it needs one": _("Caption, if it needs one"),
    # Translators: heading of the window in which a table is given its caption.
    "Caption of the table": pgettext_lazy("heading of a window", "Caption of the table"),
    "What the table shows, in a few words": _("What the table shows, in a few words"),
    "Words of a title, in French or Chinese; or an address that begins with https://": _(
        "Words of a title, in French or Chinese; or an address that begins with https://"
    ),
    "Insert": pgettext_lazy("button", "Insert"),
    "Cancel": pgettext_lazy("button", "Cancel"),
    "Pages found": _("Pages found"),
    "Pages found: %(number)s": _("Pages found: %(number)s"),
    "No page has these words in its title.": _("No page has these words in its title."),
    "The search does not answer. Try again in a moment.": _("The search does not answer. Try again in a moment."),
    "Choose a page of the portal, or give an address that begins with https://.": _(
        "Choose a page of the portal, or give an address that begins with https://."
    ),
    # Translators: on the mark beside a link field that leads to a page of the portal.
    "page of the portal": _("page of the portal"),
}
