from django import forms

from publishing.widgets import KeySelect


class PicturePicker(KeySelect):
    """The admin's search field, with the picture itself: beside the field, and in the list of those found."""

    # In the app's own folder: Django looks for the templates of widgets there, not among the site's.
    template_name = "images/picture_picker.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["picture"] = self.choices.queryset.filter(pk__in=context["widget"]["value"]).first()
        return context

    @property
    def media(self):
        # Named with the admin's script that it comes after: Django keeps the order inside a list only.
        scripts = ["admin/js/autocomplete.js", "images/picture-picker.js"]
        return super().media + forms.Media(js=scripts, css={"all": ["images/admin.css"]})


def picture_formfield(db_field, request, admin_site, **kwargs):
    """For `formfield_for_foreignkey` of any admin: the form field of a foreign key to Picture."""
    kwargs["widget"] = PicturePicker(db_field, admin_site, using=kwargs.get("using"))
    return db_field.formfield(**kwargs)
