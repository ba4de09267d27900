"""The lists of every section tell what each page's translation lacks, and find the pages by it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from figures.models import Figure
from pages.models import Announcement
from partners.models import Partner
from tests.admin_forms import list_address, page_at
from tests.factories import AnnouncementFactory, FigureFactory, PartnerFactory
from translations.models import Standing, TranslationUnit

pytestmark = pytest.mark.django_db


def column(page):
    """[(state)] from top to bottom"""
    return [cell.text_content() for cell in page.xpath("//td[contains(@class, 'field-translation_state')]")]


def titles(page):
    return {link.text for link in page.xpath("//table[@id='result_list']//th/a")}


@pytest.fixture
def one_of_each():
    """A partner whose title tells the standing of its translation."""
    PartnerFactory(title_fr=Standing.VALIDATED)
    PartnerFactory(title_fr=Standing.MISSING, summary_zh_hans="", body_zh_hans="")
    stale, draft = PartnerFactory(title_fr=Standing.STALE), PartnerFactory(title_fr=Standing.DRAFT)
    stale.summary_fr = "Une autre phrase."
    stale.save()
    TranslationUnit.objects.of(draft).filter(field="body").update(draft="<p>草稿</p>")


def test_a_list_tells_what_is_left_to_do(as_role, one_of_each):
    page = page_at(as_role("editor-partners"), f"{list_address(Partner)}?o=1")

    assert column(page) == ["Brouillon 1", "Manquante 2", "À mettre à jour 1", "Validée"]


@pytest.mark.parametrize("standing", Standing.values)
def test_it_is_filtered_by_it(as_role, one_of_each, standing):
    address = f"{list_address(Partner)}?translation_zh-hans={standing}"

    assert titles(page_at(as_role("editor-partners"), address)) == {standing}


@pytest.mark.parametrize(
    ("model", "factory"), [(Figure, FigureFactory), (Announcement, AnnouncementFactory)], ids=["figures", "site"]
)
def test_what_is_no_page_of_a_section_is_told_of_too(admin_client, model, factory):
    factory()

    assert column(page_at(admin_client, list_address(model))) == ["Validée"]


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(list_address(Partner)).status_code == 200
    return len(queries)


def test_it_costs_the_same_for_few_and_for_many(as_role):
    client = as_role("publisher")
    PartnerFactory.create_batch(3, french_only=True)
    cost(client)
    few = cost(client)
    PartnerFactory.create_batch(27, french_only=True)

    assert cost(client) == few
