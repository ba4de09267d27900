from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from lxml import html

from partners.models import Agreement, Partner
from publishing import deletion
from publishing.models import Action, Draft, Revision, State, reference_to
from publishing.versions import snapshot
from tests.factories import AgreementFactory, PartnerFactory, PartnerFigureFactory, SectorFactory

pytestmark = pytest.mark.django_db

UNKNOWN = "11111111-1111-4111-8111-111111111111"


def revision_of(page, hours_ago=0, action=Action.SAVED, **columns):
    moment = timezone.now() - timedelta(hours=hours_ago)
    columns = {"version": snapshot(page), "title": str(page), **columns}
    return Revision.objects.create(**reference_to(page), action=action, created_at=moment, **columns)


def address(page, suffix, *args):
    return of_model(type(page), suffix, page.pk, *args)


def of_model(model, suffix, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{suffix}", args=args)


def page_at(client, path, data=None, status=200):
    response = client.get(path, data or {})
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def words(elements):
    return [" ".join(element.text_content().split()) for element in elements]


@pytest.fixture
def reader(client, django_user_model):
    """May see partners and agreements, and no more."""
    user = django_user_model.objects.create_user("reader", password="secret", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_partner", "view_agreement"]))
    client.force_login(user)
    return client


@pytest.fixture
def partner():
    return PartnerFactory(title_fr="Pékin")


@pytest.fixture
def rewritten(partner):
    """(older, newer) revisions of a partner whose title was changed between them."""
    older = revision_of(partner, hours_ago=2)
    Partner.objects.filter(pk=partner.pk).update(title_fr="Pékin la grande")
    partner.refresh_from_db()
    return older, revision_of(partner, hours_ago=1, action=Action.PUBLISHED)


# The lines


def test_who_did_what_when_the_newest_first(admin_client, admin_user, partner):
    admin_user.first_name, admin_user.last_name = "Anne", "Martin"
    admin_user.save()
    revision_of(partner, hours_ago=2, user=admin_user, note="Premier jet")
    revision_of(
        partner,
        action=Action.PUBLISHED,
        user_name="parti",
        waiver="Urgence",
        translation_due="2030-01-02",
    )
    page = page_at(admin_client, address(partner, "history"))
    lines = page.xpath("//tbody/tr[not(@class)]")
    assert words(line.xpath("td[3]")[0] for line in lines) == ["parti", "Anne Martin"]
    assert words(line.xpath(".//strong")[0] for line in lines) == [
        Action.PUBLISHED.label.capitalize(),
        Action.SAVED.label.capitalize(),
    ]
    first, second, third = words(page.xpath("//*[@class='history-note']"))
    assert (first.endswith("Urgence"), "2 janvier 2030" in second, third) == (True, True, "Premier jet")


def test_the_two_newest_are_chosen(admin_client, partner, rewritten):
    older, newer = rewritten
    revision_of(partner, hours_ago=9)
    page = page_at(admin_client, address(partner, "history"))
    checked = {one.get("name"): one.get("value") for one in page.xpath("//*[@type='radio'][@checked]")}
    assert checked == {"from": str(older.pk), "to": str(newer.pk)}
    assert page.xpath("//form[@class='history-lines']/@action")[0] == address(partner, "compare")
    assert page.xpath("//form[@class='history-lines']/@method") == []


def test_one_revision_is_compared_with_what_stands_now(admin_client, partner):
    only = revision_of(partner)
    page = page_at(admin_client, address(partner, "history"))
    assert [(one.get("name"), one.get("value")) for one in page.xpath("//*[@type='radio'][@checked]")] == [
        ("to", "live"),
        ("from", str(only.pk)),
    ]


def test_what_is_public_and_the_draft_can_be_chosen_where_there_are_such(admin_client, partner):
    draft = PartnerFactory(draft=True)
    for page in (partner, draft):
        revision_of(page)
    assert choices(admin_client, partner) == ["live"]
    assert choices(admin_client, draft) == ["draft"]
    kept = revision_of(partner)
    Draft.objects.create(**reference_to(partner), revision=kept, base=revision_of(partner))
    assert choices(admin_client, partner) == ["draft", "live"]


def choices(client, page):
    shown = page_at(client, address(page, "history"))
    return shown.xpath("//tr[@class='history-now']//*[@name='from']/@value")


def test_a_page_without_history_says_so(admin_client, partner):
    page = page_at(admin_client, address(partner, "history"))
    assert (len(page.xpath("//*[@id='content']//table")), len(page.xpath("//*[@id='content']/p"))) == (0, 1)


def test_the_history_of_a_page_that_never_was_leads_away(admin_client):
    for key in (UNKNOWN, "nothing", "\x00"):
        assert admin_client.get(of_model(Partner, "history", key)).status_code == 302


def test_a_long_history_has_pages(admin_client, partner):
    for hour in range(51):
        revision_of(partner, hours_ago=hour)
    first = page_at(admin_client, address(partner, "history"))
    second = page_at(admin_client, address(partner, "history"), {"p": 2})
    counts = [len(page.xpath("//tbody/tr[not(@class)]")) for page in (first, second)]
    assert counts == [50, 1]
    assert words(second.xpath("//*[@class='paginator']/*[@aria-current]")) == ["2"]
    assert page_at(admin_client, address(partner, "history"), {"p": "elsewhere"}) is not None


@pytest.mark.parametrize("suffix", ["history", "recover"])
def test_the_number_of_queries_does_not_grow(admin_client, admin_user, partner, suffix, count_queries):
    def grow(number):
        for _ in range(number):
            revision_of(partner, user=admin_user)
            deletion.delete(PartnerFactory(), admin_user)

    path = {"history": address(partner, "history"), "recover": of_model(Partner, "recover")}[suffix]
    grow(3)
    few = count_queries(lambda: page_at(admin_client, path))
    grow(27)
    assert count_queries(lambda: page_at(admin_client, path)) == few


@pytest.fixture
def count_queries(django_assert_max_num_queries):
    def counted(act):
        with django_assert_max_num_queries(40) as queries:
            act()
        return len(queries)

    return counted


# Two versions


def test_two_versions_are_compared_by_the_word(admin_client, partner, rewritten):
    older, newer = rewritten
    page = page_at(admin_client, address(partner, "compare"), {"from": older.pk, "to": newer.pk})
    assert words(page.xpath("//section/h3")) == ["Titre"]
    (text,) = page.xpath("//*[@class='compared-text']")
    assert text.get("lang") == "fr"
    assert words(text.xpath(".//ins"))[0].endswith("la grande]")
    assert text.xpath(".//del") == []
    back = page_at(admin_client, address(partner, "compare"), {"from": newer.pk, "to": older.pk})
    assert words(back.xpath("//section//del"))[0].endswith("la grande]")


def test_rows_of_the_page_are_compared(admin_client, partner):
    before = revision_of(partner)
    link = PartnerFigureFactory(partner=partner)
    page = page_at(admin_client, address(partner, "compare"), {"from": before.pk, "to": "live"})
    assert words(page.xpath("//section[@class='compared compared-added']//*[@class='compared-title']")) == [
        str(link.figure)
    ]


def test_a_version_is_compared_with_what_is_public_and_with_the_draft(admin_client, partner, rewritten):
    older, newer = rewritten
    drafted = snapshot(partner)
    drafted[f"partners.partner:{partner.pk}"]["title_fr"] = "Pékin la petite"
    kept = revision_of(partner, version=drafted)
    Draft.objects.create(**reference_to(partner), revision=kept, base=newer)
    put_in = {}
    for name in ("live", "draft"):
        page = page_at(admin_client, address(partner, "compare"), {"from": older.pk, "to": name})
        put_in[name] = words(page.xpath("//section//ins"))[0].removesuffix("]")[-9:]
    assert put_in == {"live": "la grande", "draft": "la petite"}


def test_equal_versions_say_so(admin_client, partner):
    page = page_at(admin_client, address(partner, "compare"), {"from": revision_of(partner).pk, "to": "live"})
    assert page.xpath("//section") == []


@pytest.mark.parametrize("key", ["", "nothing", "\x00", UNKNOWN, "é" * 3000, "live ", "{}", "None"])
def test_what_is_no_revision_is_not_found(admin_client, partner, key):
    own = revision_of(partner)
    for sides in ({"from": key, "to": own.pk}, {"from": own.pk, "to": key}):
        assert admin_client.get(address(partner, "compare"), sides).status_code == 404


def test_a_revision_of_another_page_is_not_found(admin_client, partner):
    foreign, own = revision_of(PartnerFactory()), revision_of(partner)
    # Keys are unique across tables; an address of another table is tried all the same.
    elsewhere = revision_of(SectorFactory())
    for other in (foreign, elsewhere):
        asked = {"from": own.pk, "to": other.pk}
        assert admin_client.get(address(partner, "compare"), asked).status_code == 404
        assert admin_client.post(address(partner, "revert", other.pk)).status_code == 404
    assert admin_client.get(address(partner, "compare")).status_code == 404
    assert (
        admin_client.get(of_model(Partner, "compare", UNKNOWN), {"from": own.pk, "to": own.pk}).status_code == 404
    )


# An earlier version as a draft


def test_an_earlier_version_of_a_live_page_becomes_its_draft(admin_client, admin_user, partner, rewritten):
    older, _newer = rewritten
    (button,) = [
        one
        for one in page_at(admin_client, address(partner, "history")).xpath("//*[@form='take-up']")
        if one.get("formaction") == address(partner, "revert", older.pk)
    ]
    response = admin_client.post(button.get("formaction"))
    assert (response.status_code, response["Location"]) == (302, address(partner, "change"))
    partner.refresh_from_db()
    assert partner.title_fr == "Pékin la grande"
    kept = Draft.objects.about(partner).get()
    assert kept.revision.version == older.version
    assert (kept.revision.action, kept.revision.user) == (Action.REVERTED, admin_user)


def test_an_earlier_version_of_a_draft_is_the_draft_again(admin_client):
    page = PartnerFactory(draft=True, title_fr="Avant")
    older = revision_of(page, hours_ago=1)
    Partner.objects.filter(pk=page.pk).update(title_fr="Après")
    admin_client.post(address(page, "revert", older.pk))
    page.refresh_from_db()
    assert (page.title_fr, page.state) == ("Avant", State.DRAFT)


def test_an_address_that_is_only_followed_changes_nothing(admin_client, partner):
    revision = revision_of(partner)
    assert admin_client.get(address(partner, "revert", revision.pk)).status_code == 405
    assert Revision.objects.count() == 1


# Deleted pages


def test_a_deleted_page_is_found_in_the_list(admin_client, admin_user, partner):
    tools = "//*[@class='object-tools']//*[@class='recoverlink']"
    assert page_at(admin_client, of_model(Partner, "changelist")).xpath(tools) == []
    revision_of(partner, hours_ago=1)
    assert page_at(admin_client, of_model(Partner, "changelist")).xpath(tools) == []
    deletion.delete(partner, admin_user)
    (link,) = page_at(admin_client, of_model(Partner, "changelist")).xpath(tools)
    assert link.get("href") == of_model(Partner, "recover")
    assert page_at(admin_client, of_model(Agreement, "changelist")).xpath(tools) == []


def test_each_deleted_page_is_listed_once_with_who_deleted_it(admin_client, admin_user, partner):
    revision_of(partner, hours_ago=2)
    stays = PartnerFactory()
    revision_of(stays)
    deletion.delete(partner, admin_user)
    gone = PartnerFactory(title_fr="Perdu")
    kept = revision_of(gone, hours_ago=1)
    Partner.objects.filter(pk=gone.pk)._raw_delete("default")
    page = page_at(admin_client, of_model(Partner, "recover"))
    rows = page.xpath("//tbody/tr")
    assert words(row.xpath("th/a")[0] for row in rows) == ["Pékin", "Perdu"]
    assert words(row.xpath("td")[1] for row in rows)[0] == admin_user.get_username()
    assert rows[1].xpath(".//time") == []
    assert rows[1].xpath("th/a")[0].get("href") == of_model(Partner, "recover_one", kept.pk)


def test_the_words_of_a_deleted_page_are_looked_at_and_recovered(admin_client, admin_user):
    link = PartnerFigureFactory(partner__title_fr="Pékin")
    key, version = link.partner.pk, snapshot(link.partner)
    deletion.delete(link.partner, admin_user)
    last = Revision.objects.get(action=Action.DELETED, object_id=key)
    path = of_model(Partner, "recover_one", last.pk)
    page = page_at(admin_client, path)
    assert words(page.xpath("//*[@lang='fr']/*[@class='compared-words']"))[0] == "Pékin"
    assert page.xpath("//ins | //del") == []
    assert words(page.xpath("//*[@class='compared-title']")) == [str(link.figure)]

    response = admin_client.post(path)
    assert (response.status_code, response["Location"]) == (302, of_model(Partner, "change", key))
    back = Partner.objects.get(pk=key)
    assert (back.state, snapshot(back)) == (State.DRAFT, version)
    assert Revision.objects.about(back).first().action == Action.RECOVERED
    assert admin_client.post(path).status_code == 404


def test_a_page_that_stands_is_not_recovered(admin_client, partner):
    revision = revision_of(partner)
    for act in (admin_client.get, admin_client.post):
        assert act(of_model(Partner, "recover_one", revision.pk)).status_code == 404
        assert act(of_model(Partner, "recover_one", UNKNOWN)).status_code == 404


def test_of_another_model_nothing_is_recovered(admin_client, admin_user, partner):
    deletion.delete(partner, admin_user)
    last = Revision.objects.get(action=Action.DELETED)
    assert admin_client.post(of_model(Agreement, "recover_one", last.pk)).status_code == 404
    assert page_at(admin_client, of_model(Agreement, "recover")).xpath("//*[@id='content']//table") == []


# Who may


def test_who_may_only_read_reads(reader, admin_user, partner):
    revision, deleted = revision_of(partner), AgreementFactory()
    deletion.delete(deleted, admin_user)
    last = Revision.objects.get(action=Action.DELETED)
    assert page_at(reader, address(partner, "history")).xpath("//*[@form='take-up']") == []
    page_at(reader, address(partner, "compare"), {"from": revision.pk, "to": "live"})
    assert page_at(reader, of_model(Agreement, "recover")).xpath("//button[@form='recover']") == []
    assert page_at(reader, of_model(Agreement, "recover_one", last.pk)).xpath("//*[@id='content']//form") == []
    before = Revision.objects.count()
    assert reader.post(address(partner, "revert", revision.pk)).status_code == 403
    assert reader.post(of_model(Agreement, "recover_one", last.pk)).status_code == 403
    assert (Revision.objects.count(), Agreement.objects.count()) == (before, 0)


def test_who_may_not_see_a_page_sees_no_history(reader, admin_user):
    page = SectorFactory()
    revision = revision_of(page)
    gone = SectorFactory()
    deletion.delete(gone, admin_user)
    last = Revision.objects.get(action=Action.DELETED)
    asked = {"from": revision.pk, "to": "live"}
    assert reader.get(address(page, "history")).status_code == 403
    assert reader.get(address(page, "compare"), asked).status_code == 403
    assert reader.post(address(page, "revert", revision.pk)).status_code == 403
    assert reader.get(of_model(type(page), "recover")).status_code == 403
    assert reader.get(of_model(type(page), "recover_one", last.pk)).status_code == 403
    assert reader.post(of_model(type(page), "recover_one", last.pk)).status_code == 403


def test_strangers_are_asked_who_they_are(client, partner):
    revision = revision_of(partner)
    for path in (address(partner, "history"), address(partner, "compare"), of_model(Partner, "recover")):
        assert client.get(path).status_code == 302
    assert client.post(address(partner, "revert", revision.pk)).status_code == 302
    assert Revision.objects.count() == 1
