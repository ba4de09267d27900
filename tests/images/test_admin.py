import json

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.forms import Media
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from images.autocomplete import ThumbnailAutocompleteView
from images.models import Document, Picture
from images.widgets import PicturePicker, picture_formfield
from tests.factories import PageFactory
from tests.images.factories import (
    PDF,
    SVG,
    make_document,
    make_picture,
    picture_bytes,
    png_claiming,
    upload,
)

pytestmark = [
    pytest.mark.django_db,
    # Pillow warns of what our own limits refuse.
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]

ADD = "admin:images_picture_add"
TYPED = {
    "name": "Le lac de l’Ouest",
    "alt_fr": "Un lac au printemps",
    "alt_zh_hans": "春天的湖",
    "credit": "A. Martin",
    "focal_x": "30",
    "focal_y": "70",
}


def foreign_key_to_picture():
    """One of any section: the picker knows none of them by name."""
    fields = (field for model in apps.get_models() for field in model._meta.fields)
    return next(field for field in fields if field.many_to_one and field.related_model is Picture)


def test_a_picture_is_added(admin_client):
    response = admin_client.post(reverse(ADD), {**TYPED, "file": upload(picture_bytes())})

    assert response.status_code == 302
    picture = Picture.objects.get()
    assert {name: str(getattr(picture, name)) for name in TYPED} == TYPED
    assert picture.width == 400


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"",
        picture_bytes("GIF", (8, 8)),
        picture_bytes()[:2000],
        png_claiming(13_000, 13_000),
        png_claiming(2**31 - 1, 2**31 - 1),
    ],
    ids=["svg", "empty", "gif", "truncated", "169-megapixels", "impossible"],
)
def test_a_hostile_picture_is_an_error_of_its_field_and_costs_nothing_that_was_typed(
    admin_client, media_root, data
):
    response = admin_client.post(reverse(ADD), {**TYPED, "file": upload(data, "photo.png", "image/png")})

    assert response.status_code == 200
    form = response.context["adminform"].form
    assert list(form.errors) == ["file"]
    page = html.fromstring(response.text)
    assert {name: page.get_element_by_id(f"id_{name}").value for name in TYPED} == TYPED
    assert Picture.objects.count() == 0
    assert list(media_root.iterdir()) == []


def test_a_picture_is_not_replaced_by_a_hostile_one(admin_client):
    picture = make_picture()
    address = reverse("admin:images_picture_change", args=[picture.pk])
    response = admin_client.post(address, {**TYPED, "file": upload(SVG, "photo.png", "image/png")})

    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["file"]
    assert Picture.objects.get().file.name == picture.file.name


def test_a_picture_without_words_is_an_error_of_the_french_field(admin_client):
    address = reverse("admin:images_picture_change", args=[make_picture().pk])
    response = admin_client.post(address, {**TYPED, "alt_fr": ""})
    assert list(response.context["adminform"].form.errors) == ["alt_fr"]


def test_a_file_that_another_error_has_lost_is_asked_for_again(admin_client):
    response = admin_client.post(reverse(ADD), {**TYPED, "alt_fr": "", "file": upload(picture_bytes())})
    errors = response.context["adminform"].form.errors
    assert set(errors) == {"alt_fr", "file"}
    assert errors["file"] == ["Choisissez à nouveau le fichier."]


def test_a_document_that_another_error_has_lost_is_asked_for_again(admin_client):
    files = {"file_fr": upload(SVG, "a.pdf"), "file_zh_hans": upload(PDF, "b.pdf", "application/pdf")}
    response = admin_client.post(reverse("admin:images_document_add"), {"title_fr": "Accord", **files})
    errors = response.context["adminform"].form.errors
    assert set(errors) == {"file_fr", "file_zh_hans"}
    assert errors["file_zh_hans"] == ["Choisissez à nouveau le fichier."]
    assert "Choisissez" not in str(errors["file_fr"])


def test_the_form_says_when_the_french_words_are_needed(admin_client):
    page = html.fromstring(admin_client.get(reverse(ADD)).text)
    assert "décorative" in page.get_element_by_id("id_alt_fr_helptext").text_content()
    assert "décorative" not in page.get_element_by_id("id_alt_zh_hans_helptext").text_content()


def test_a_picture_is_changed_without_a_new_file(admin_client, media_root):
    picture = make_picture()
    (media_root / picture.file.name).unlink()
    response = admin_client.post(reverse("admin:images_picture_change", args=[picture.pk]), TYPED)

    assert response.status_code == 302
    assert Picture.objects.get().name == TYPED["name"]


def test_the_form_shows_the_picture(admin_client):
    picture = make_picture()
    page = html.fromstring(admin_client.get(reverse("admin:images_picture_change", args=[picture.pk])).text)

    assert page.xpath("//img[@class='picture-preview']/@src") == [picture.thumbnail_url]
    assert page.xpath("//img[@class='picture-preview']/@alt") == ["Une rivière"]


def test_the_empty_form_shows_none(admin_client):
    page = html.fromstring(admin_client.get(reverse(ADD)).text)
    assert page.xpath("//img[@class='picture-preview']") == []
    assert page.xpath("//*[contains(@class, 'field-preview') or contains(@class, 'field-dimensions')]") == []
    assert "None" not in page.text_content()


@pytest.mark.parametrize(("query", "found"), [("rivière", 2), ("河", 2), ("Photo B", 1), ("zzz", 0)])
def test_pictures_are_found_by_name_and_words(admin_client, query, found):
    make_picture(name="Photo A")
    make_picture(name="Photo B")
    page = html.fromstring(admin_client.get(reverse("admin:images_picture_changelist"), {"q": query}).text)

    assert len(page.xpath("//img[@class='picture-thumbnail']")) == found


def test_a_list_of_pictures_asks_no_more_for_three_than_for_one(admin_client, django_assert_num_queries):
    address = reverse("admin:images_picture_changelist")
    make_picture()
    with CaptureQueriesContext(connection) as one:
        admin_client.get(address)
    make_picture()
    make_picture()
    with django_assert_num_queries(len(one)):
        admin_client.get(address)


def test_a_document_is_added(admin_client):
    data = {"title_fr": "Accord", "title_zh_hans": "协议", "file_zh_hans": upload(PDF, "a.pdf", "application/pdf")}
    response = admin_client.post(reverse("admin:images_document_add"), data)

    assert response.status_code == 302
    assert Document.objects.get().languages == ["zh-hans"]
    assert admin_client.get(reverse("admin:images_document_changelist")).status_code == 200


def test_a_hostile_document_is_an_error_of_its_field(admin_client):
    data = {"title_fr": "Accord", "file_fr": upload(SVG, "a.pdf", "application/pdf")}
    response = admin_client.post(reverse("admin:images_document_add"), data)

    assert list(response.context["adminform"].form.errors) == ["file_fr"]
    assert response.context["adminform"].form["title_fr"].value() == "Accord"


def test_a_search_shows_thumbnails_of_what_has_one():
    view = ThumbnailAutocompleteView()
    picture, document = make_picture(), make_document()

    assert view.serialize_result(picture, "id") == {
        "id": str(picture.pk),
        "text": "Une photo",
        "thumbnail": picture.thumbnail_url,
    }
    assert view.serialize_result(document, "id") == {"id": str(document.pk), "text": "Texte de l’accord"}


def test_the_search_of_the_admin_site_shows_thumbnails(admin_client):
    picture, field = make_picture(), foreign_key_to_picture()
    names = {"app_label": field.model._meta.app_label, "model_name": field.model._meta.model_name}
    response = admin_client.get(
        reverse("admin:autocomplete"), {**names, "field_name": field.name, "term": "photo"}
    )

    assert [result["thumbnail"] for result in json.loads(response.content)["results"]] == [picture.thumbnail_url]


def test_the_picker_shows_what_was_chosen():
    picture = make_picture()
    field = picture_formfield(foreign_key_to_picture(), None, admin.site, required=False)
    assert isinstance(field.widget, PicturePicker)

    tree = html.fromstring(field.widget.render("picture", picture.pk, {"id": "id_picture"}))
    assert tree.xpath("//img/@src") == [picture.thumbnail_url]
    assert tree.xpath("//select/option[@selected]/@value") == [str(picture.pk)]
    assert tree.xpath("//*[@style]|//script") == []


def test_the_script_of_the_picker_comes_after_the_admins_own_whatever_else_the_form_loads():
    media = (
        Media(js=["a.js", "b.js"]) + PicturePicker(foreign_key_to_picture(), admin.site).media + Media(js=["c.js"])
    )
    scripts = [script for script in media._js if "autocomplete" in script or "picker" in script]
    assert scripts == ["admin/js/autocomplete.js", "images/picture-picker.js"]


@pytest.mark.parametrize("value", [None, "", "nonsense", "3fa85f64-5717-4562-b3fc-2c963f66afa6"])
def test_the_picker_shows_nothing_for_no_picture(value):
    field = picture_formfield(foreign_key_to_picture(), None, admin.site, required=False)
    tree = html.fromstring(field.widget.render("picture", value, {"id": "id_picture"}))

    assert [dict(image.attrib) for image in tree.iter("img")] == [
        {"class": "picture-picker-thumbnail", "alt": "", "hidden": ""}
    ]


@pytest.mark.parametrize("make", [make_picture, make_document])
def test_what_a_text_shows_is_not_deleted(admin_client, make):
    record = make()
    page = PageFactory(title_fr="Une page", body_zh_hans=f'<p><a href="/go/{record.pk}/">见此</a></p>')
    assert f"/go/{record.pk}/" in page.body_zh_hans
    address = reverse(f"admin:images_{record._meta.model_name}_delete", args=[record.pk])

    refusal = admin_client.get(address)

    assert refusal.context["protected"] == ["Page: Une page"]
    admin_client.post(address, {"post": "yes"})
    assert type(record).objects.filter(pk=record.pk).exists()

    page.delete()
    admin_client.post(address, {"post": "yes"})
    assert not type(record).objects.filter(pk=record.pk).exists()
