import pytest
from django.urls import reverse
from django.utils.translation import override
from lxml import etree

from content.pages import page_models, section_indexes
from publishing.languages import CODES
from tests.factories import ChairFactory, PartnerFactory, factory_of

pytestmark = pytest.mark.django_db

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HERE = "http://testserver"


def entries(client):
    """[(address, {language tag: address})]"""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    return [
        (
            url.findtext("s:loc", namespaces=SPACES).removeprefix(HERE),
            {link.get("hreflang"): link.get("href").removeprefix(HERE) for link in url.findall("x:link", SPACES)},
        )
        for url in etree.fromstring(response.content).findall("s:url", SPACES)
    ]


def front_pages():
    for view in ["home", *section_indexes()]:
        for code in CODES:
            with override(code):
                yield reverse(view)


def test_front_pages_are_there_without_any_record(client):
    assert sorted(address for address, _links in entries(client)) == sorted(front_pages())


def test_every_page_is_there_once_in_each_language_with_its_counterpart(client):
    pages = [factory_of(model)() for model in page_models()]
    addresses = {page.address_in(code) for page in pages for code in CODES}
    told = [address for address, _links in entries(client)]

    assert sorted(told) == sorted({*told})
    assert addresses - {*told} == set()
    for page in pages:
        french, chinese = page.address_in("fr"), page.address_in("zh-hans")
        links = {"fr": french, "zh-Hans": chinese, "x-default": french}
        assert [found for address, found in entries(client) if address in (french, chinese)] == [links, links]


def test_a_page_in_one_language_has_no_counterpart(client):
    page = PartnerFactory(french_only=True)
    address = page.address_in("fr")

    assert (address, {"fr": address, "x-default": address}) in entries(client)


def test_the_front_page_of_the_chair_is_told_of_as_the_chair_is(client):
    chair = ChairFactory(french_only=True)

    told = [address for address, _links in entries(client)]
    assert told.count(chair.address_in("fr")) == 1
    assert told.count(chair.address_in("zh-hans")) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_one_query_for_each_model(client, django_assert_num_queries, number):
    for model in page_models():
        factory_of(model).create_batch(number)

    with django_assert_num_queries(len(page_models())):
        entries(client)
