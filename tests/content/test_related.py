import pytest
from django.utils.translation import override

from content.related import related_to
from publishing.models import State
from tests.factories import (
    AgreementFactory,
    EventFactory,
    NewsFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def shown(page, but=()):
    """{model: titles}"""
    with override(None):
        return {str(name): sorted(page.title_fr for page in pages) for name, pages in related_to(page, but)}


def test_pages_of_any_section_that_point_here():
    partner, other = PartnerFactory.create_batch(2)
    EventFactory(partner=partner, title_fr="Une COP")
    NewsFactory(partner=partner, title_fr="Une visite")
    ProgrammeFactory(partner=partner, title_fr="Une formation")
    NewsFactory(partner=other, title_fr="Ailleurs")

    assert shown(partner) == {
        "events": ["Une COP"],
        "news": ["Une visite"],
        "training programmes": ["Une formation"],
    }


def test_what_the_page_shows_by_itself_is_left_out():
    partner = PartnerFactory()
    AgreementFactory(partner=partner, title_fr="Un accord")
    ProjectFactory(partner=partner, title_fr="Un projet")

    assert shown(partner, but=["partners.agreement"]) == {"projects": ["Un projet"]}


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_only_what_is_public(state):
    partner = PartnerFactory()
    NewsFactory(partner=partner, state=state)

    assert shown(partner) == {}


def test_many_to_many_relations_count_and_nothing_is_named_twice():
    sector, other = SectorFactory.create_batch(2)
    partner = PartnerFactory(title_fr="Une ville")
    partner.sectors.add(sector, other)
    project = ProjectFactory(title_fr="Un projet")
    project.sectors.add(sector)

    assert shown(sector) == {"partners": ["Une ville"], "projects": ["Un projet"]}
    assert shown(other) == {"partners": ["Une ville"]}


@pytest.mark.parametrize("number", [1, 3])
def test_one_query_whatever_there_is(django_assert_num_queries, number):
    partner = PartnerFactory()
    EventFactory.create_batch(number, partner=partner)
    NewsFactory.create_batch(number, partner=partner)

    with django_assert_num_queries(1):
        assert [len(pages) for _name, pages in related_to(partner)] == [number, number]


def test_the_pages_know_their_address_and_title():
    partner = PartnerFactory()
    event = EventFactory(partner=partner)
    [(_name, [found])] = related_to(partner)

    for language in ("fr", "zh-hans"):
        with override(language):
            assert (found.title, found.get_absolute_url()) == (event.title, event.get_absolute_url())
    assert found.is_published()
