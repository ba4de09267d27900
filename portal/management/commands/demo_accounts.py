import os

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

SUPERUSER = "admin"
STAFF = ["editor", "translator", "publisher"]
ACCOUNTS = [SUPERUSER, *STAFF]
# No letter that reads as another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = (
        "Makes the accounts to try the portal with: admin, editor, translator, publisher. Their password is"
        " PORTAL_DEMO_PASSWORD, else a random one that is told once. What exists is kept as it is."
    )

    @transaction.atomic
    def handle(self, **options):
        if not getattr(settings, "DEMO_ACCOUNTS", False):
            raise CommandError("Demo accounts exist on one's own machine only: these settings refuse them.")
        chosen = os.environ.get("PORTAL_DEMO_PASSWORD", "")
        password = chosen or get_random_string(12, LETTERS)
        group = content_group()
        made = [name for name in ACCOUNTS if make_account(name, password, group)]
        if chosen:
            set_passwords(chosen)
        self.stdout.write(how_to_log_in(made, password, chosen))


def content_group():
    """Full rights on what the portal's own apps hold."""
    group, _ = Group.objects.get_or_create(name="content")
    labels = [config.label for config in apps.get_app_configs() if config.name in settings.PORTAL_APPS]
    group.permissions.add(*Permission.objects.filter(content_type__app_label__in=labels))
    return group


def make_account(name, password, group):
    """True where the account is new."""
    is_superuser = name == SUPERUSER
    account, is_new = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True, "is_superuser": is_superuser}
    )
    if is_new:
        account.set_password(password)
        account.save()
        if not is_superuser:
            account.groups.add(group)
    return is_new


def set_passwords(password):
    for account in get_user_model().objects.filter(username__in=ACCOUNTS):
        # A new hash of the same password would end the sessions that are open.
        if not account.check_password(password):
            account.set_password(password)
            account.save()


def how_to_log_in(made, password, chosen):
    if chosen:
        return f"Accounts {', '.join(ACCOUNTS)}: the password is that of PORTAL_DEMO_PASSWORD."
    if made:
        return f"Accounts {', '.join(made)}: the password is {password} (told this once)."
    return f"Accounts {', '.join(ACCOUNTS)} exist already; PORTAL_DEMO_PASSWORD=... make run sets their password."
