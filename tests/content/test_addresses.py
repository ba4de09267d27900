import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from content.addresses import link_up, pages_by_key, reference_to, resolve, target_of
from content.pages import page_models
from publishing.languages import CODES
from tests.factories import PartnerFactory, SectorFactory, factory_of

NOBODY = uuid.UUID(int=1)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (f"/go/{NOBODY}/", NOBODY),
        (f"/go/{NOBODY}/#chiffres", NOBODY),
        ("/go/partners:index/", "partners:index"),
        ("https://www.iledefrance.fr/", None),
        ("mailto:contact@portail.example", None),
        ("/fr/partenaires/", None),
        (f"/go/{NOBODY}", None),
        (f"https://elsewhere.example/go/{NOBODY}/", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_link_stands_for(link, target):
    assert target_of(link) == target


@pytest.mark.django_db
@pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
@pytest.mark.parametrize("language", CODES)
def test_a_reference_leads_to_the_address_of_today(model, language):
    page = factory_of(model)()
    reference = reference_to(page)

    with override(language):
        assert resolve([reference]) == {reference: page.get_absolute_url()}


@pytest.mark.django_db
def test_what_is_not_public_has_no_address():
    draft, archived = PartnerFactory(draft=True), PartnerFactory(archived=True)
    gone = [reference_to(draft), reference_to(archived), f"/go/{NOBODY}/", "/go/nothing:index/"]

    assert resolve([*gone, "https://www.iledefrance.fr/"]) == {
        "https://www.iledefrance.fr/": "https://www.iledefrance.fr/"
    }


@pytest.mark.django_db
def test_sections_and_parts_of_a_page_can_be_linked_to():
    page = PartnerFactory(slug_fr="pekin")
    part = f"{reference_to(page)}#chiffres"

    with override("fr"):
        found = resolve([part, "/go/partners:index/"])

        assert found[part] == f"{page.get_absolute_url()}#chiffres"
        assert found["/go/partners:index/"] == page.get_absolute_url().removesuffix("pekin/")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 3])
def test_one_query_finds_pages_of_every_section(number):
    pages = [*PartnerFactory.create_batch(number), *SectorFactory.create_batch(number)]

    with CaptureQueriesContext(connection) as queries:
        found = pages_by_key({page.pk for page in pages})
    assert found == {page.pk: page for page in pages}
    assert {type(found[page.pk]) for page in pages} == {type(page) for page in pages}
    assert len(queries) == min(number, 1)


@pytest.mark.django_db
def test_text_is_linked_up():
    page, archived = PartnerFactory(), PartnerFactory(archived=True)
    html = (
        f'<p><a href="{reference_to(page)}">Le <strong>partenaire</strong></a>, '
        f'<a href="{reference_to(archived)}">l’<em>ancien</em></a>, '
        '<a href="https://www.iledefrance.fr/">la Région</a></p>'
    )

    with override("fr"):
        assert link_up(html) == (
            f'<p><a href="{page.get_absolute_url()}">Le <strong>partenaire</strong></a>, '
            "l’<em>ancien</em>, "
            '<a rel="external" href="https://www.iledefrance.fr/">la Région</a></p>'
        )


@pytest.mark.django_db
def test_the_other_attributes_of_a_link_are_kept():
    page = PartnerFactory()
    html = f'<a rel="next" href="{reference_to(page)}" title="Là">ici</a>'

    assert link_up(html) == html.replace(reference_to(page), page.get_absolute_url())


@pytest.mark.django_db
def test_text_without_references_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert link_up("<p>Rien</p>") == "<p>Rien</p>"


@pytest.mark.django_db
@pytest.mark.parametrize("language", CODES)
def test_a_reference_can_be_followed_bare(client, language):
    page = PartnerFactory()
    response = client.get(reference_to(page), headers={"accept-language": language})

    assert (response.status_code, response["Location"]) == (302, page.address_in(language))


@pytest.mark.django_db
@pytest.mark.parametrize("target", [NOBODY, "nothing:index", "admin:index"])
def test_a_reference_to_nothing_public_is_not_found(client, target):
    assert client.get(f"/go/{target}/").status_code == 404
