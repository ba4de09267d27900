"""Who may enter the admin: Django's accounts, with roles in the place of its groups and permissions."""

import logging

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import admin as django_admin
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from portal.passwords import invite, origin_of
from portal.roles import roles, title_of
from publishing.admin import RelationsMixin

log = logging.getLogger(__name__)

NAMES = ("username", "email", ("first_name", "last_name"))
POWERS = _("What this account may do")


def choices_of_roles():
    """[(family, [(name, role)])]"""
    families = {}
    for role in roles():
        families.setdefault(role.family, []).append((role.name, role))
    return [*families.items()]


class RolesInput(forms.CheckboxSelectMultiple):
    template_name = "portal/roles.html"


class AccountForm(forms.ModelForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=choices_of_roles,
        widget=RolesInput,
        required=False,
        help_text=_("Without a role an account does not open the administration."),
    )

    class Meta:
        model = User
        fields = ["username", "email", "first_name", "last_name", "is_active"]
        field_classes = {"username": UsernameField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True
        if "roles" in self.fields and self.instance.pk:
            self.initial["roles"] = [group.name for group in self.instance.groups.all()]

    def clean_email(self):
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another account has this address."))
        return email

    def save(self, commit=True):
        """Whoever has a role is staff."""
        if "roles" in self.cleaned_data:
            self.instance.is_staff = self.instance.is_superuser or bool(self.cleaned_data["roles"])
        return super().save(commit)

    def _save_m2m(self):
        super()._save_m2m()
        if "roles" in self.cleaned_data:
            self.instance.groups.set(Group.objects.filter(name__in=self.cleaned_data["roles"]))


class InvitationForm(AccountForm):
    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class RoleFilter(admin.SimpleListFilter):
    title = pgettext_lazy("filter", "role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(role.name, role.title) for role in roles()]

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class AccountAdmin(RelationsMixin, django_admin.UserAdmin):
    form = AccountForm
    add_form = InvitationForm
    add_form_template = "admin/auth/user/invitation.html"
    list_display = ["username", "full_name", "email", "roles", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    # The clock writes them.
    readonly_fields = ["last_login", "date_joined"]
    add_fieldsets = [(None, {"fields": NAMES}), (POWERS, {"fields": ["roles"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.invite_view))
        return [path("<int:object_id>/invite/", view, name="auth_user_invite"), *super().get_urls()]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        own = {"description": _("Nobody changes their own roles: another administrator does.")}
        doors = ["is_active", "is_superuser"] if request.user.is_superuser else ["is_active"]
        return [
            (None, {"fields": NAMES}),
            (POWERS, {"fields": ["roles"], **(own if obj == request.user else {})}),
            (_("Access"), {"fields": [*doors, "last_login", "date_joined"]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        own = ["roles", "is_active", "is_superuser"] if obj == request.user else []
        return [*self.readonly_fields, *own]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and is_within_reach(obj, request.user)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj) and is_within_reach(obj, request.user)
        return allowed and obj != request.user

    @admin.display(description=_("name"), ordering="last_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=_("Roles"))
    def roles(self, user):
        held = {group.name for group in user.groups.all()}
        return title_of([role for role in roles() if role.name in held])

    def user_change_password(self, request, id, form_url=""):
        """A password is its owner's secret; whoever set up the portal may give one where no mail goes out."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    # Invitations

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            self.invite_on_commit(request, form.instance)

    def invite_on_commit(self, request, user):
        transaction.on_commit(lambda: self.invite(request, user))

    def invite(self, request, user):
        try:
            invite(user, origin_of(request))
        except OSError:
            log.exception("The invitation of account %s did not go out.", user.pk)
            failure = gettext(
                "The invitation did not go out: the mail server did not take it. Send it again later."
            )
            messages.error(request, failure)
        else:
            messages.success(request, gettext("An invitation has gone out to %(email)s.") % {"email": user.email})

    def may_invite(self, request, user):
        return self.has_change_permission(request, user) and is_awaited(user)

    def invite_view(self, request, object_id):
        user = get_object_or_404(User, pk=object_id)
        if not self.may_invite(request, user):
            raise PermissionDenied
        self.invite_on_commit(request, user)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))

    def render_change_form(self, request, context, *args, **kwargs):
        user = context.get("original")
        context["may_invite"] = bool(user) and self.may_invite(request, user)
        context["may_set_password"] = request.user.is_superuser
        return super().render_change_form(request, context, *args, **kwargs)


def is_within_reach(user, asker):
    """A superuser's account is other superusers' business."""
    return user is None or asker.is_superuser or not user.is_superuser


def is_awaited(user):
    """Invited, and has never come in."""
    return bool(user.is_active and user.email and user.last_login is None)


admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
# Roles are not edited by hand: they follow from the models.
admin.site.unregister(Group)
