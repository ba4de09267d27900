import pytest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override
from lxml import html

from tests.factories import OrganisationFactory, ProgrammeFactory, ProgrammeHostFactory, SessionFactory

pytestmark = pytest.mark.django_db


def seen(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode().replace("\u00a0", " "))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_the_list_of_programmes(client, number):
    programmes = ProgrammeFactory.create_batch(number)
    ProgrammeFactory(draft=True)
    with override("fr"):
        context = client.get(reverse("training:index")).context

    assert [*context["programmes"]] == programmes


@pytest.mark.parametrize("number", [1, 3])
def test_a_programme_shows_its_hosts_and_sessions(client, number):
    programme = ProgrammeFactory(places=30, institution_count=4)
    hosts = ProgrammeHostFactory.create_batch(number, programme=programme)
    SessionFactory.create_batch(number, programme=programme, starts="2030-03", place_fr="Pantin")
    programme.partner_institutions.add(OrganisationFactory(name_fr="Institut du Zhejiang"))
    text = seen(client, programme.address_in("fr")).text_content().replace("\u00a0", " ")

    assert [host.field_fr for host in hosts if host.field_fr not in text] == []
    assert text.count("mars 2030") == text.count("Pantin") == number
    assert [word for word in ("30", "4", "Institut du Zhejiang", "10 jours") if word not in text] == []


@pytest.mark.parametrize(("language", "reason"), [("fr", "jusqu’à nouvel ordre"), ("zh-hans", "另行通知")])
def test_a_status_has_its_reason(client, language, reason):
    programme = ProgrammeFactory(
        status="postponed", status_reason_fr="jusqu’à nouvel ordre", status_reason_zh_hans="另行通知"
    )
    page = seen(client, programme.address_in(language))

    assert [found.text_content() for found in page.find_class("status-postponed")] == [status_in(language)]
    assert reason in page.text_content()


def status_in(language):
    with override(language):
        return capfirst(ProgrammeFactory.build(partner=None, status="postponed").get_status_display())


@pytest.mark.parametrize(
    ("starts", "shown"),
    [
        ([], ["Aucune session n’a encore de date."]),
        (["2020-09"], ["Terminée"]),
        (["2020-09", "2099"], ["Terminée"]),
        (["2099"], []),
    ],
)
def test_sessions_are_honest_about_what_is_over(client, starts, shown):
    programme = ProgrammeFactory()
    for start in starts:
        SessionFactory(programme=programme, starts=start)
    page = seen(client, programme.address_in("fr"))
    said = page.xpath("//section[.//h2='Sessions']//*[contains(@class, 'status')] | //p[@class='blank']")

    assert [found.text_content() for found in said if "nouvelle" not in found.text_content()] == shown
    assert sorted(page.xpath("//section//time/@datetime")) == sorted(starts)
