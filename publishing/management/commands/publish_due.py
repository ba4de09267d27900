from django.core.management.base import BaseCommand, no_translations

from publishing.workflow import publish_due


class Command(BaseCommand):
    help = "Publishes the drafts of live pages whose hour has come. Run it every minute; the first visitor past the hour does as much."

    @no_translations
    def handle(self, **options):
        number = publish_due()
        if number or options["verbosity"] > 1:
            self.stdout.write(f"{number} scheduled {'draft' if number == 1 else 'drafts'}: done.")
