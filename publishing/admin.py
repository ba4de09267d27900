import js_asset
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.http import Http404
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django_prose_editor.fields import ProseEditorField
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline
from modeltranslation.utils import get_translation_fields

from publishing.fields import NumberFormField
from publishing.languages import TAGS
from publishing.models import Publishable
from publishing.rights import may
from publishing.widgets import KeySelect, KeySelectMultiple, is_key

# The browser's own fields: they open from the keyboard, speak, and show the order of days and months one is used to.
NATIVE_FIELDS = {
    models.DateField: {"widget": forms.DateInput({"type": "date"}, "%Y-%m-%d")},
    models.TimeField: {"widget": forms.TimeInput({"type": "time"}, "%H:%M")},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
    },
    models.DecimalField: {"form_class": NumberFormField},
}


class RelationsMixin:
    """Every relation is chosen by searching, never from a list as long as the table."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("widget", KeySelect(db_field, self.admin_site, using=kwargs.get("using")))
        kwargs.setdefault("queryset", choosable(db_field, request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("widget", KeySelectMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        kwargs.setdefault("queryset", choosable(db_field, request.user))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def choosable(relation, user):
    """What *user* may let a record point at: of what they may not see, the public, and what stands so already."""
    model = relation.related_model
    rows = model._default_manager.all()
    if not issubclass(model, Publishable) or may(user, "view", model) or may(user, "change", model):
        return rows
    in_use = relation.model._base_manager.exclude(**{relation.name: None}).values(relation.name)
    return rows.filter(Q(pk__in=model.objects.published().values("pk")) | Q(pk__in=in_use))


class UsedChoicesFilter(admin.ChoicesFieldListFilter):
    """The choices that some record has made: of all the countries of the world, a few."""

    def choices(self, changelist):
        used = set(changelist.model._base_manager.values_list(self.field.name, flat=True))
        shown = [True, *(value in used for value, _name in self.field.flatchoices)]
        return (entry for entry, is_shown in zip(super().choices(changelist), shown, strict=False) if is_shown)


class RowFormSet(BaseInlineFormSet):
    def save_new(self, form, commit=True):
        """A new row comes last, unless it was given a place."""
        if getattr(form.instance, "position", None) == 0:
            form.instance.position = self.last_position() + 1
        return super().save_new(form, commit)

    def last_position(self):
        return max((form.instance.position for form in self.forms), default=0)


class RowsMixin:
    """Rows of a record inside its form: as many as a person writes, for each takes its time to draw."""

    formset = RowFormSet
    extra = 0
    max_num = 60

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **{"absolute_max": self.max_num, **kwargs})


class RelationInline(RowsMixin, RelationsMixin, admin.StackedInline):
    """Rows that only point at something, and hold no words."""


class BilingualMixin(RelationsMixin):
    """French and Chinese in one row, each label and input in its own language.

    The declarations name the original fields (`title`); the languages are added here.
    """

    formfield_overrides = NATIVE_FIELDS

    def paired(self, fields):
        """Each translated field becomes a row of its languages, so that they stand side by side."""
        translated = self.trans_opts.all_fields
        return [tuple(get_translation_fields(name)) if name in translated else name for name in fields]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field and language:
            field.widget.attrs["lang"] = TAGS[language]
        return field


class Words:
    """A translated text for whoever may only read it, in its language: rich text as readers get it, any other as it was typed."""

    def __init__(self, field, empty):
        self.field, self.empty = field, empty
        self.__name__, self.short_description = field.name, field.verbose_name

    def __call__(self, record):
        words = getattr(record, self.field.attname)
        if not words:
            return self.empty
        is_rich = isinstance(self.field, ProseEditorField)
        html = mark_safe(self.field.sanitize(words)) if is_rich else linebreaksbr(words)  # noqa: S308 sanitised
        return format_html('<div class="words" lang="{}">{}</div>', TAGS[self.field.language], html)


def show_words(shown, admin_of_it):
    """*shown*, a form or the rows inside it, may only be read: its texts stand there as words, and not as mark-up."""
    empty = admin_of_it.get_empty_value_display()
    fields = [field for field in admin_of_it.model._meta.concrete_fields if getattr(field, "language", None)]
    words = {field.name: Words(field, empty) for field in fields}
    shown.readonly_fields = [words.get(name, name) for name in shown.readonly_fields]
    shown.fieldsets = [
        (heading, {**options, "fields": [in_row(entry, words) for entry in options["fields"]]})
        for heading, options in shown.fieldsets
    ]


def in_row(entry, words):
    """*entry* of a fieldset is a name, or the names that share a row."""
    return words.get(entry, entry) if isinstance(entry, str) else tuple(words.get(name, name) for name in entry)


def without_lines(lines, beginnings):
    """*lines* as `unordered_list` takes them, each followed by the list of those below it, where there are any."""
    kept = []
    for line in lines:
        if isinstance(line, list):
            line = without_lines(line, beginnings)
            kept += [line] if line else []
        elif not line.startswith(beginnings):
            kept.append(line)
    return kept


class BilingualAdmin(BilingualMixin, TranslationAdmin):
    def address_name(self, suffix):
        return f"{self.opts.app_label}_{self.opts.model_name}_{suffix}"

    def address(self, suffix, *keys):
        """Of one of this model's pages in the admin: `change`, `history` and what mixins add."""
        return reverse(f"{self.admin_site.name}:{self.address_name(suffix)}", args=keys)

    def record_to_see(self, request, object_id):
        """Http404 where there is none, PermissionDenied where it is not for this account."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return record

    def get_fieldsets(self, request, obj=None):
        declared = self.fieldsets or [(None, {"fields": self.fields})]
        return [(name, {**options, "fields": self.paired(options["fields"])}) for name, options in declared]

    def changelist_view(self, request, extra_context=None):
        """What was ticked and is no key is nobody's: no table can be asked for it."""
        if ACTION_CHECKBOX_NAME in request.POST:
            data = request.POST.copy()
            keys = [key for key in data.getlist(ACTION_CHECKBOX_NAME) if is_key(self.model, key)]
            data.setlist(ACTION_CHECKBOX_NAME, keys)
            request.POST = data
        return super().changelist_view(request, extra_context)

    def get_deleted_objects(self, objs, request):
        """Without the rows that only tie two records together: they have no words that anyone would know."""
        to_delete, counts, *rest = super().get_deleted_objects(objs, request)
        ties = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        beginnings = tuple(f"{capfirst(tie.verbose_name)}: " for tie in ties)
        plurals = {str(tie.verbose_name_plural) for tie in ties}
        counts = {name: count for name, count in counts.items() if str(name) not in plurals}
        return without_lines(to_delete, beginnings), counts, *rest

    def get_changelist_formset(self, request, **kwargs):
        """A field in a list is named, as the head of its column is for the eye alone."""
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            field.widget.attrs["aria-label"] = field.label
        return formset

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        # The editor's import map cannot be a file: only the nonce lets the browser read it.
        context["media"] = js_asset.Media.from_media(context["media"], nonce=getattr(request, "csp_nonce", ""))
        if change and not self.has_change_permission(request, obj):
            show_words(context["adminform"], self)
            for rows in context["inline_admin_formsets"]:
                show_words(rows, rows.opts)
        return super().render_change_form(request, context, add, change, form_url, obj)


class BilingualStackedInline(RowsMixin, BilingualMixin, TranslationStackedInline):
    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.paired(self.fields)})]
