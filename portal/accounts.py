"""Who may enter the admin, and what they may do there: Django's own forms, in the words of the interface."""

from typing import NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as django_admin
from django.contrib.auth.models import Group, Permission, User
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from portal.admin import ORDER
from publishing.admin import RelationsMixin

# Django keeps the names of permissions in the database, in English.
DEEDS = {
    # Translators: what an account may do with records of a kind.
    "view": pgettext_lazy("permission", "view"),
    # Translators: what an account may do with records of a kind.
    "add": pgettext_lazy("permission", "add"),
    # Translators: what an account may do with records of a kind.
    "change": pgettext_lazy("permission", "change"),
    # Translators: what an account may do with records of a kind.
    "delete": pgettext_lazy("permission", "delete"),
}


class Kind(NamedTuple):
    """A kind of record, beneath its section of the admin, in the order of the admin's home."""

    place: int
    section: str
    name: str


def kind_of(permission):
    content_type = permission.content_type
    label, model = content_type.app_label, content_type.model_class()
    place = ORDER.index(label) if label in ORDER else len(ORDER)
    if model is None:
        return Kind(place, label, content_type.model)
    return Kind(place, str(model._meta.app_config.verbose_name), capfirst(str(model._meta.verbose_name)))


def deed_of(permission):
    return permission.codename.partition("_")[0]


def by_kind(permissions):
    """{kind: its permissions}, both in the order they are shown in."""
    deeds = [*DEEDS]
    rows = {}
    for permission in sorted(
        permissions, key=lambda one: deeds.index(deed_of(one)) if deed_of(one) in deeds else 9
    ):
        rows.setdefault(kind_of(permission), []).append(permission)
    return dict(sorted(rows.items()))


class PermissionRows(ModelChoiceIterator):
    def __iter__(self):
        for kind, permissions in by_kind(self.queryset).items():
            yield kind, [self.choice(permission) for permission in permissions]


class PermissionTable(forms.CheckboxSelectMultiple):
    template_name = "portal/permissions.html"


class PermissionsField(forms.ModelMultipleChoiceField):
    iterator = PermissionRows
    widget = PermissionTable

    def label_from_instance(self, permission):
        return DEEDS.get(deed_of(permission), permission.name)


class AccountMixin(RelationsMixin):
    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.related_model is Permission:
            kwargs.update(form_class=PermissionsField, widget=PermissionTable)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class UserAdmin(AccountMixin, django_admin.UserAdmin):
    # The clock writes them.
    readonly_fields = ["last_login", "date_joined"]


class GroupAdmin(AccountMixin, django_admin.GroupAdmin):
    pass


for model, model_admin in ((User, UserAdmin), (Group, GroupAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, model_admin)
