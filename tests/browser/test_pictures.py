"""The pictures of the sample, as the portal made them ready when it was loaded."""

import uuid

from images.renditions import FORMATS, rendition_name, widths_for
from portal.sample import SAMPLE


def test_pictures_went_through_the_pipeline(portal):
    with portal.database as database:
        pictures = database.execute("SELECT file, width FROM images_picture").fetchall()

    assert len(pictures) == len([*(SAMPLE / "pictures").iterdir()])
    for name, width in pictures:
        uuid.UUID(name.removeprefix("pictures/").partition(".")[0])
        names = [rendition_name(name, one, extension) for one in widths_for(width) for extension in FORMATS]
        assert [name for name in names if not (portal.data / "media" / name).is_file()] == []
