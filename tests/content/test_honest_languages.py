"""No French passes silently for Chinese: a page that Chinese lacks answers with a notice that says so."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from chair.models import Chair
from content.pages import page_models, section_indexes
from pages.models import Page
from tests.factories import PartnerFactory, factory_of

pytestmark = pytest.mark.django_db

models = pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
# The chair stands in for its section's front page; free-standing pages are reached from the menus.
in_a_list = [model for model in page_models() if model not in (Chair, Page)]
WHOLE, EMPTY = (
    {"title_zh_hans": "有标题", "summary_zh_hans": "有摘要。"},
    {"title_zh_hans": "", "summary_zh_hans": ""},
)


def seen(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.document_fromstring(response.content.decode())


def robots(page):
    return page.xpath('//meta[@name="robots"]/@content')


def hreflangs(page):
    return page.xpath("//link[@rel='alternate']/@hreflang")


def sitemap(client):
    tree = html.fromstring(client.get("/sitemap.xml").content)
    return [address.removeprefix("http://testserver") for address in tree.xpath("//loc/text()")]


@models
def test_a_page_in_both_languages_is_told_of_in_both(client, model):
    page = factory_of(model)()
    addresses = [page.address_in("fr"), page.address_in("zh-hans")]

    for address in addresses:
        assert robots(seen(client, address)) == []
        assert hreflangs(seen(client, address)) == ["fr", "x-default", "zh-Hans"]
    assert [address for address in sitemap(client) if address in addresses] == addresses


@models
def test_without_its_chinese_a_page_is_a_notice_there(client, model):
    page = factory_of(model)()
    for field, nothing in EMPTY.items():
        setattr(page, field, nothing)
    page.save()
    french, notice = seen(client, page.address_in("fr")), seen(client, page.address_in("zh-hans"))

    assert robots(notice) == ["noindex"]
    assert hreflangs(notice) == []
    assert notice.xpath(f"//main//a[@href='{page.address_in('fr')}']/@lang") == ["fr"]
    assert page.title_fr not in notice.xpath("string(//h1)")
    assert robots(french) == []
    assert hreflangs(french) == ["fr", "x-default"]
    assert french.xpath("string(//h1)") == page.title_fr
    told = sitemap(client)
    assert told.count(page.address_in("fr")) == 1
    assert told.count(page.address_in("zh-hans")) == 0


@models
@pytest.mark.parametrize("lacking", EMPTY)
@pytest.mark.parametrize("nothing", ["", None])
def test_title_and_summary_are_both_needed(client, model, lacking, nothing):
    page = factory_of(model)(**WHOLE | {lacking: nothing})

    assert page.languages() == ["fr"]
    assert [*model.objects.complete_in("zh-hans")] == []
    assert [*model.objects.complete_in("fr")] == [page]
    assert robots(seen(client, page.address_in("zh-hans"))) == ["noindex"]


def test_the_switch_leads_to_the_notice_and_back(client):
    page = PartnerFactory(french_only=True)
    switch = "//nav[contains(@class, 'language-switch')]//a/@href"

    assert seen(client, page.address_in("fr")).xpath(switch) == [page.address_in("zh-hans")]
    assert seen(client, page.address_in("zh-hans")).xpath(switch) == [page.address_in("fr")]


def test_lists_in_chinese_show_it_as_french(client):
    pages = {
        page.address_in("zh-hans"): page for page in [factory_of(model)(french_only=True) for model in in_a_list]
    }
    with override("zh-hans"):
        lists = [reverse(view) for view in section_indexes()]
    links = [link for path in lists for link in seen(client, path).xpath("//main//a") if link.get("href") in pages]

    assert {link.get("href") for link in links} == {*pages}
    assert [link.text_content() for link in links] == [pages[link.get("href")].title_fr for link in links]
    assert {language_of(link) for link in links} == {"fr"}


def language_of(link):
    """Of the words in it: that of the innermost element that holds them all."""
    marked = [*link.iterancestors("html"), *link.iter()]
    return [element.get("lang") for element in marked if element.get("lang")][-1]


def test_a_text_that_chinese_lacks_is_shown_as_french(client):
    page = PartnerFactory(body_zh_hans="", check_note_fr="À vérifier", check_note_zh_hans="")
    seen_page = seen(client, page.address_in("zh-hans"))

    assert seen_page.xpath("string(//*[@lang='fr']//p[text()='Le texte, en français.'])")
    assert seen_page.xpath("string(//p[contains(@class, 'note')]//span[@lang='fr'])") == "À vérifier"
