"""The status strip tells the truth about the Chinese, whatever wrote the change."""

import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from pages.models import Introduction
from partners.models import Partner
from tests.factories import PartnerFactory, ProgrammeFactory, ProgrammeHostFactory
from translations.models import TranslationUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return PartnerFactory(summary_fr="L’air.", summary_zh_hans="空气。")


def strip(client, address):
    page = html.document_fromstring(client.get(address).content.decode())
    [told] = page.xpath("//*[@data-translation]")
    return told.get("data-translation"), " ".join(told.text_content().split())


def strips(client, page):
    return {language: strip(client, page.address_in(language)) for language in ("fr", "zh-hans")}


def test_a_validated_translation(client, partner):
    assert {language: state for language, (state, _words) in strips(client, partner).items()} == {
        "fr": "validated",
        "zh-hans": "validated",
    }


def test_a_stale_translation_tells_the_day_of_its_french(client, partner):
    day = datetime.datetime(2026, 3, 5, 12, tzinfo=datetime.UTC)
    TranslationUnit.objects.of(partner).update(source_since=day)
    partner.summary_fr = "L’air et l’eau."
    partner.save()

    assert strips(client, partner) == {
        "fr": ("stale", "Version chinoise en cours de mise à jour · 阅读中文版"),
        "zh-hans": ("stale", "译自2026年3月5日的法文版，法文此后已有更新 · Lire en français"),
    }


def test_a_missing_translation_answers_with_the_notice(client, partner):
    Partner.objects.update(summary_zh_hans="")

    assert strip(client, partner.address_in("zh-hans"))[0] == "missing"
    assert strip(client, partner.address_in("fr")) == ("missing", "En français seulement pour l’instant")


def test_a_row_that_is_stale_makes_its_page_stale(client):
    host = ProgrammeHostFactory(programme=ProgrammeFactory(), field_fr="Cuisine", field_zh_hans="烹饪")
    host.field_fr = "Pâtisserie"
    host.save()

    assert strip(client, host.programme.address_in("zh-hans"))[0] == "stale"


def test_the_front_page_of_a_section_goes_by_its_own_words(client):
    words = {"title_fr": "Nos partenaires", "title_zh_hans": "合作伙伴"}
    opening = Introduction.objects.create(place="partners:index", **words)
    with override("zh-hans"):
        address = reverse("partners:index")
    assert strip(client, address)[0] == "validated"

    opening.title_fr = "Partenaires"
    opening.save()
    assert strip(client, address)[0] == "stale"
