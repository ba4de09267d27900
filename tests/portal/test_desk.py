"""The admin's home tells each account what waits for it, and what was done last."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from publishing import workflow
from publishing.deletion import delete
from publishing.drafts import found, keep, work_on
from publishing.models import Draft, Revision
from publishing.versions import row_key
from tests.admin_forms import change_address, list_address, page_at
from tests.factories import NewsFactory, PartnerFactory, SectorFactory
from translations.models import TranslationUnit
from translations.progress import desk_of
from translations.rights import languages_of

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
WORKLIST = reverse("admin:translations_translationunit_changelist")
SOON = timedelta(days=2)


@pytest.fixture
def writer(account):
    return account("editor-partners", "editor-agenda", username="plume")


@pytest.fixture
def publisher(account):
    return account("publisher", username="censeur")


def draft_of(page, user):
    """The title of *page* is being written anew beside it."""
    work, key = work_on(page), row_key(type(page), page.pk)
    keep(page, work, {**work.live, key: {**work.live[key], "title_fr": f"{page.title_fr}, repris"}}, user)
    return page


def home(user):
    client = Client()
    client.force_login(user)
    return page_at(client, INDEX)


def cards(user):
    """{name and number of each: ([address of each page], [address of each list])}"""
    return {
        name_of(section): (
            section.xpath(".//li/a/@href"),
            section.xpath(".//p[@class='desk-lists']/a/@href"),
        )
        for section in home(user).find_class("desk-card")
        if "desk-translation" not in section.classes
    }


def translation_card(user):
    """{words of each line: address}"""
    lines = home(user).xpath("//section[contains(@class, 'desk-translation')]//li")
    return {" ".join(line.text_content().split()): line.find("a").get("href") for line in lines}


def name_of(section):
    (number,) = section.find_class("desk-number")
    return f"{section.get('class').rpartition('desk-')[2]} {number.text}"


def changes(user):
    """[(title, address)]"""
    return [(link.text, link.get("href")) for link in home(user).xpath("//ul[@class='desk-changes']//a")]


def filtered(page, work):
    return f"{list_address(type(page))}?work={work}"


# To do


def test_a_draft_waits_at_the_desk_of_whoever_is_to_act(writer, publisher):
    page = draft_of(PartnerFactory(), writer)
    form = [change_address(page)]
    assert cards(writer) == {"drafts 1": (form, [filtered(page, "draft")])}
    assert cards(publisher) == {}

    workflow.submit(page, writer)
    assert cards(writer) == {"submitted 1": (form, [filtered(page, "in_review")])}
    assert cards(publisher) == {"review 1": (form, [filtered(page, "in_review")])}

    workflow.send_back(page, publisher, "Que dit la source ?")
    assert cards(writer) == {"returned 1": (form, [filtered(page, "draft")])}
    assert cards(publisher) == {}

    workflow.submit(page, writer)
    workflow.publish(page, publisher)
    assert (cards(writer), cards(publisher)) == ({}, {})


def test_a_draft_that_was_returned_once_is_new_after_its_publication(writer, publisher):
    page = draft_of(PartnerFactory(), writer)
    workflow.submit(page, writer)
    workflow.send_back(page, publisher, "Non.")
    workflow.publish(page, publisher)

    draft_of(page, writer)

    assert [*cards(writer)] == ["drafts 1"]


def test_what_was_said_stands_with_it(writer, publisher):
    page = draft_of(PartnerFactory(), writer)
    workflow.submit(page, writer, "Le nouveau recensement.")
    said = home(publisher).find_class("desk-note")

    assert [one.text_content() for one in said] == ["Le nouveau recensement."]


def test_drafts_of_others_are_no_concern_of_mine(account, writer):
    draft_of(PartnerFactory(), writer)
    page = draft_of(PartnerFactory(), writer)
    workflow.submit(page, writer)

    assert cards(account("editor-partners", username="autre")) == {}


def test_nobody_is_told_of_what_they_may_not_see(account, writer):
    page = draft_of(PartnerFactory(), writer)
    workflow.publish(page, account("publisher"), publish_at=timezone.now() + SOON)
    stranger = account("editor-tourism")

    assert (cards(stranger), changes(stranger)) == ({}, [])


def test_a_card_shows_a_few_and_counts_all(writer, publisher):
    pages = [workflow.submit(draft_of(PartnerFactory(), writer), writer).page for _number in range(7)]
    news = draft_of(NewsFactory(), writer)
    workflow.submit(news, writer)
    ((name, (forms, lists)),) = cards(publisher).items()

    assert name == "review 8"
    assert forms == [change_address(page) for page in [news, *reversed(pages)][:5]]
    assert lists == [filtered(news, "in_review"), filtered(pages[0], "in_review")]


# Scheduled


def test_what_is_scheduled_stands_in_the_order_of_its_hours(writer, publisher, account):
    beside, later = draft_of(PartnerFactory(), writer), timezone.now() + 2 * SOON
    workflow.publish(beside, publisher, publish_at=later)
    new = SectorFactory(title_fr="Zones humides", publish_at=timezone.now() + SOON)
    SectorFactory(publish_at=timezone.now() - SOON)
    expected = (
        [change_address(new), change_address(beside)],
        [filtered(beside, "scheduled"), filtered(new, "scheduled")],
    )

    assert cards(publisher) == {"scheduled 2": expected}
    assert cards(account("translator-zh-hans")) == {"scheduled 2": expected}


# Last changes


def test_the_last_thing_done_with_each_page_is_told_once(writer, publisher):
    first, second = PartnerFactory(title_fr="Pékin"), PartnerFactory(title_fr="Zhejiang")
    draft_of(first, writer)
    draft_of(second, writer)
    workflow.submit(first, writer)

    assert changes(writer) == [
        ("Pékin, repris", reverse("admin:partners_partner_history", args=[first.pk])),
        ("Zhejiang, repris", reverse("admin:partners_partner_history", args=[second.pk])),
    ]
    told = [
        " ".join(one.text_content().split()) for one in home(writer).xpath("//ul[@class='desk-changes']//span")
    ]
    assert [one.rpartition(" · ")[0] for one in told] == [
        "Soumis à relecture · plume",
        "Brouillon enregistré · plume",
    ]


def test_what_was_deleted_leads_to_its_recovery(writer, publisher):
    page = draft_of(PartnerFactory(title_fr="Pékin"), writer)
    delete(page, publisher)
    last = Revision.objects.about(page).first()
    address = reverse("admin:partners_partner_recover_one", args=[last.pk])

    assert changes(writer) == [("Pékin", address)]
    writer_client = Client()
    writer_client.force_login(writer)
    assert writer_client.get(address).status_code == 200


def test_what_the_history_notes_by_itself_is_no_change(publisher):
    page = PartnerFactory()
    found(page, work_on(page).live)

    assert changes(publisher) == []


def test_no_more_than_a_few_changes_are_told(writer):
    for _number in range(10):
        draft_of(PartnerFactory(), writer)

    assert len(changes(writer)) == 8


def test_it_takes_the_place_of_djangos_own_log(admin_client):
    page = page_at(admin_client, INDEX)

    assert page.xpath("//*[@id='recent-actions-module']") == []


# What waits for a translation


def test_a_translator_is_told_what_waits_and_for_whom(account):
    reader = account("translator-zh-hans")
    stale, _missing = PartnerFactory(), PartnerFactory(french_only=True)
    stale.summary_fr = "Trois mots nouveaux."
    stale.save()
    TranslationUnit.objects.of(stale).filter(field="body").update(draft="草稿", draft_source="<p>Un.</p>")
    mine = TranslationUnit.objects.of(stale).filter(field="summary")
    mine.update(assigned_to=reader, due=timezone.localdate() - timedelta(days=1))
    into = "&into=zh-hans"

    assert translation_card(reader) == {
        "Manquantes : 3 13 mots": f"{WORKLIST}?standing=missing{into}",
        "À mettre à jour : 1 3 mots": f"{WORKLIST}?standing=stale{into}",
        "Brouillons : 1": f"{WORKLIST}?standing=draft{into}",
        "Attribuées à moi : 1": f"{WORKLIST}?assigned=me{into}",
        "En retard : 1": f"{WORKLIST}?assigned=me&due_is=overdue{into}",
    }
    assert [texts_listed(reader, address) for address in translation_card(reader).values()] == [3, 1, 1, 1, 1]


def texts_listed(user, address):
    client = Client()
    client.force_login(user)
    return len(page_at(client, address).find_class("unit-page"))


def test_who_does_not_translate_is_told_nothing_of_it(account):
    PartnerFactory(french_only=True)

    assert [translation_card(account(role)) for role in ("editor-partners", "administrator")] == [{}, {}]
    assert translation_card(account("publisher")) != {}


def test_the_card_costs_one_query(account, django_assert_num_queries):
    PartnerFactory.create_batch(3, french_only=True)
    reader = account("translator-zh-hans")
    assert languages_of(reader) == ["zh-hans"]

    with django_assert_num_queries(1):
        (card,) = desk_of(reader)
    assert (card.missing, card.stale, card.drafts, card.mine, card.overdue) == (9, 0, 0, 0, 0)


def test_where_all_is_translated_there_is_no_card(account):
    PartnerFactory()
    PartnerFactory(french_only=True, draft=True)

    assert translation_card(account("translator-zh-hans")) == {}


# All of it


def fill(number, user):
    for _one in range(number):
        for factory in (PartnerFactory, SectorFactory, NewsFactory):
            draft_of(factory(), user)
            workflow.submit(draft_of(factory(), user), user)
            factory(publish_at=timezone.now() + SOON)
    Draft.objects.filter(pk__in=[draft.pk for draft in Draft.objects.all()[:number]]).update(
        publish_at=timezone.now() + SOON
    )


def cost_of_home(user):
    client = Client()
    client.force_login(user)
    client.get(INDEX)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(INDEX).status_code == 200
    return len(queries)


def test_it_costs_the_same_for_few_and_for_many(publisher):
    fill(1, publisher)
    few = cost_of_home(publisher)
    fill(9, publisher)

    assert cost_of_home(publisher) == few
