"""A draft outlives what it points at: it opens, and says what happened."""

import pytest

from partners.models import Agreement
from publishing import workflow
from publishing.models import Draft
from publishing.versions import row_key
from tests.admin_forms import change_address, page_at, send, typed
from tests.factories import (
    AgreementFactory,
    EventFactory,
    NewsFactory,
    PictureFactory,
    SectorFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


def losses(client, page):
    shown = page_at(client, change_address(page))
    return [" ".join(one.text_content().split()) for one in shown.xpath("//*[@class='work-losses']//li")]


def sent(client, page, **changes):
    response = send(client, change_address(page), **changes)
    assert response.status_code == 302, (response.context["errors"], response.context.get("refused"))


def test_a_picture_deleted_since_is_left_out_and_told(admin_client):
    news, picture = NewsFactory(), PictureFactory()
    sent(admin_client, news, picture=str(picture.pk), title_fr="Un titre", _draft="1")
    picture.delete()

    assert losses(admin_client, news) == ["Image Ce qui était choisi ici a été supprimé depuis."]
    assert typed(admin_client, change_address(news))["title_fr"] == "Un titre"
    sent(admin_client, news, _draft="1")
    assert losses(admin_client, news) == []


def test_a_sector_deleted_since_leaves_the_others(admin_client):
    agreement = AgreementFactory()
    kept, lost = SectorFactory(), SectorFactory()
    form = {
        **typed(admin_client, change_address(agreement)),
        "sectors": [str(kept.pk), str(lost.pk)],
        "_draft": "1",
    }
    assert admin_client.post(change_address(agreement), form).status_code == 302
    lost.delete()

    assert len(losses(admin_client, agreement)) == 1
    sent(admin_client, agreement, _draft="1")
    version = Draft.objects.get().revision.version
    assert version[row_key(Agreement, agreement.pk)]["sectors"] == [str(kept.pk)]


def test_an_address_taken_since_is_an_error_of_its_field(admin_client):
    news = NewsFactory()
    sent(admin_client, news, slug_fr="convoitee", _draft="1")
    NewsFactory(slug_fr="convoitee")

    told = losses(admin_client, news)
    assert len(told) == 1
    assert "convoitee" in told[0]
    refused = admin_client.post(
        change_address(news), {**typed(admin_client, change_address(news)), "slug_fr": "convoitee", "_draft": "1"}
    )
    assert [*refused.context["adminform"].form.errors] == ["slug_fr"]


def test_a_parent_deleted_since(admin_client):
    child, parent = AgreementFactory(), AgreementFactory()
    sent(admin_client, child, parent=str(parent.pk), _draft="1")
    parent.delete()
    assert len(losses(admin_client, child)) == 1


def test_a_row_deleted_behind_a_draft_that_changed_it_stays(admin_client):
    event = EventFactory()
    speaker = SpeakerFactory(event=event, name_fr="Avant")
    sent(admin_client, event, **{"speakers-0-name_fr": "Après"}, _draft="1")
    speaker.delete()

    assert typed(admin_client, change_address(event))["speakers-0-name_fr"] == "Après"


def test_what_a_scheduled_or_listed_publication_would_lose_is_refused(admin_client, admin_user):
    news, picture = NewsFactory(), PictureFactory()
    sent(admin_client, news, picture=str(picture.pk), _draft="1")
    picture.delete()
    with pytest.raises(workflow.Refused):
        workflow.publish(news, admin_user)
