"""The sample content as it stands in the database: complete, public, and all of it connected."""

import pytest
from django.apps import apps
from django.utils.translation import override

from agenda.models import Event
from content.addresses import references_in, resolve
from content.pages import page_models, section_indexes
from figures.models import Figure
from images.models import Picture
from pages.models import Announcement, FooterText, Introduction, MenuEntry, Page
from portal import sample as loader
from publishing.languages import CODES, in_language
from publishing.models import Publishable

pytestmark = pytest.mark.django_db

LIGHT = 150_000


def everything():
    return [
        record
        for model in apps.get_models()
        if model._meta.app_label in SECTIONS
        for record in model.objects.all()
    ]


SECTIONS = {model._meta.app_label for model in page_models()} | {"figures", "images"}


def test_every_file_is_loaded():
    assert {path.stem for path in loader.SAMPLE.glob("*.yaml")} - {"facts"} == set(loader.FILES)


def test_no_key_is_given_twice():
    keys = [(model, row["key"]) for model, row in loader.records()]

    assert len(keys) == len(set(keys))


def test_no_page_has_the_key_of_another():
    """A reference in a text names the key alone."""
    keys = [row["key"] for model, row in loader.records() if model in page_models()]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("model", [m for m in apps.get_models() if issubclass(m, Publishable)])
def test_everything_is_published(small_sample, model):
    assert model.objects.exists()
    assert set(model.objects.values_list("state", "publish_at", "unpublish_at")) == {("published", None, None)}


@pytest.mark.parametrize("model", page_models())
def test_every_page_is_complete_in_both_languages(small_sample, model):
    for page in model.objects.all():
        assert page.languages() == CODES
        assert all(in_language(page, "body", code) for code in CODES)


def test_an_address_was_written_for_every_page(small_sample):
    """None is left to be spelt out syllable by syllable, or to be told apart by a number."""
    chosen = {row["key"]: row.get("slug") for model, row in loader.records() if model in page_models()}

    assert [key for key, slug in chosen.items() if not slug or set(slug) != {"fr", "zh"}] == []


@pytest.mark.parametrize("language", CODES)
def test_every_reference_leads_somewhere(small_sample, language):
    texts = [html for model in [*page_models(), FooterText, Introduction] for html in bodies(model, language)]
    links = {link for html in texts for link in references_in(html)}
    links |= {entry.link for entry in [*MenuEntry.objects.all(), *Announcement.objects.all()]}

    with override(language):
        assert sorted(links - resolve(links).keys()) == []


def bodies(model, language):
    return [in_language(record, "body", language) for record in model.objects.all()]


def test_no_reference_was_left_unread(small_sample):
    values = [value for record in everything() for value in vars(record).values()]

    assert [value for value in values if isinstance(value, str) and "{{" in value] == []


def test_every_front_page_of_a_section_is_introduced(small_sample):
    assert set(Introduction.objects.values_list("place", flat=True)) == {"home", *section_indexes()}


def test_four_figures_stand_on_the_home_page(small_sample):
    assert Figure.objects.published().featured().count() == 4


def test_the_announcement_has_no_end(small_sample):
    announcement = Announcement.objects.get()

    assert (announcement.unpublish_at, announcement.link) == (None, "/go/tourism:index/")


def test_the_pages_that_the_law_asks_for_are_there(small_sample):
    assert set(Page.objects.values_list("slug_fr", flat=True)) == {
        "accessibilite",
        "mentions-legales",
        "confidentialite",
        "contact",
    }


def test_a_date_keeps_the_precision_of_the_facts(small_sample):
    assert str(Event.objects.get().starts) == "2020-09"


# Its pictures


def test_every_picture_drawn_is_used(small_sample):
    drawn = {f"pictures/{path.name}" for path in (loader.SAMPLE / "pictures").iterdir()}
    used = {page.picture_id for model in page_models() for page in model.objects.all()} - {None}

    assert {row["file"] for model, row in loader.records() if model is Picture} == drawn
    assert used == set(Picture.objects.values_list("pk", flat=True))


def test_pictures_are_light():
    assert [path.name for path in (loader.SAMPLE / "pictures").iterdir() if path.stat().st_size > LIGHT] == []


def test_every_picture_says_what_it_shows_in_both_languages(small_sample):
    pictures = Picture.objects.all()

    assert [picture.name for picture in pictures if not (picture.alt_fr and picture.alt_zh_hans)] == []
