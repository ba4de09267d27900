from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.translation import override

from images.models import Document, Picture
from images.renditions import open_picture
from tests.images.factories import (
    PDF,
    SVG,
    located_jpeg,
    make_document,
    make_picture,
    photograph,
    picture_bytes,
    upload,
)

pytestmark = pytest.mark.django_db


def stored(root):
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_picture_is_kept_under_a_name_of_ours_with_its_sides_and_renditions(media_root):
    picture = make_picture(picture_bytes("WEBP", (700, 300)), filename="../../Été à Pékin.php.webp")
    stem = picture.file.name.removeprefix("pictures/").removesuffix(".jpg")

    assert (picture.width, picture.height) == (700, 300)
    assert len(stem) == 32
    assert stored(media_root) == sorted(
        [f"pictures/{stem}.jpg"]
        + [f"renditions/{stem}/{width}.{ext}" for width in (320, 640, 700) for ext in ("avif", "webp", "jpg")]
    )


def test_the_place_is_in_no_file_that_is_kept(media_root):
    make_picture(located_jpeg(size=(700, 300)))

    for name in stored(media_root):
        data = (media_root / name).read_bytes()
        assert b"SECRET" not in data
        with open_picture(BytesIO(data)) as image:
            assert not image.getexif().get_ifd(0x8825)


def test_the_name_of_the_file_stands_in_for_a_name():
    assert make_picture(name="", filename="Hangzhou 2024.jpg").name == "Hangzhou 2024"
    assert make_picture(name="Le lac", filename="Hangzhou 2024.jpg").name == "Le lac"


def test_no_way_into_the_database_goes_round_the_inspection(media_root):
    with pytest.raises(ValidationError):
        Picture.objects.create(name="x", file=upload(SVG, "x.png"))
    assert Picture.objects.count() == 0
    assert stored(media_root) == []


def test_a_picture_says_something_or_is_decorative():
    silent = Picture(name="x", file=upload(picture_bytes()))
    with pytest.raises(ValidationError) as refused:
        silent.clean()
    assert list(refused.value.message_dict) == ["alt_fr"]

    silent.is_decorative = True
    silent.clean()


def test_words_are_in_the_language_of_the_reader_or_in_french():
    picture = make_picture()
    assert picture.alternative == ("Une rivière", "fr")
    with override("zh-hans"):
        assert picture.alternative == ("一条河", "zh-hans")
        picture.alt_zh_hans = ""
        assert picture.alternative == ("Une rivière", "fr")
        picture.is_decorative = True
        assert picture.alternative == ("", "")


@pytest.mark.django_db(transaction=True)
def test_the_files_of_a_deleted_picture_go(media_root):
    kept, gone = make_picture(), make_picture()
    assert len(stored(media_root)) == 2 * 7

    gone.delete()
    assert len(stored(media_root)) == 7
    assert default_storage.exists(kept.file.name)

    Picture.objects.all().delete()
    assert stored(media_root) == []


@pytest.mark.django_db(transaction=True)
def test_the_files_of_a_replaced_picture_go(media_root):
    picture = make_picture()
    former = picture.file.name
    picture.file = upload(picture_bytes("PNG", (20, 10)))
    picture.save()

    assert not default_storage.exists(former)
    assert (picture.width, picture.height) == (20, 10)
    assert len(stored(media_root)) == 4


@pytest.mark.django_db(transaction=True)
def test_a_save_that_is_rolled_back_takes_no_file_away(media_root):
    picture = make_picture()
    before = stored(media_root)
    with transaction.atomic():
        with transaction.atomic():
            replaced = Picture.objects.get()
            replaced.file = upload(picture_bytes("PNG", (20, 10)))
            replaced.save()
            transaction.set_rollback(True)
        with transaction.atomic():
            Picture.objects.get().delete()
            transaction.set_rollback(True)

    assert Picture.objects.get().file.name == picture.file.name
    assert set(before) <= set(stored(media_root))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_taken_away_before_the_commit(media_root):
    picture = make_picture()
    name = picture.file.name
    with transaction.atomic():
        picture.delete()
        assert default_storage.exists(name)
    assert not default_storage.exists(name)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_another_row_names_stays():
    document = make_document()
    twin = Document.objects.create(title_fr="Le même", file_fr=document.file_fr.name)

    document.delete()
    assert default_storage.exists(twin.file_fr.name)

    twin.delete()
    assert not default_storage.exists(twin.file_fr.name)


def test_the_sides_are_written_with_their_file():
    picture = make_picture()
    picture.file = upload(picture_bytes("PNG", (20, 10)))
    picture.save(update_fields=["file"])

    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (20, 10)


def test_another_save_leaves_the_files_alone(media_root):
    picture = make_picture()
    before = {name: (media_root / name).stat().st_mtime_ns for name in stored(media_root)}
    picture.name = "Autre nom"
    picture.full_clean()
    picture.save()

    assert before == {name: (media_root / name).stat().st_mtime_ns for name in stored(media_root)}


def test_lost_renditions_are_made_again(media_root, capsys):
    picture = make_picture(picture_bytes(image=photograph((700, 300))))
    before = stored(media_root)
    (media_root / picture.file.name.replace("pictures", "renditions").replace(".jpg", "") / "640.avif").unlink()

    call_command("make_renditions")
    assert stored(media_root) == before
    call_command("make_renditions")
    call_command("make_renditions", again=True)
    assert capsys.readouterr().out.splitlines() == ["1 made", "0 made", "9 made"]


def test_a_lost_original_does_not_keep_the_others_waiting(media_root, capsys):
    whole, lost = make_picture(), make_picture()
    (media_root / lost.file.name).unlink()
    for path in (media_root / "renditions").rglob("*.*"):
        path.unlink()

    with pytest.raises(CommandError):
        call_command("make_renditions")
    assert len([name for name in stored(media_root) if name.startswith("renditions")]) == 6
    assert str(lost.pk) in capsys.readouterr().err
    assert whole.file.name


def test_a_document_is_kept_under_its_french_title():
    document = make_document(title_fr="L’œuvre d’été", file_fr=upload(PDF, "../x.exe"))
    stem, chance = document.file_fr.name.removesuffix(".pdf").rsplit("-", 1)

    assert stem == "documents/l-oeuvre-d-ete"
    assert len(chance) == 8


def test_a_reader_is_offered_the_file_of_their_language_or_the_other():
    document = make_document()
    assert document.available == (document.file_fr, "fr")
    with override("zh-hans"):
        assert document.available == (document.file_fr, "fr")
        document.file_zh_hans = upload(PDF, "zh.pdf")
        document.save()
        assert document.available == (document.file_zh_hans, "zh-hans")


def test_a_document_weighs_what_its_file_weighs(media_root):
    document = make_document()
    assert document.size == len(PDF)
    assert document.size_label.startswith("1\u00a0")

    (media_root / document.file_fr.name).unlink()
    assert document.size is None
    assert document.size_label == ""


def test_a_document_needs_a_french_title_and_a_file():
    with pytest.raises(ValidationError) as refused:
        Document().clean()
    assert set(refused.value.message_dict) == {"title_fr", "file_fr"}


def test_what_is_no_pdf_is_an_error_of_its_field():
    document = Document(title_fr="Accord", file_zh_hans=upload(SVG, "accord.pdf"))
    with pytest.raises(ValidationError) as refused:
        document.full_clean()
    assert set(refused.value.message_dict) == {"file_zh_hans"}
