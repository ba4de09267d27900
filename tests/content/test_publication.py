"""What is not public is nowhere: no address answers, no list names it, no link leads to it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from chair.models import Chair
from content.addresses import reference_to
from content.pages import page_models, section_indexes
from publishing.languages import CODES
from publishing.models import State
from tests.factories import (
    AgreementFactory,
    AnnouncementFactory,
    FooterTextFactory,
    MenuEntryFactory,
    PartnerFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

models = pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
DAY = timedelta(days=1)
HIDDEN = {
    "draft": lambda: {"state": State.DRAFT},
    "archived": lambda: {"state": State.ARCHIVED},
    "not yet": lambda: {"publish_at": timezone.now() + DAY},
    "no longer": lambda: {"unpublish_at": timezone.now() - DAY},
}


def lists():
    for code in CODES:
        with override(code):
            yield from [reverse(view) for view in ["home", *section_indexes()]]
            yield reverse("agenda:index") + "?when=past"
    yield "/sitemap.xml"


def hidden_pages():
    """One of every model for every reason not to be public."""
    return [
        factory_of(model)(title_fr="Introuvable", title_zh_hans="找不到", **how())
        for model in page_models()
        for how in HIDDEN.values()
    ]


def pages_around(pages):
    """A page for each relation that can lead to one of *pages*, and one that names them all in its text."""
    links = "".join(f'<a href="{reference_to(page)}">ici</a>' for page in pages)
    yield PartnerFactory(body_fr=f"<p>{links}</p>", body_zh_hans=f"<p>{links}</p>")
    for model in page_models():
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            targets = [page for page in pages if type(page) is field.related_model]
            yield from pages_pointing(model, field, targets)


def pages_pointing(model, field, targets):
    if targets and field.many_to_many:
        page = factory_of(model)()
        getattr(page, field.name).set(targets)
        return [page]
    return [factory_of(model)(**{field.name: target}) for target in targets]


def furnish(pages):
    for page in pages:
        MenuEntryFactory(link=reference_to(page), label_fr="Au menu")
        AnnouncementFactory(link=reference_to(page))
        FooterTextFactory(body_fr=f'<p><a href="{reference_to(page)}">là</a></p>')


def test_what_is_not_public_is_nowhere(client):
    pages = hidden_pages()
    furnish(pages)
    traces = [trace for page in pages for trace in traces_of(page)]

    for address in [*lists(), *(around.address_in(code) for around in pages_around(pages) for code in CODES)]:
        text = client.get(address).content.decode()
        assert [trace for trace in traces if trace in text] == [], address


@models
@pytest.mark.parametrize("reason", HIDDEN)
@pytest.mark.parametrize("language", CODES)
def test_its_address_answers_nobody(client, model, reason, language):
    page = factory_of(model)(title_fr="Introuvable", title_zh_hans="找不到", **HIDDEN[reason]())
    response = client.get(page.address_in(language))

    # A chair has the address of its section, which stands without it.
    assert response.status_code == (200 if model is Chair else 404)
    assert page.title not in response.content.decode()


def traces_of(page):
    addresses = [page.address_in(code) for code in CODES] if not isinstance(page, Chair) else []
    return ["Au menu", reference_to(page), *addresses]


def test_its_name_stays_where_a_page_points_at_it(client):
    partner = PartnerFactory(archived=True, title_fr="Une ville")
    agreement = AgreementFactory(partner=partner)

    assert "Une ville" in client.get(agreement.address_in("fr")).content.decode()


@models
def test_a_page_appears_and_goes_by_the_clock(client, model):
    now = timezone.now()
    page = factory_of(model)(publish_at=now - DAY, unpublish_at=now + DAY)

    assert page.title_fr in client.get(page.address_in("fr")).content.decode()
