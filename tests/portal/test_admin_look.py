"""The admin wears the colours of the site, and its sheet is collected as one."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from portal.storage import ADMIN_SHEET, PART, SHEET, OneSheetStorage

STATIC = Path(settings.BASE_DIR) / "static"
TOKEN = re.compile(r"--([\w-]+): (#[0-9A-Fa-f]{6});")


def tokens(css):
    return {name: value.upper() for name, value in TOKEN.findall(css)}


def schemes(path, dark):
    """(light, dark) tokens of a sheet; *dark* is the beginning of its dark block."""
    light, _, rest = (STATIC / path).read_text().partition(dark)
    return tokens(light), tokens(rest.partition("\n}\n")[0])


PUBLIC = schemes("css/tokens.css", "@media (prefers-color-scheme: dark)")
AUTO = schemes("admin/css/tokens.css", "@media (prefers-color-scheme: dark)")
CHOSEN = schemes("admin/css/tokens.css", 'html[data-theme="dark"] {')


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_admin_has_the_colours_of_the_site(scheme):
    ours, public = AUTO[scheme], PUBLIC[scheme]
    shared = ours.keys() & public.keys()
    assert {"paper", "ink", "zinc", "celadon", "wall", "rule", "limestone"} <= shared
    assert {name: ours[name] for name in shared} == {name: public[name] for name in shared}


def test_dark_is_the_same_chosen_or_followed():
    assert AUTO[1] == CHOSEN[1]


@pytest.mark.parametrize("sheet", [SHEET, ADMIN_SHEET])
def test_each_sheet_is_collected_as_one(tmp_path, sheet):
    source = StaticFilesStorage(location=STATIC)
    folder = STATIC / Path(sheet).parent
    paths = {
        str(path.relative_to(STATIC)): (source, str(path.relative_to(STATIC))) for path in folder.glob("*.css")
    }
    target = OneSheetStorage(location=tmp_path)
    for name in paths:
        target.save(name, source.open(name))
    target.collect_parts(paths, sheet)
    collected = (tmp_path / sheet).read_text()
    parts = [found["name"] for found in PART.finditer((STATIC / sheet).read_text())]
    assert len(parts) > 5
    assert PART.search(collected) is None
    assert all((folder / name).read_text() in collected for name in parts if name != "print.css")
