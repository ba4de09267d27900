from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.db.models.signals import post_migrate
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


def yes_or_no(value):
    """A yes or a no in a list or a form, as a word of the interface's language."""
    name, word = {True: ("yes", _("Yes")), False: ("no", _("No"))}.get(value, ("unknown", _("Unknown")))
    return format_html('<span class="answer answer-{}">{}</span>', name, word)


class PortalAdminConfig(AdminConfig):
    """Puts the portal's own site in the place of Django's, so that sections register as anywhere else."""

    default_site = "portal.admin.PortalAdminSite"

    def ready(self):
        super().ready()
        from django.contrib.admin.templatetags import admin_list  # noqa: PLC0415 it needs the models

        # Django draws an icon whose name is True, False or None in every language, and offers no other place to say so.
        admin_list._boolean_icon = yes_or_no


class AccountsConfig(AuthConfig):
    # Translators: group of the admin: those who may enter it, and what they may do.
    verbose_name = _("Accounts")

    def ready(self):
        super().ready()
        # After Django's own forms of accounts, which these take the place of.
        from portal import accounts  # noqa: F401, PLC0415 it registers, and needs the models
        from portal.roles import make_groups  # noqa: PLC0415 it needs the models

        # Each app in turn is given its permissions: the groups that hold them come after the last.
        last = list(self.apps.get_app_configs())[-1]
        post_migrate.connect(make_groups, sender=last, dispatch_uid="portal.roles")
