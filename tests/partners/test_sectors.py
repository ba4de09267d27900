import pytest
from lxml import html

from tests.factories import AgreementFactory, PartnerFactory, ProjectFactory, SectorFactory

pytestmark = pytest.mark.django_db


def groups(client, sector):
    """[(heading, shown at once, folded away)]"""
    page = html.document_fromstring(client.get(sector.address_in("fr")).content.decode())
    found = page.xpath("//div[@class='related-groups']/div")
    return sorted(
        (
            group.xpath("string(h3/text())").replace("\u00a0", " ").strip(),
            len(group.xpath("ul/li")),
            len(group.xpath("details//li/a")),
        )
        for group in found
    )


@pytest.mark.parametrize(("number", "shown", "folded"), [(1, 1, 0), (5, 5, 0), (6, 5, 1), (40, 5, 35)])
def test_a_sector_gathers_its_pages_by_section_and_folds_the_rest(client, number, shown, folded):
    sector, partner = SectorFactory(), PartnerFactory()
    for project in ProjectFactory.create_batch(number, partner=partner):
        project.sectors.add(sector)
    AgreementFactory(partner=partner).sectors.add(sector)

    assert groups(client, sector) == [("Accords", 1, 0), ("Projets", shown, folded)]
