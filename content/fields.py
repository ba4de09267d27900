from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField

from content.sanitising import make_sanitiser, refused_links
from content.widgets import RichTextWidget

# What an editor can write is what the sanitiser lets through: one list for both.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Figure": True,
    "Image": True,
    "Caption": True,
    # French wants its no-break spaces: they are shown.
    "SpecialCharacters": True,
    "NoSpellCheck": False,
    # Every button in sight: the editor's drop-down list does not open from the keyboard.
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "quotation"},
            {"group": "link"},
            {"group": "picture"},
            {"group": "table"},
            {"group": "history"},
        ]
    },
}
# More than a long report holds; what is longer is told so, with the text still there.
MAX_LENGTH = 200_000

sanitise = make_sanitiser(EXTENSIONS)


class RichTextField(ProseEditorField):
    """HTML of the editor's few elements, safe to print because every way into the database passes here.

    The editor's own field cleans in `full_clean()`, which imports, fixtures and a shell do not call.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", dict(EXTENSIONS))
        kwargs["sanitize"] = sanitise
        super().__init__(*args, **kwargs)

    def clean(self, value, instance):
        """A link that would be dropped without a word is told to whoever wrote it."""
        if refused := refused_links(value):
            message = _(
                "This link cannot be kept, for readers could not follow it: %(link)s. Choose a page in the link "
                "window, or give an address that begins with https://."
            )
            raise ValidationError(message % {"link": refused[0]})
        return super().clean(value, instance)

    def pre_save(self, model_instance, add):
        from content.references import with_references  # noqa: PLC0415 it needs the models to be loaded

        value = super().pre_save(model_instance, add)
        clean = with_references(sanitise(value)) if value else value
        setattr(model_instance, self.attname, clean)
        return clean

    def get_db_prep_save(self, value, connection):
        clean = sanitise(value) if isinstance(value, str) and value else value
        return super().get_db_prep_save(clean, connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"max_length": MAX_LENGTH, **kwargs, "widget": RichTextWidget})
