from django_prose_editor.fields import ProseEditorField, create_sanitizer

# What an editor can write is what the sanitiser lets through: one list for both.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}

sanitise = create_sanitizer(EXTENSIONS)


class RichTextField(ProseEditorField):
    """HTML of the editor's few elements, safe to print because every way into the database passes here.

    The editor's own field cleans in `full_clean()`, which imports, fixtures and a shell do not call.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", dict(EXTENSIONS))
        kwargs["sanitize"] = sanitise
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        clean = sanitise(value) if value else value
        setattr(model_instance, self.attname, clean)
        return clean

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return sanitise(value) if isinstance(value, str) and value else value
