"""A figure, a document, a picture in a text: by reference, in the words of today."""

import re
import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from content.addresses import references_in, resolve
from content.templatetags.content import rich, rich_text
from figures.models import Figure
from publishing.languages import CODES
from publishing.models import State
from tests.factories import (
    DocumentFactory,
    FigureFactory,
    ObservationFactory,
    PageFactory,
    PictureFactory,
)

pytestmark = pytest.mark.django_db

NOBODY = uuid.UUID(int=1)
VALUES = {"fr": "21,9\u00a0millions d’habitants", "zh-hans": "2190万居民"}


def cited(record, words="des mots"):
    return f'<p>Ils sont <a href="/go/{record.pk}/">{words}</a>.</p>'


def linked(figure, words):
    return f'<a class="cited" href="{place_of(figure)}">{words}</a>'


def place_of(figure):
    return f"{reverse('figures:index')}#figure-{figure.pk}"


@pytest.mark.parametrize("language", CODES)
def test_a_figure_says_its_latest_observation(language):
    figure = FigureFactory()
    with override(language):
        for typed in VALUES.values():
            expected = f"<p>Ils sont {linked(figure, VALUES[language])}.</p>"
            assert rich(cited(figure, typed)) == expected


# What was typed, and what is before and after the value.
BESIDE = [
    ("21,9 millions d'habitants", "", ""),
    ("21,9&nbsp;millions d’habitants, bien plus qu’hier", "", ", bien plus qu’hier"),
    ("Près de 21,9 millions d’habitants", "Près de ", ""),
    ("de 2015 à 2020 : 21,9 millions d’habitants &amp; plus", "de 2015 à 2020 : ", " &amp; plus"),
    ("18 millions d’habitants depuis", "", " depuis"),
    ("950 000 habitants depuis", "", " depuis"),
    ("1,2 milliard d’habitants depuis", "", " depuis"),
    ("<strong>21,9</strong> millions d’habitants <em>de plus</em>", "<strong>", "</strong> <em>de plus</em>"),
    ("<strong>Oui, 21,9 millions</strong> d’habitants", "<strong>Oui, ", "</strong>"),
    ("21,9 millions <strong>d’habitants et plus</strong>", "", "<strong> et plus</strong>"),
    ("2190万居民左右", "", "左右"),
]


@pytest.mark.parametrize(("typed", "before", "after"), BESIDE)
def test_what_was_typed_beside_a_value_in_its_link_stays(typed, before, after):
    figure = FigureFactory()
    assert rich(cited(figure, typed)) == f"<p>Ils sont {before}{linked(figure, VALUES['fr'])}{after}.</p>"


@pytest.mark.parametrize(("language", "marks"), [("fr", (" (", ")")), ("zh-hans", ("（", "）"))])
def test_words_that_hold_no_value_stay_and_the_value_follows(language, marks):
    figure = FigureFactory()
    with override(language):
        expected = f"<p>Ils sont des mots{marks[0]}{linked(figure, VALUES[language])}{marks[1]}.</p>"
        assert rich(cited(figure)) == expected


def test_a_former_value_is_known_by_its_own_words():
    figure = FigureFactory(observed=False)
    ObservationFactory(figure=figure, low=20_000_000, high=22_000_000, value=None, year="2015")
    ObservationFactory(figure=figure, year="2020")
    typed = "entre 20 millions et 22 millions d’habitants, dit-on"
    assert rich(cited(figure, typed)) == f"<p>Ils sont {linked(figure, VALUES['fr'])}, dit-on.</p>"


@pytest.mark.parametrize(
    ("language", "value"),
    [("fr", "22\u00a0millions d’habitants"), ("zh-hans", '<span class="together">2200万</span>居民')],
)
def test_a_new_observation_is_read_in_every_text_at_once(client, language, value):
    figure = FigureFactory()
    page = PageFactory(body_fr=cited(figure), body_zh_hans=cited(figure))
    ObservationFactory(figure=figure, value=22_000_000, year="2024")
    text = client.get(page.address_in(language)).content.decode()
    assert f">{value}</a>" in text
    assert VALUES[language] not in text


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_of_a_figure_that_is_not_public_the_typed_words_stay(state):
    assert rich(cited(FigureFactory(state=state))) == "<p>Ils sont des mots.</p>"


def test_of_a_figure_that_is_gone_the_typed_words_stay():
    figure = FigureFactory()
    html = cited(figure)
    Figure.objects.all().delete()
    assert rich(html) == "<p>Ils sont des mots.</p>"


def test_a_figure_without_a_value_keeps_the_typed_words_and_its_link():
    figure = FigureFactory(observed=False)
    assert rich(cited(figure)) == f'<p>Ils sont <a class="cited" href="{place_of(figure)}">des mots</a>.</p>'


def test_words_of_a_figure_are_text():
    figure = FigureFactory(observed=False)
    ObservationFactory(figure=figure, unit__one_fr="<b>hab</b>", unit__many_fr="<b>habs</b>")
    assert "&lt;b&gt;habs&lt;/b&gt;</a>" in rich(cited(figure))


def test_french_text_on_a_chinese_page_cites_in_french():
    figure = FigureFactory()
    page = PageFactory(body_fr=cited(figure, VALUES["fr"]), body_zh_hans="")
    with override("zh-hans"):
        shown = rich_text(page, "body")
        place = place_of(figure)
    assert (shown["foreign"], shown["html"]) == (
        "fr",
        f'<p>Ils sont <a class="cited" href="{place}">{VALUES["fr"]}</a>.</p>',
    )


@pytest.mark.parametrize("language", CODES)
def test_the_reference_of_a_figure_leads_to_its_place(client, language):
    figure = FigureFactory()
    response = client.get(f"/go/{figure.pk}/", headers={"accept-language": language})
    with override(language):
        assert (response.status_code, response["Location"]) == (302, place_of(figure))


def test_the_reference_of_a_picture_shows_it(client):
    picture = PictureFactory()
    response = client.get(f"/go/{picture.pk}/")
    assert (response.status_code, response["Location"]) == (302, picture.rendition_url(640, "jpg"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", '<span lang="fr">Rapport</span> (PDF, 1,2\u00a0Mo)'),
        ("zh-hans", '<span lang="zh-Hans">报告</span>（PDF，1.2\u00a0MB，法文）'),
    ],
)
def test_a_document_has_its_title_type_and_weight(settings, tmp_path, language, words):
    settings.MEDIA_ROOT = tmp_path
    document = DocumentFactory(title_fr="Rapport", title_zh_hans="报告")
    file = tmp_path / document.file_fr.name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 1_150_000)
    with override(language):
        html = re.sub("[ \n]+", " ", rich(cited(document, "ici, Rapport, joint")))
    marked = ' hreflang="fr"' if language == "zh-hans" else ""
    expected = f'<a class="document" href="{document.file_fr.url}" type="application/pdf"{marked}>{words}</a>'
    assert html == f"<p>Ils sont ici, {expected}, joint.</p>"


def test_a_document_under_words_of_the_editors_own_keeps_them(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = DocumentFactory(title_fr="Rapport")
    file = tmp_path / document.file_fr.name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 1_150_000)
    html = re.sub("[ \n]+", " ", rich(cited(document, "le <em>bilan</em>")))
    assert html.endswith(
        'type="application/pdf"><span lang="fr">le <em>bilan</em></span> (PDF, 1,2\u00a0Mo)</a>.</p>'
    )


def test_a_document_without_a_file_leaves_the_typed_words():
    assert rich(cited(DocumentFactory(file_fr=""))) == "<p>Ils sont des mots.</p>"


@pytest.mark.parametrize("key", [NOBODY, "nothing", "../admin", "%00"])
def test_an_unknown_key_leaves_the_typed_words(key):
    assert rich(f'<p><a href="/go/{key}/">des <em>mots</em></a></p>') in (
        "<p>des <em>mots</em></p>",
        "<p><a>des <em>mots</em></a></p>",
        f'<p><a href="/go/{key}/">des <em>mots</em></a></p>',
    )


def test_what_a_text_holds_costs_the_same_for_few_and_for_many(django_assert_num_queries):
    def text(number):
        records = [*FigureFactory.create_batch(number), *DocumentFactory.create_batch(number)]
        pictures = PictureFactory.create_batch(number)
        links = "".join(cited(record) for record in [*PageFactory.create_batch(number), *records])
        return links + "".join(f'<figure><img src="/go/{one.pk}/"></figure>' for one in pictures)

    for html in (text(1), text(20)):
        # Pages; figures and their observations; documents; pictures.
        with django_assert_num_queries(5):
            rich(html)


def test_figures_beside_pages_cost_two_more_queries(django_assert_num_queries):
    html = cited(PageFactory()) + "".join(cited(figure) for figure in FigureFactory.create_batch(3))
    with django_assert_num_queries(3):
        rich(html)


def test_texts_looked_up_together_cost_as_one(django_assert_num_queries):
    texts = [cited(figure) for figure in FigureFactory.create_batch(3)]
    with django_assert_num_queries(3):
        found = resolve(set().union(*map(references_in, texts)))
    with django_assert_num_queries(0):
        assert [VALUES["fr"] in rich(text, found) for text in texts] == [True] * 3
