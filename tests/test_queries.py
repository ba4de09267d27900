"""What a page costs does not grow with what there is to show.

Lists and models are found in the registries: a new section is counted without a word here.
"""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from content.addresses import reference_to
from content.pages import page_models, section_indexes
from publishing.languages import CODES
from tests.factories import (
    AnnouncementFactory,
    EventFactory,
    FigureFactory,
    FooterTextFactory,
    MenuEntryFactory,
    ObservationFactory,
    PageFactory,
    factory_of,
)

FEW, MANY = 3, 30
# One of them asks whether a scheduled draft is due.
DETAIL_LIMIT = 16

models = [pytest.param(model, id=model._meta.label_lower) for model in page_models()]


def cost_of(address):
    """In queries."""
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(queries)


def list_addresses():
    """{(view, language, query): address} of each list, unfiltered and as its filters show it."""
    found = {}
    for language in CODES:
        with override(language):
            addresses = {(view, language, ""): reverse(view) for view in ["home", *section_indexes()]}
            addresses["agenda:index", language, "?when=past"] = reverse("agenda:index") + "?when=past"
        found |= addresses
    return found


def fill(number):
    """*number* more of all that a list can show, each with a picture."""
    for model in page_models():
        factory_of(model).create_batch(number, with_picture=True)
    EventFactory.create_batch(number, with_picture=True, over=True)
    FigureFactory.create_batch(number)


@pytest.fixture(scope="module")
def list_costs(module_db):
    """{key of list_addresses: [with few, with many]}"""
    fill(FEW)
    few = {key: cost_of(address) for key, address in list_addresses().items()}
    fill(MANY - FEW)
    return {key: [few[key], cost_of(address)] for key, address in list_addresses().items()}


@pytest.mark.parametrize("key", list_addresses(), ids=" ".join)
def test_a_list_costs_the_same_for_few_and_for_many(list_costs, key):
    few, many = list_costs[key]

    assert few == many


def relate(page, number):
    """Gives *page* so many of each thing that a model can relate to it, whichever side holds the relation."""
    for relation in page._meta.get_fields():
        if relation.many_to_many:
            accessor = relation.get_accessor_name() if relation.auto_created else relation.name
            getattr(page, accessor).add(*make(relation.related_model, number))
        elif relation.one_to_many:
            make(relation.related_model, number, **{relation.field.name: page})
        elif relation.many_to_one and not getattr(page, relation.name):
            setattr(page, relation.name, factory_of(relation.related_model)())


def make(model, number, **fields):
    if model in page_models():
        fields["with_picture"] = True
    return factory_of(model).create_batch(number, **fields)


def furnish(number):
    """What surrounds every page: *number* menu entries and footer texts that lead to pages of the portal."""
    for target in PageFactory.create_batch(number):
        MenuEntryFactory(link=reference_to(target))
        FooterTextFactory(**text_leading_to(target))


def text_leading_to(page):
    return {f"body_{name}": f'<p><a href="{reference_to(page)}">ici</a></p>' for name in ("fr", "zh_hans")}


def cost_of_detail(model, number):
    """{language: cost} of a page of *model* with *number* of everything around it, looked at alone."""
    with transaction.atomic():
        furnish(number)
        AnnouncementFactory(link=reference_to(PageFactory()))
        page = factory_of(model)(**text_leading_to(PageFactory()))
        relate(page, number)
        page.save()
        costs = {code: cost_of(page.address_in(code)) for code in CODES}
        transaction.set_rollback(True)
    return costs


@pytest.mark.parametrize("model", models)
def test_a_page_costs_the_same_with_one_and_with_many_related_things(db, model):
    few, many = cost_of_detail(model, 1), cost_of_detail(model, MANY)

    assert few == many
    assert max(many.values()) <= DETAIL_LIMIT


def test_figures_with_many_observations_cost_no_more(db):
    for language in CODES:
        with override(language):
            address = reverse("figures:index")
        figure = FigureFactory()
        few = cost_of(address)
        ObservationFactory.create_batch(MANY, figure=figure)
        assert cost_of(address) == few
