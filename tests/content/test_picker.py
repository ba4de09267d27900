import pytest
from django.utils.translation import override

from content.pages import page_models
from content.picker import LIMIT, chosen_by, pages_found, titles_of_links
from tests.factories import AgreementFactory, PageFactory, PartnerFactory

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
