import os

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from portal.roles import PUBLISHER, editors, translators

SUPERUSER = "admin"
STAFF = ["editor", "translator", "publisher"]
ACCOUNTS = [SUPERUSER, *STAFF]
# No letter that reads as another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
# What the accounts belonged to before there were roles.
FORMER_GROUP = "content"


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
        made = [name for name in ACCOUNTS if make_account(name, password)]
        replace_former_group()
        if chosen:
            set_passwords(chosen)
        self.stdout.write(how_to_log_in(made, password, chosen))


def make_account(name, password):
    """True where the account is new."""
    account, is_new = get_user_model().objects.get_or_create(
        username=name,
        defaults={
            "email": f"{name}@portal.example",
            "is_staff": True,
            "is_superuser": name == SUPERUSER,
        },
    )
    if is_new:
        account.set_password(password)
        account.save()
        give_roles(account)
    return is_new


def give_roles(account):
    account.groups.set(Group.objects.filter(name__in=roles_of(account.get_username())))


def roles_of(name):
    """The names of the groups of a demo account."""
    return {
        "editor": [role.name for role in editors()],
        "translator": [role.name for role in translators()],
        "publisher": [PUBLISHER],
    }.get(name, [])


def replace_former_group():
    for account in get_user_model().objects.filter(groups__name=FORMER_GROUP):
        give_roles(account)
    Group.objects.filter(name=FORMER_GROUP).delete()


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
