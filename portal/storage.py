import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/portal.css"
PART = re.compile(r'@import "(?P<name>[\w.-]+)"(?: (?P<media>[^;]+))?;')


class OneSheetStorage(CompressedManifestStaticFilesStorage):
    """The style sheet of the public site is written in parts and collected as one: a first view asks for it once."""

    def post_process(self, paths, dry_run=False, **options):
        if SHEET in paths and not dry_run:
            whole = PART.sub(lambda found: part_of(paths, **found.groupdict()), text_of(paths, SHEET))
            self.delete(SHEET)
            self.save(SHEET, ContentFile(whole))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def part_of(paths, name, media):
    text = text_of(paths, f"css/{name}")
    return f"@media {media} {{\n{text}}}" if media else text


def text_of(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
