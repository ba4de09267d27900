import sys

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, no_translations

from translations.entries import FileRefused, shown
from translations.exchange import received
from translations.importing import counted, take_in
from translations.work import Fate


class Command(BaseCommand):
    help = (
        "Takes in a file that export_translations wrote and somebody translated. Exit status 1: an entry was refused; "
        "2: the whole file was, and nothing is changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a .po, .xlf or .xliff file")
        parser.add_argument("--user", metavar="NAME", help="in whose name, and by whose rights")
        parser.add_argument("--draft", action="store_true", help="keep all as drafts, which no reader sees")

    @no_translations
    def handle(self, *, file, user, draft, **options):
        try:
            told = take_in(batch_at(file), account(user), as_drafts=draft)
        except FileRefused as error:
            raise CommandError(str(error), returncode=2) from None
        except PermissionDenied:
            raise CommandError(f"{user} does not translate into the language of the file.", returncode=2) from None
        self.tell(told)
        if counted(told)[Fate.REFUSED]:
            sys.exit(1)

    def tell(self, told):
        for one in told:
            if one.fate in (Fate.REFUSED, Fate.STALE):
                self.stdout.write(f"{one.fate.value} {shown(one.context)}: {shown(one.reason)}")
        if drafts := sum(one.is_draft for one in told):
            self.stdout.write(f"applied as drafts: {drafts}")
        numbers = counted(told)
        self.stdout.write(", ".join(f"{fate.value} {numbers[fate]}" for fate in Fate))


def batch_at(path):
    try:
        with open(path, "rb") as file:
            return received(path, file)
    except OSError as error:
        raise CommandError(f"The file cannot be read: {error.strerror}: {path}", returncode=2) from None


def account(name):
    if name is None:
        return None
    users = get_user_model()
    try:
        return users.objects.get_by_natural_key(name)
    except users.DoesNotExist:
        raise CommandError(f"No such account: {name!r}.", returncode=2) from None
