"""What staff paste from the address bar is stored as a reference."""

import pytest
from django.utils.translation import override

from content.references import with_references
from tests.factories import PartnerFactory

pytestmark = pytest.mark.django_db


def address(page, language):
    return page.address_in(language)


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
@pytest.mark.parametrize("interface", ["fr", "zh-hans"])
def test_the_address_of_a_page_becomes_its_reference(language, interface):
    page = PartnerFactory()
    with override(interface):
        stored = with_references(f'<p><a href="{address(page, language)}#agreements">ici</a></p>')
    assert stored == f'<p><a href="/go/{page.pk}/#agreements">ici</a></p>'


def test_the_front_page_of_a_section_becomes_its_reference():
    assert with_references('<a href="/fr/partenaires/">x</a>') == '<a href="/go/partners:index/">x</a>'


@pytest.mark.parametrize(
    "href",
    [
        "/fr/partenaires/inconnu/",
        "/fr/",
        "/fr/agenda/?when=past",
        "/media/documents/a.pdf",
        "/go/x/",
        "https://example.org/fr/partenaires/",
    ],
)
def test_any_other_link_stays_as_it_is(href):
    html = f'<p><a title="t" href="{href}">x</a></p>'
    assert with_references(html) == html


def test_a_text_is_stored_with_references():
    target = PartnerFactory()
    page = PartnerFactory(body_fr=f'<p><a href="{address(target, "fr")}">ici</a></p>')
    page.refresh_from_db()
    assert page.body_fr == f'<p><a href="/go/{target.pk}/">ici</a></p>'
