from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """Puts the portal's own site in the place of Django's, so that sections register as anywhere else."""

    default_site = "portal.admin.PortalAdminSite"
