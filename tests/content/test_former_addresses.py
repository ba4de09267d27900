"""Changing a slug leaves a permanent redirect from the old address, in that language."""

import pytest
from django.utils.translation import override

from chair.models import Chair
from content.models import FormerAddress
from content.pages import page_models
from publishing.languages import CODES
from publishing.models import State
from tests.factories import PartnerFactory, factory_of

pytestmark = pytest.mark.django_db

# A chair has the address of its section, whatever its slug.
with_slug = [pytest.param(model, id=model._meta.label_lower) for model in page_models() if model is not Chair]


def rename(page, slug, language="fr"):
    with override(language):
        page.slug = slug
    page.save()


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize("model", with_slug)
@pytest.mark.parametrize("language", CODES)
def test_a_former_address_leads_to_the_new_one(client, model, language):
    page = factory_of(model)()
    former = {code: page.address_in(code) for code in CODES}
    rename(page, "autre", language)

    assert answer(client, former[language]) == (301, page.address_in(language))
    assert answer(client, page.address_in(language)) == (200, None)
    assert [answer(client, former[code])[0] for code in CODES if code != language] == [200]


def test_every_address_of_a_chain_leads_to_the_last(client):
    page, former = PartnerFactory(), []
    for slug in ("un", "deux", "trois"):
        former.append(page.address_in("fr"))
        rename(page, slug)

    assert [answer(client, address) for address in former] == [(301, page.address_in("fr"))] * 3


def test_a_page_that_takes_its_old_address_again_answers_there(client):
    page = PartnerFactory(slug_fr="un")
    rename(page, "deux")
    rename(page, "un")

    assert answer(client, page.address_in("fr")) == (200, None)
    assert answer(client, page.address_in("fr").replace("un/", "deux/")) == (301, page.address_in("fr"))


def test_a_page_that_takes_the_address_of_another_wins(client):
    first = PartnerFactory(slug_fr="pekin")
    address = first.address_in("fr")
    rename(first, "beijing")
    second = PartnerFactory(slug_fr="pekin")

    assert answer(client, address) == (200, None)

    # And then it is the one that had it last.
    rename(second, "peking")
    assert answer(client, address) == (301, second.address_in("fr"))


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_nothing_leads_to_what_is_not_public(client, state):
    page = PartnerFactory()
    former = page.address_in("fr")
    rename(page, "autre")
    page.state = state
    page.save()

    assert answer(client, former) == (404, None)


def test_saving_without_a_new_slug_keeps_nothing(client):
    page = PartnerFactory()
    page.title_fr = "Un autre titre"
    page.save()

    assert not FormerAddress.objects.exists()


def test_a_row_written_past_its_model_can_be_saved(client):
    page = PartnerFactory()
    type(page).objects.filter(pk=page.pk).update(slug_fr=None)
    page.refresh_from_db()
    page.save()

    assert answer(client, page.address_in("fr")) == (200, None)


def test_an_address_that_nobody_had_is_not_found(client):
    assert answer(client, "/fr/inconnu/") == (404, None)


@pytest.mark.django_db
def test_a_null_character_in_a_path_is_only_not_found(client):
    assert client.get("/fr/pekin%00/").status_code == 404
