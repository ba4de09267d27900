import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/portal.css"
ADMIN_SHEET = "admin/css/portal.css"
PART = re.compile(r'@import "(?P<name>[\w.-]+)"(?: (?P<media>[^;]+))?;')


class OneSheetStorage(CompressedManifestStaticFilesStorage):
    """The style sheets are written in parts, each collected as one: a first view of the public site asks for it once."""

    def post_process(self, paths, dry_run=False, **options):
        for sheet in (SHEET, ADMIN_SHEET):
            if sheet in paths and not dry_run:
                self.collect_parts(paths, sheet)
                paths = {**paths, sheet: (self, sheet)}
        yield from super().post_process(paths, dry_run, **options)

    def collect_parts(self, paths, sheet):
        whole = PART.sub(lambda found: part_of(paths, sheet=sheet, **found.groupdict()), text_of(paths, sheet))
        self.delete(sheet)
        self.save(sheet, ContentFile(whole))


def part_of(paths, name, media, sheet=SHEET):
    text = text_of(paths, str(PurePosixPath(sheet).with_name(name)))
    return f"@media {media} {{\n{text}}}" if media else text


def text_of(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
