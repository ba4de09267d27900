from django.core.management.base import BaseCommand, no_translations
from django.db import transaction

from portal import sample
from portal.models import SampleLoad


class Command(BaseCommand):
    help = "Loads the sample content, once, into an empty database. What staff edit or delete never comes back."

    @no_translations
    @transaction.atomic
    def handle(self, **options):
        self.stdout.write(load_once())


def load_once():
    """What was done, in one line."""
    if loaded := SampleLoad.objects.first():
        return f"The sample was loaded on {loaded.loaded_at:%Y-%m-%d}: nothing to do."
    if sample.holds_content():
        return "The database holds content already: the sample is left out."
    # First, so that of two that start together one waits here, then fails instead of loading it all again.
    SampleLoad.objects.create(pk=1)
    return f"The sample is loaded: {in_words(sample.load())}."


def in_words(counts):
    return ", ".join(f"{number} {name_of(model, number)}" for model, number in counts.items())


def name_of(model, number):
    return model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
