"""The workflow over the real form of every publishable model, those of sections to come included."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from publishing.models import Action, Draft, Publishable, Revision, State
from publishing.versions import parts_of, row_key, snapshot
from tests.admin_forms import add_address, change_address, page_at, send, typed
from tests.publishing.filling import needed_by, row_of_form

MODELS = [model for model in apps.get_models() if issubclass(model, Publishable)]

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)]


def signed_in(name):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser(name))
    return client


@pytest.fixture
def writer():
    return signed_in("writer")


@pytest.fixture
def publisher():
    return signed_in("publisher")


@pytest.fixture
def written(model, writer, publisher):
    """Written by one and published by another, through the form."""
    done(send(writer, add_address(model), **needed_by(model), _draft="1"))
    page = model._base_manager.latest("created_at")
    assert page.state == State.DRAFT
    done(send(publisher, change_address(page), **{"publication-waiver": "Rien d’autre à dire."}, _publish="1"))
    return page


def done(response):
    """The form sends on; else what it complains of."""
    assert response.status_code == 302, (response.context["errors"], response.context.get("refused"))


def words_of(model):
    return f"{model.NEEDED[0]}_fr"


def value_in(page, name):
    return snapshot(page)[row_key(type(page), page.pk)][name]


def public(page):
    page = type(page)._base_manager.get(pk=page.pk)
    response = Client().get(page.preview_address("fr"))
    assert response.status_code == 200
    return response.content


def test_a_page_is_drafted_published_and_restored(model, written, writer, publisher):
    page = written
    first, seen = snapshot(page), public(page)
    name = words_of(model)

    done(send(writer, change_address(page), **{name: "D’autres mots"}, _draft="1"))
    rows = {}
    for relation in parts_of(model):
        rows |= row_of_form(page_at(writer, change_address(page)), relation)
    done(send(writer, change_address(page), **rows, _draft="1"))

    # Nothing of it is public.
    assert snapshot(page) == first
    assert public(page) == seen
    # The form holds both drafts, the second built on the first.
    assert typed(writer, change_address(page))[name] == "D’autres mots"
    draft = Draft.objects.about(page).get()
    assert draft.revision.version[row_key(model, page.pk)][name] == "D’autres mots"
    assert len(draft.revision.version) == len(first) + len(parts_of(model))

    done(send(publisher, change_address(page), **{"publication-waiver": "Un essai."}, _publish="1"))

    # What is live is the draft to the last row, each under the key it had there.
    assert snapshot(page) == draft.revision.version
    assert not Draft.objects.about(page).exists()

    published = Revision.objects.about(page).filter(action=Action.PUBLISHED).last()
    assert published.version == first
    revert = reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_revert", args=[page.pk, published.pk]
    )
    done(writer.post(revert))
    assert snapshot(page) == draft.revision.version
    done(send(publisher, change_address(page), **{"publication-waiver": "Un essai."}, _publish="1"))
    assert snapshot(page) == first


def test_an_empty_draft_is_saved_and_not_published(model, writer):
    done(send(writer, add_address(model), _draft="1"))
    page = model._base_manager.latest("created_at")

    refused = send(writer, change_address(page), _publish="1")

    assert refused.status_code == 200
    assert refused.context["refused"] != []
    page.refresh_from_db()
    assert page.state == State.DRAFT


def test_a_deleted_page_is_recovered_with_its_rows(model, written, writer):
    page, rows = written, {}
    for relation in parts_of(model):
        rows |= row_of_form(page_at(writer, change_address(page)), relation)
    done(send(writer, change_address(page), **rows, _draft="1"))
    before, key = snapshot(page), page.pk
    label = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    done(writer.post(reverse(f"{label}_delete", args=[key]), {"post": "yes"}))
    assert not model._base_manager.filter(pk=key).exists()
    revision = Revision.objects.filter(object_id=key, action=Action.DELETED).get()
    assert (revision.version, revision.user_name) == (before, "writer")
    done(writer.post(reverse(f"{label}_recover_one", args=[revision.pk])))

    recovered = model._base_manager.get(pk=key)
    assert snapshot(recovered) == before
    assert recovered.state == State.DRAFT
