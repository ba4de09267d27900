from django.core.management.base import BaseCommand, no_translations

from translations.units import sync


class Command(BaseCommand):
    help = "Brings the translation units up to what the records say, after changes that went round `save()`. It may run every night."

    @no_translations
    def handle(self, **options):
        done = sync()
        self.stdout.write(f"made {done['made']}, changed {done['changed']}, removed {done['removed']}")
