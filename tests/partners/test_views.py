import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from partners.models import Agreement, Partner
from tests.factories import (
    AgreementFactory,
    FigureFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnerFigureFactory,
    ProjectFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def seen(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def links(page, within="//main"):
    return [(link.text_content().strip(), link.get("href")) for link in page.xpath(f"{within}//a")]


def test_a_partner_shows_what_is_public_of_it(client):
    partner = PartnerFactory()
    sector, hidden = SectorFactory(title_fr="Air"), SectorFactory(draft=True, title_fr="Eau")
    partner.sectors.add(sector, hidden)
    agreement = AgreementFactory(partner=partner, title_fr="Un accord")
    AgreementFactory(partner=partner, title_fr="Un brouillon", draft=True)
    project = ProjectFactory(partner=partner, title_fr="Un projet")
    ProjectFactory(partner=partner, title_fr="Une archive", archived=True)
    PartnerFigureFactory(partner=partner, figure__name_fr="Population")
    PartnerFigureFactory(partner=partner, figure__name_fr="Secret", figure__draft=True)
    page = seen(client, partner.address_in("fr"))

    assert {("Air", sector.address_in("fr")), ("Un accord", agreement.address_in("fr"))} <= {*links(page)}
    assert ("Un projet", project.address_in("fr")) in links(page)
    text = page.text_content()
    assert [word for word in ("Eau", "Un brouillon", "Une archive", "Secret") if word in text] == []
    assert "21,9 millions" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "name"), [("fr", "Chine"), ("zh-hans", "中国")])
def test_a_country_is_named_in_the_readers_language(client, language, name):
    page = seen(client, PartnerFactory(country="CN").address_in(language))

    assert name in [cell.text_content().strip() for cell in page.xpath("//dl//dd")]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_the_list_of_partners(client, number):
    PartnerFactory.create_batch(number)
    PartnerFactory(draft=True)

    assert len(listed(client)) == number


@pytest.mark.parametrize(("asked", "shown"), [("", 12), ("?page=2", 2), ("?page=99", 2), ("?page=x", 12)])
def test_a_long_list_has_pages(client, asked, shown):
    PartnerFactory.create_batch(14)

    assert len(listed(client, asked)) == shown


def listed(client, query=""):
    """The partners that the list links to."""
    with override("fr"):
        page = seen(client, reverse("partners:index") + query)
    addresses = {partner.address_in("fr") for partner in Partner.objects.all()}
    return {href for _text, href in links(page)} & addresses


def test_an_agreement_shows_its_frame_and_what_was_concluded_under_it(client):
    partner = PartnerFactory()
    frame = AgreementFactory(partner=partner, signed="1987", term=Agreement.Term.NOT_STATED, title_fr="Le cadre")
    plan = AgreementFactory(
        partner=partner, parent=frame, starts="2018", ends="2023", signed="2018", term=Agreement.Term.FIXED
    )
    plan.parties.add(OrganisationFactory(name_fr="Région"))

    assert (plan.title_fr, plan.address_in("fr")) in links(seen(client, frame.address_in("fr")))
    assert ("Le cadre", frame.address_in("fr")) in links(seen(client, plan.address_in("fr")))
    assert ("Région", "https://universite.example/") in links(seen(client, plan.address_in("fr")))
    assert len(seen(client, plan.address_in("fr")).find_class("status-expired")) == 1
    assert len(seen(client, frame.address_in("fr")).find_class("status-no_end_stated")) > 0


def test_an_agreement_whose_partner_is_archived_names_it_without_a_link(client):
    partner = PartnerFactory(archived=True, title_fr="Une ville")
    page = seen(client, AgreementFactory(partner=partner).address_in("fr"))

    assert "Une ville" in page.text_content()
    assert [href for _text, href in links(page) if href == partner.address_in("fr")] == []


def test_the_chronology_has_every_agreement_in_order(client):
    partner = PartnerFactory()
    for signed in ("2018-06-14", "1987", "2018"):
        AgreementFactory(partner=partner, signed=signed, title_fr=f"Accord de {signed}")
    with override("fr"):
        context = client.get(reverse("partners:chronology")).context

    assert [str(found.signed) for found in context["agreements"]] == ["1987", "2018", "2018-06-14"]


def test_a_figure_shows_its_latest_observation_only(client):
    figure = FigureFactory(observed__year="2010", observed__value=20_000_000)
    partner = PartnerFigureFactory(figure=figure).partner
    figure.observations.create(value=21_900_000, year=datetime.date.today().isoformat())
    values = seen(client, partner.address_in("fr")).find_class("figure-value")

    assert len(values) == 1
    assert values[0].text_content().split()[0] == "21,9"
