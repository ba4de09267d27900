from django.core.management.base import BaseCommand, CommandError

from images.files import make_renditions
from images.models import Picture


class Command(BaseCommand):
    help = "Makes the renditions that are missing, after a restored backup or a change of widths or formats."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="make those that exist again too")

    def handle(self, *args, again, **options):
        made, failed = 0, 0
        for picture in Picture.objects.iterator():
            try:
                made += len(make_renditions(picture.file.name, again=again))
            except Exception as error:  # noqa: BLE001 one lost or broken file does not keep the others waiting
                failed += 1
                self.stderr.write(f"{picture.pk} {picture.file.name}: {error}")
        self.stdout.write(f"{made} made")
        if failed:
            raise CommandError(f"{failed} pictures have no file that can be read")
