from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.utils.translation import gettext_lazy as _


class PortalAdminConfig(AdminConfig):
    """Puts the portal's own site in the place of Django's, so that sections register as anywhere else."""

    default_site = "portal.admin.PortalAdminSite"


class AccountsConfig(AuthConfig):
    # Translators: group of the admin: those who may enter it, and what they may do.
    verbose_name = _("Accounts")
