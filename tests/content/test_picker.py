import pytest
from django.utils.translation import override

from content.pages import page_models
from content.picker import LIMIT, LIMIT_BESIDE_PAGES, chosen_by, found_for, pages_found, titles_of_links
from figures.models import Figure
from images.models import Picture
from tests.factories import (
    AgreementFactory,
    DocumentFactory,
    FigureFactory,
    PageFactory,
    PartnerFactory,
    PictureFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pekin():
    return PartnerFactory(title_fr="Région de Pékin", title_zh_hans="北京市")


def found(words, models=None):
    return [one["link"] for one in pages_found(words, page_models() if models is None else models)]


def link(page):
    return f"/go/{page.pk}/"


@pytest.mark.parametrize(
    "words", ["Pékin", "pékin région", "pekin", "PEKIN", "北京", "beijing", "bei-jing", " Pékin "]
)
def test_a_page_is_found_in_either_language_with_and_without_accents(pekin, words):
    PageFactory(title_fr="Tout autre chose", title_zh_hans="其他")
    assert found(words.replace("beijing", "bei jing")) == [link(pekin)]


@pytest.mark.parametrize("words", ["Pékin Zhejiang", "zzz", "%", "_", "'", "\x00", "( \" '"])
def test_nothing_is_found_for_other_words(pekin, words):
    assert found(words) == []


def test_drafts_are_found_and_say_so(pekin):
    draft = AgreementFactory(draft=True, title_fr="Accord de Pékin", partner=pekin)
    states = {one["link"]: one["state"] for one in pages_found("pékin", page_models())}
    assert states == {link(pekin): "", link(draft): "brouillon"}


def test_a_choice_shows_both_titles_that_of_the_interface_first(pekin):
    with override("zh-hans"):
        one = pages_found("pékin", page_models())[0]
    assert one["titles"] == [{"lang": "zh-Hans", "text": "北京市"}, {"lang": "fr", "text": "Région de Pékin"}]


def test_a_title_that_is_missing_is_left_out():
    PageFactory(french_only=True, title_fr="Seule")
    assert pages_found("seule", page_models())[0]["titles"] == [{"lang": "fr", "text": "Seule"}]


def test_only_the_models_asked_for_are_searched(pekin):
    assert found("pékin", []) == []


@pytest.mark.parametrize("words", ["chronologie", "CHRONO"])
def test_front_pages_of_sections_are_found(words):
    assert "/go/partners:chronology/" in found(words)


def test_the_address_of_a_page_finds_it_in_either_language(pekin):
    PartnerFactory()
    assert found(pekin.address_in("fr")) == found(f"{pekin.address_in('zh-hans')}?x=1#y") == [link(pekin)]


def test_a_reference_finds_its_page(pekin):
    assert found(link(pekin)) == [link(pekin)]
    assert found("/go/partners:index/") == ["/go/partners:index/"]


@pytest.mark.parametrize("path", ["/", "/fr/", "/fr/lost/here/", "/admin/", "//", "/go/lost/", "/go/[/", "/%ff/"])
def test_other_addresses_find_nothing(pekin, path):
    assert found(path) == []


def test_the_list_is_short_and_costs_one_query(django_assert_num_queries):
    PartnerFactory.create_batch(LIMIT + 5, title_fr="Ville")
    with django_assert_num_queries(1):
        assert len(found("ville")) == LIMIT


def test_what_a_link_stands_for(pekin):
    assert chosen_by(link(pekin))["titles"][0]["text"] == "Région de Pékin"
    assert chosen_by("/go/partners:index/")["link"] == "/go/partners:index/"
    assert [
        chosen_by(other) for other in ("", None, "https://x.example/", "/go/lost/", link(PageFactory.build()))
    ] == [None] * 5


def test_titles_of_many_links_cost_one_query(pekin, django_assert_num_queries):
    others = PageFactory.create_batch(LIMIT + 1)
    links = [link(page) for page in [pekin, *others]] + ["https://x.example/", "", "/go/partners:index/#part"]
    with django_assert_num_queries(1):
        titles = titles_of_links(links)
    assert titles[link(pekin)] == "Région de Pékin"
    assert titles["https://x.example/"] == "https://x.example/"
    assert titles[""] == ""
    assert titles["/go/partners:index/#part"] == "Partenaires"
    assert len(titles) == len(links)


# In the windows of the text editor


def offered(purpose, words, may_see=lambda model: True):
    return [one["link"] for one in found_for(purpose, words, may_see)]


@pytest.mark.parametrize(
    "words", ["Pékin population", "pekin POPULATION", "北京 人口", "beijing", "renkou beijing"]
)
def test_a_figure_is_found_by_its_subject_and_name(words):
    figure = FigureFactory(name_fr="Population", name_zh_hans="人口")
    FigureFactory(subject_fr="Zhejiang", subject_zh_hans="浙江省")
    assert offered("text", words) == [link(figure)]


def test_a_figure_shows_its_value_in_each_language():
    figure = FigureFactory(draft=True, name_fr="Population", name_zh_hans="人口")
    assert found_for("text", link(figure), lambda model: True) == [
        {
            "link": link(figure),
            "kind": "Chiffre",
            "state": "brouillon",
            "titles": [{"lang": "fr", "text": "Pékin – Population"}, {"lang": "zh-Hans", "text": "北京市 – 人口"}],
            "words": [
                {"lang": "fr", "text": "21,9\u00a0millions d’habitants"},
                {"lang": "zh-Hans", "text": "2190万居民"},
            ],
            "thumbnail": "",
        }
    ]


def test_documents_come_after_pages(pekin):
    document = DocumentFactory(title_fr="Rapport sur Pékin")
    assert offered("text", "pékin") == [link(pekin), link(document)]


def test_only_the_window_of_pictures_has_pictures():
    picture = PictureFactory(name="Pont de Pékin", alt_fr="Un pont")
    assert (offered("text", "pont"), offered("", "pont")) == ([], [])
    assert offered("picture", "pont pékin") == offered("picture", link(picture)) == [link(picture)]
    one = found_for("picture", "pont", lambda model: True)[0]
    assert (one["titles"], one["thumbnail"]) == ([{"lang": "", "text": "Pont de Pékin"}], picture.thumbnail_url)


def test_a_link_field_offers_pages_alone(pekin):
    FigureFactory()
    DocumentFactory(title_fr="Pékin")
    assert offered(None, "pékin") == [link(pekin)]


@pytest.mark.parametrize("hidden", [Figure, Picture])
def test_what_may_not_be_seen_is_not_offered(hidden):
    FigureFactory(name_fr="Pont")
    PictureFactory(name="Pont")
    found = {
        model: offered(purpose, "pont", lambda one: one is not hidden)
        for purpose, model in (("text", Figure), ("picture", Picture))
    }
    assert {model: len(links) for model, links in found.items()} == {Figure: 1, Picture: 1} | {hidden: 0}


@pytest.mark.parametrize("words", ["", " ", "\x00", "/go/lost/", "/fr/", "zzz", "%"])
def test_other_words_offer_no_picture(words):
    PictureFactory()
    assert offered("picture", words) == []


def test_a_list_is_short_whatever_it_holds(django_assert_num_queries):
    PageFactory.create_batch(LIMIT + 1, title_fr="Pont")
    FigureFactory.create_batch(LIMIT, name_fr="Pont")
    # Pages; keys of figures, figures, observations; keys of documents, of which there are none.
    with django_assert_num_queries(5):
        found = found_for("text", "pont", lambda model: True)
    kinds = [one["kind"] for one in found]
    assert (len(found), kinds.count("Chiffre")) == (LIMIT, LIMIT_BESIDE_PAGES)
