"""The whole sample content, as a visitor walks through it from the home page of each language."""

import re
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from lxml import etree, html
from modeltranslation.manager import get_translatable_fields_for_model
from modeltranslation.utils import build_localized_fieldname

from content.pages import page_models, section_indexes
from content.qr import qr_code
from partners.models import Partner
from publishing.languages import CODES, TAGS
from publishing.models import State

pytestmark = pytest.mark.django_db

HERE = "http://testserver"
STARTS = ["/fr/", "/zh-hans/"]
RESOURCES = "//img/@src|//script/@src|//iframe/@src|//video/@src|//audio/@src|//form/@action|//object/@data"
LINKED = "//link[not(@rel='alternate' or @rel='canonical')]/@href"


class Visit:
    """One answer, and where it leads."""

    def __init__(self, address, response):
        self.address, self.response, self.status = address, response, response.status_code

    @cached_property
    def page(self):
        return html.document_fromstring(self.response.content.decode())

    def absolute(self, address):
        return urljoin(HERE + self.address, address)

    @cached_property
    def links(self):
        return [self.absolute(address) for address in self.page.xpath("//a/@href|//link[@rel='alternate']/@href")]

    @cached_property
    def resources(self):
        """All that a browser asks for by itself."""
        sets = [part.split()[0] for srcset in self.page.xpath("//@srcset") for part in srcset.split(",")]
        return [self.absolute(address) for address in [*self.page.xpath(f"{RESOURCES}|{LINKED}"), *sets]]

    @property
    def switch(self):
        return self.page.xpath("//nav[contains(@class, 'language-switch')]//a/@href")

    @property
    def alternates(self):
        """{hreflang: address}"""
        return {link.get("hreflang"): link.get("href") for link in self.page.xpath("//link[@rel='alternate']")}

    @property
    def language(self):
        return self.address.split("/")[1]


def is_ours(address):
    return address.startswith(f"{HERE}/")


def pages_linked(visit):
    """The addresses that lead to pages, not to files."""
    ours = [urldefrag(address).url.removeprefix(HERE) for address in visit.links if is_ours(address)]
    return [address for address in ours if not address.startswith(("/static/", "/media/"))]


def walk():
    """{address: Visit} of all that can be reached; nothing is followed from an answer other than 200."""
    client, visits, waiting = Client(), {}, [*STARTS]
    while waiting:
        address = waiting.pop()
        if address not in visits:
            visit = visits[address] = Visit(address, client.get(address))
            waiting += pages_linked(visit) if visit.status == 200 else []
    return visits


@pytest.fixture(scope="module")
def visits(small_sample):
    return walk()


def dead(visits):
    """{address: [status, pages that link to it]}"""
    return {
        address: [visit.status, [other.address for other in visits.values() if leads_to(other, address)]]
        for address, visit in visits.items()
        if visit.status != 200
    }


def leads_to(visit, address):
    return visit.status == 200 and address in pages_linked(visit)


def test_every_link_answers(visits):
    assert len(visits) > 50
    assert dead(visits) == {}


def test_every_link_to_a_part_of_a_page_finds_it(visits):
    parts = {
        (visit.address, link) for visit in visits.values() for link in visit.links if is_ours(link) and "#" in link
    }

    assert [part for part in parts if not stands(visits, part[1])] == []


def stands(visits, link):
    address, part = urldefrag(link)
    return visits[address.removeprefix(HERE)].page.xpath("boolean(//*[@id=$part])", part=part)


def test_every_file_is_there(visits):
    files = {link for visit in visits.values() for link in [*visit.resources, *visit.links]}
    paths = {urlsplit(link).path for link in files if is_ours(link)}

    static = {path.removeprefix("/static/") for path in paths if path.startswith("/static/")}
    assert {name for name in static if not finders.find(name)} == set()
    media = {path.removeprefix("/media/") for path in paths if path.startswith("/media/")}
    assert {name for name in media if not default_storage.exists(name)} == set()
    assert static
    assert media


def test_nothing_is_asked_of_another_host(visits):
    asked = {link for visit in visits.values() for link in visit.resources}

    assert {link for link in asked if not is_ours(link)} == set()
    assert [visit.address for visit in visits.values() if visit.page.xpath("//@style|//style|//base")] == []


def test_the_styles_ask_nothing_of_another_host(visits):
    sheets = {
        urlsplit(link).path for visit in visits.values() for link in visit.resources if link.endswith(".css")
    }
    [sheet] = sheets
    parts = Path(finders.find(sheet.removeprefix("/static/"))).parent.glob("*.css")

    for part in parts:
        with part.open() as file:
            assert re.findall(r"(?:url\(\s*|@import )['\"]?(?:https?:)?//", file.read()) == []


def test_a_visitor_gets_no_cookie(visits):
    assert [
        visit.address for visit in visits.values() if "Set-Cookie" in visit.response or visit.response.cookies
    ] == []
    assert {visit.response.headers.get("Vary") for visit in visits.values()} == {None}


def test_the_policy_of_every_page_is_strict(visits):
    policies = {visit.response["Content-Security-Policy"] for visit in visits.values()}

    assert [policy for policy in policies if "unsafe-" in policy or "http" in policy or "nonce-" in policy] == []
    assert all("default-src 'none'" in policy for policy in policies)


def test_every_page_says_its_language(visits):
    for visit in visits.values():
        assert visit.page.get("lang") == visit.response["Content-Language"] == TAGS[visit.language]


def test_the_switch_followed_twice_leads_back(visits):
    for visit in visits.values():
        [there] = visit.switch
        assert visits[there].language != visit.language
        assert visits[there].switch == [visit.address]


def test_every_page_bears_the_code_of_its_own_address(visits):
    drawn = {visit.address: visit.page.xpath("//*[@class='qr']/path[2]/@d") for visit in visits.values()}
    shared = {address: path for address, [path] in drawn.items() if "?" not in address}

    assert len(shared) > 50
    assert shared == {address: qr_code(HERE + address).path for address in shared}


def test_hreflang_is_reciprocal(visits):
    for visit in visits.values():
        found = visit.alternates
        if visit.page.xpath("//meta[@name='robots']"):
            assert found == {}
            continue
        assert {*found} in ({"fr", "zh-Hans", "x-default"}, {"fr", "x-default"})
        assert found["x-default"] == found["fr"]
        assert found[TAGS[visit.language]] == HERE + visit.address
        assert [visits[there.removeprefix(HERE)].alternates for there in found.values()] == [found] * len(found)


def test_every_page_has_one_heading_and_a_title_of_its_own(visits):
    assert [visit.address for visit in visits.values() if len(visit.page.xpath("//h1")) != 1] == []
    titles = {}
    for visit in visits.values():
        if "?" not in visit.address:
            titles.setdefault((visit.language, visit.page.findtext(".//title")), []).append(visit.address)
    assert [addresses for addresses in titles.values() if len(addresses) > 1] == []


def test_the_sitemap_has_the_published_pages_in_both_languages(visits):
    tree = etree.fromstring(Client().get("/sitemap.xml").content)
    told = [url.text.removeprefix(HERE) for url in tree.iter("{*}loc")]
    pages = [page for model in page_models() for page in model.objects.published()]
    expected = {page.address_in(code) for page in pages for code in page.languages()} | front_pages()

    assert sorted(told) == sorted(expected)
    # And each can be reached by a reader, who finds no other.
    assert {address for address in visits if "?" not in address} == expected
    assert all(page.languages() == CODES for page in pages)


def front_pages():
    found = set()
    for code in CODES:
        with override(code):
            found |= {reverse(view) for view in ["home", *section_indexes()]}
    return found


def test_robots_leads_to_the_sitemap(small_sample):
    lines = Client().get("/robots.txt").content.decode().splitlines()
    [sitemap] = [line.removeprefix("Sitemap: ") for line in lines if line.startswith("Sitemap: ")]

    assert Client().get(sitemap.removeprefix(HERE)).status_code == 200


# No language passes silently for the other.

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{2,}")
# What a Chinese page rightly writes in Latin letters: names and acronyms, and what is an address.
NAMES = re.compile(
    r"https?://\S+|\S+@\S+|(?<![A-Za-z])(?:Ferrandi|La Fabrique|Airparif|Alibaba|Alipay|Fliggy|Paris Region|"
    r"GDP|RGAA|WCAG|AA|COP|PDF|Cookie)(?![A-Za-z])"
)
ATTRIBUTES = ("alt", "title", "aria-label", "content", "placeholder")


def said(page):
    """(language, words) of every piece of text, attributes that are read out included."""
    for element in page.iter(etree.Element):
        if element.tag in ("script", "style"):
            continue
        language = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        outside = element.xpath("string(ancestor::*[@lang][1]/@lang)")
        yield from ((language, words) for words in [element.text, *attributes(element)] if words)
        if element.tail:
            yield outside, element.tail


def attributes(element):
    if element.tag == "meta" and element.get("name") != "description":
        return []
    return [element.get(name) for name in ATTRIBUTES if element.get(name)]


def in_chinese(visits):
    return [visit for visit in visits.values() if visit.language == "zh-hans"]


def faults(visits, language, is_foreign):
    """{words: an address where they stand} of what is foreign to the language it is said to be in."""
    return {
        words.strip(): visit.address
        for visit in visits
        for tag, words in said(visit.page)
        if tag == language and is_foreign(words)
    }


def is_not_chinese(words):
    return LATIN.search(NAMES.sub("", words))


def test_nothing_on_a_chinese_page_passes_for_chinese(visits):
    assert faults(in_chinese(visits), "zh-Hans", is_not_chinese) == {}


def test_nothing_on_a_french_page_passes_for_french(visits):
    french = [visit for visit in visits.values() if visit.language == "fr"]

    assert faults(french, "fr", HAN.search) == {}


def test_no_french_of_the_database_passes_for_chinese(visits):
    ours = french_words()

    assert faults(in_chinese(visits), "zh-Hans", lambda words: words.strip() in ours) == {}


def french_words():
    """What the records say in French and otherwise in Chinese."""
    return {
        french
        for model in apps.get_models()
        for field in get_translatable_fields_for_model(model) or ()
        for french, chinese in model._default_manager.values_list(*pair(field))
        if french and french != chinese and re.search(r"[^\W\d_]", french)
    }


def pair(field):
    return [build_localized_fieldname(field, code) for code in CODES]


# Archiving


@pytest.mark.parametrize("number", range(2))
def test_archiving_a_partner_leaves_no_dead_link(visits, number):
    with transaction.atomic():
        partner = Partner.objects.published()[number]
        partner.state = State.ARCHIVED
        partner.save()
        without = walk()
        transaction.set_rollback(True)
    gone = {partner.address_in(code) for code in CODES}

    assert dead(without) == {}
    assert {*visits} - {*without} == gone
