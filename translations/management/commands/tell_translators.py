from django.core.management.base import BaseCommand, no_translations

from translations import digest


class Command(BaseCommand):
    help = "Tells translators by mail what waits for them, at most once an hour. Run it from time to time."

    @no_translations
    def handle(self, **options):
        number = digest.tell()
        if number or options["verbosity"] > 1:
            self.stdout.write(f"{number} {'mail' if number == 1 else 'mails'} to translators.")
