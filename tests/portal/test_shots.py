"""`make shots` tells pictures apart: what a person would see, and not what only a machine would."""

import pytest
from PIL import Image, ImageDraw

from tools import visual

PAPER, INK, RED = "#FBF8F2", "#1B2230", "#9E2B25"


def drawn(size=(900, 600), ink=INK, left=300):
    image = Image.new("RGB", size, PAPER)
    ImageDraw.Draw(image).rectangle((left, 150, left + 240, 210), fill=ink)
    return visual.reduced(image)


def test_a_picture_is_like_itself():
    share, _marked = visual.difference(drawn(), drawn())

    assert share == 0


def test_it_is_kept_at_a_third():
    assert drawn().size == (300, 200)


@pytest.mark.parametrize("other", [drawn(ink=RED), drawn(left=303), drawn(left=330)])
def test_another_colour_or_place_is_seen(other):
    share, marked = visual.difference(drawn(), other)

    assert share > visual.SHARE
    assert (255, 0, 255) in [colour for _count, colour in marked.getcolors()]


def test_a_shade_that_nobody_sees_is_let_pass():
    share, _marked = visual.difference(drawn(), drawn(ink="#1C2331"))

    assert share <= visual.SHARE


def test_another_size_is_another_picture():
    share, both = visual.difference(drawn(), drawn(size=(900, 630)))

    assert share == 1
    assert both.size == (600, 210)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setattr(visual, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(visual, "DIFFERENCES", tmp_path / "differences")
    monkeypatch.setattr(visual, "DRAWN_WITH", tmp_path / "kept" / "drawn-with.json")
    return tmp_path


def test_what_is_kept_is_compared_name_by_name(folders, capsys):
    visual.keep([("cards/fr", drawn()), ("gone/fr", drawn()), ("same/fr", drawn())])
    complaints = visual.compare([("cards/fr", drawn(ink=RED)), ("new/fr", drawn()), ("same/fr", drawn())])

    assert [complaint.partition(":")[0] for complaint in complaints] == ["cards/fr", "new/fr", "gone/fr"]
    written = {
        path.relative_to(folders / "differences").as_posix() for path in folders.rglob("differences/*/*.webp")
    }
    assert written == {"cards/fr.webp", "new/fr.webp"}
    assert capsys.readouterr().out.startswith("3 pictures are kept")


def test_what_draws_is_written_down(folders):
    visual.keep([("cards/fr", drawn())])
    assert visual.changes_of_tools() == []

    told = visual.DRAWN_WITH.read_text()
    visual.DRAWN_WITH.write_text(told.replace('"chromium": "', '"chromium": "0'))
    (change,) = visual.changes_of_tools()
    assert change.startswith("chromium: 0")
