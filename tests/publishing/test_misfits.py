"""A draft outlives what it points at: it opens, and says what happened."""

import pytest

from partners.models import Agreement
from publishing import deletion, drafts, workflow
from publishing.models import Draft, Revision
from publishing.versions import row_key, snapshot
from tests.admin_forms import change_address, page_at, send, typed
from tests.factories import (
    AgreementFactory,
    EventFactory,
    FigureFactory,
    NewsFactory,
    ObservationFactory,
    PartnerFactory,
    PictureFactory,
    ProjectFactory,
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


def test_a_form_that_is_sent_twice_adds_its_rows_once(admin_client):
    event = EventFactory()
    row = {"speakers-TOTAL_FORMS": "1", "speakers-0-name_fr": "Une oratrice", "speakers-0-position": "0"}
    form = {**typed(admin_client, change_address(event)), **row, "speakers-0-event": str(event.pk), "_draft": "1"}
    for _time in range(2):
        assert admin_client.post(change_address(event), form).status_code == 302
    version = Draft.objects.get().revision.version
    assert [key.split(":")[0] for key in version] == ["agenda.event", "agenda.speaker"]


def test_a_publisher_reads_what_others_wrote_before_it_is_public(admin_client):
    news = NewsFactory(title_fr="Avant")
    opened = typed(admin_client, change_address(news), title_fr="Relu", _publish="1")
    sent(admin_client, news, summary_fr="Jamais relu", _draft="1")
    response = admin_client.post(change_address(news), opened)
    assert response.status_code == 200
    news.refresh_from_db()
    assert news.title_fr == "Avant"
    assert typed(admin_client, change_address(news))["summary_fr"] == "Jamais relu"
    sent(admin_client, news, _publish="1")
    news.refresh_from_db()
    assert (news.title_fr, news.summary_fr) == ("Relu", "Jamais relu")


def test_a_figure_written_for_a_partner_goes_public_with_it(admin_client, client):
    partner, figure = PartnerFactory(), FigureFactory(draft=True, name_fr="Part des touristes")
    ObservationFactory(figure=figure, source_name_fr="Une source")
    row = {"partner_figures-TOTAL_FORMS": "1", "partner_figures-0-figure": str(figure.pk)}
    form = {**typed(admin_client, change_address(partner)), **row, "partner_figures-0-position": "0"}
    assert admin_client.post(change_address(partner), {**form, "_draft": "1"}).status_code == 302
    preview = change_address(partner).replace("/change/", "/preview/fr/")
    assert "Part des touristes" in admin_client.get(preview).text
    assert "Part des touristes" not in client.get(partner.address_in("fr")).text

    sent(admin_client, partner, _publish="1")
    assert "Part des touristes" in client.get(partner.address_in("fr")).text


def test_what_readers_will_not_see_is_in_the_checklist(admin_client):
    project = ProjectFactory(partner=PartnerFactory(draft=True, title_fr="Hangzhou"))
    response = send(admin_client, change_address(project), title_fr="Autre", _publish="1")
    assert "Hangzhou" in response.context["refused"][0].message


def test_an_earlier_version_tells_what_it_lost(admin_client):
    picture = PictureFactory()
    news = NewsFactory(draft=True, picture=picture)
    sent(admin_client, news, title_fr="Avec image", _draft="1")
    sent(admin_client, news, picture="", _draft="1")
    picture.delete()
    earlier = Revision.objects.about(news).last()
    address = change_address(news).replace("change/", f"revert/{earlier.pk}/")
    told = admin_client.post(address, follow=True)
    assert [message.level_tag for message in told.context["messages"]][-2:] == ["success", "warning"]


def test_who_recovers_a_page_did_not_write_it(django_user_model):
    writer, other = (django_user_model.objects.create_superuser(name) for name in ("writer", "other"))
    agreement = AgreementFactory(draft=True)
    version = snapshot(agreement)
    version[row_key(Agreement, agreement.pk)]["title_fr"] = "Écrit seul"
    drafts.save(agreement, drafts.opened_on(drafts.work_on(agreement)), version, writer)
    deletion.delete(agreement, writer)
    agreement, _losses = workflow.recover(Revision.objects.filter(title="Écrit seul").first(), other)
    with pytest.raises(workflow.Refused):
        workflow.publish(agreement, writer)


def test_a_draft_outlives_a_kind_of_row_that_the_code_no_longer_has(admin_client):
    news = NewsFactory()
    sent(admin_client, news, title_fr="Un titre", _draft="1")
    revision = Draft.objects.get().revision
    revision.version["agenda.gone:00000000-0000-4000-8000-000000000000"] = {"title_fr": "Une ligne"}
    revision.save()

    assert typed(admin_client, change_address(news))["title_fr"] == "Un titre"
    sent(admin_client, news, title_fr="Un titre public", _publish="1")
    news.refresh_from_db()
    assert news.title_fr == "Un titre public"
