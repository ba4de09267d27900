"""Mails to translators: gathered, sent in time, and nothing is lost by a mail server that fails."""

import datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from partners.models import Partner
from publishing import workflow
from publishing.drafts import keep, work_on
from publishing.versions import row_key
from tests.factories import PartnerFactory
from translations import digest
from translations.models import TranslationUnit, Untold
from translations.signals import source_changed

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
LETTER = """\
Ces pages attendent leur traduction (简体中文)\u00a0:

– Pékin\u00a0: 1 texte · 4 mots
  {page}

Tout ce qui attend\u00a0: {all}

––––––––––––––––––––––––––––––––––––––––

以下页面等待翻译（简体中文）：

– 北京市：1 条文本 · 4 词
  {page}

全部待译内容：{all}
"""


class BrokenServer(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server here")


@pytest.fixture
def clock(monkeypatch):
    """Sets the clock: `clock(moment)`."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOON)
    return set_to


@pytest.fixture
def translator(account):
    return account("translator-zh-hans", email="traductrice@portal.example")


@pytest.fixture
def commit(clock, mailoutbox, django_capture_on_commit_callbacks):
    """Does *deed*, and what waits for its commit."""

    def done(deed, *args, **options):
        with django_capture_on_commit_callbacks(execute=True):
            return deed(*args, **options)

    return done


def change(page, words="Quatre mots sont changés."):
    page.summary_fr = words
    page.save()


def told(letters):
    """[[title of each page named]], in French"""
    french = [letter.body.partition("––––")[0] for letter in letters]
    return [[line.split("\u00a0:")[0][2:] for line in text.splitlines() if line[:1] == "–"] for text in french]


def write_beside(page, user, **words):
    work, key = work_on(page), row_key(type(page), page.pk)
    return keep(page, work, {**work.live, key: {**work.live[key], **words}}, user)


# What they read


def test_the_letter_speaks_both_languages_and_leads_to_the_page(commit, translator, mailoutbox):
    page = PartnerFactory(title_fr="Pékin", title_zh_hans="北京市")
    commit(change, page)
    kind = ContentType.objects.get_for_model(Partner)
    side_by_side = reverse("admin:translations_side_by_side", args=["zh-hans", kind.pk, page.pk])
    worklist = reverse("admin:translations_translationunit_changelist")
    origin = "http://127.0.0.1:8000"

    (letter,) = mailoutbox
    assert letter.subject == "À traduire (简体中文)\u00a0: 1 texte"
    assert letter.body == LETTER.format(page=f"{origin}{side_by_side}", all=f"{origin}{worklist}")


def test_a_few_pages_are_named_and_the_others_counted(commit, translator, mailoutbox, monkeypatch):
    monkeypatch.setattr(digest, "PAGES", 1)
    commit(PartnerFactory.create_batch, 3, french_only=True)

    assert [len(named) for named in told(mailoutbox)] == [1]
    assert mailoutbox[0].body.count("Et 2 autres pages.") == mailoutbox[0].body.count("另有 2 个页面。") == 1


# Who


def test_only_the_translators_of_the_language_are_told(commit, account, translator, mailoutbox):
    account("translator-zh-hans", username="second", email="second@portal.example")
    account("translator-zh-hans", username="gone", email="gone@portal.example", is_active=False)
    account("translator-zh-hans", username="silent")
    for role in ("publisher", "administrator", "editor-partners"):
        account(role, email=f"{role}@portal.example")
    User.objects.create_superuser("root", "root@portal.example")
    commit(PartnerFactory, french_only=True)

    assert [letter.to for letter in mailoutbox] == [["second@portal.example", "traductrice@portal.example"]]


def test_what_nobody_could_be_told_of_waits_for_the_first_translator(commit, account, mailoutbox):
    page = commit(PartnerFactory, french_only=True)
    account("translator-zh-hans", email="traductrice@portal.example")
    call_command("tell_translators", verbosity=0)

    assert told(mailoutbox) == [[page.title_fr]]


# When


def test_the_first_change_is_told_at_once_and_the_rest_within_the_hour(commit, clock, translator, mailoutbox):
    first, second, third = (PartnerFactory(title_fr=title) for title in ("Un", "Deux", "Trois"))
    commit(change, first)
    for page, minutes in ((second, 1), (third, 30), (first, 59)):
        clock(NOON + minutes * MINUTE)
        commit(change, page, f"Changée après {minutes} minutes.")
    call_command("tell_translators", verbosity=0)
    assert told(mailoutbox) == [["Un"]]

    clock(NOON + 60 * MINUTE)
    call_command("tell_translators", verbosity=0)
    assert told(mailoutbox) == [["Un"], ["Deux", "Trois", "Un"]]

    clock(NOON + 200 * MINUTE)
    call_command("tell_translators", verbosity=0)
    assert len(mailoutbox) == 2


def test_what_was_translated_meanwhile_is_not_told(commit, clock, translator, mailoutbox):
    first, second = PartnerFactory.create_batch(2)
    commit(change, first)
    commit(change, second)
    second.summary_zh_hans = "四个新词。"
    second.save()
    clock(NOON + 61 * MINUTE)
    call_command("tell_translators", verbosity=0)

    assert told(mailoutbox) == [[first.title_fr]]


def test_a_thousand_texts_are_one_letter(commit, translator, mailoutbox):
    place = TranslationUnit.objects.of(PartnerFactory(title_fr="Pékin")).first()
    names = {name: getattr(place, name) for name in ("content_type", "page_type", "page_id", "language")}
    units = [TranslationUnit(**names, object_id=uuid4(), field="summary", current="mot") for _one in range(1000)]
    TranslationUnit.objects.bulk_create(units)
    commit(source_changed.send, TranslationUnit, units=units)

    assert [letter.subject for letter in mailoutbox] == ["À traduire (简体中文)\u00a0: 1000 textes"]
    assert told(mailoutbox) == [["Pékin"]]
    assert Untold.objects.count() == 0


# Of what


def test_what_is_not_public_is_told_when_it_is_published(commit, translator, mailoutbox):
    page = commit(PartnerFactory, draft=True, french_only=True, title_fr="Pékin")
    commit(change, page)
    assert mailoutbox == []

    publisher = User.objects.create_superuser("publisher")
    commit(workflow.publish, page, publisher)
    assert told(mailoutbox) == [["Pékin"]]


def test_a_draft_beside_a_public_page_is_told_when_it_is_published(commit, translator, mailoutbox):
    page, publisher = PartnerFactory(title_fr="Pékin"), User.objects.create_superuser("publisher")
    commit(write_beside, page, publisher, summary_fr="Ce que personne ne lit encore.")
    assert mailoutbox == []

    commit(workflow.publish, page, publisher)
    assert told(mailoutbox) == [["Pékin"]]


def test_a_change_of_the_translation_alone_is_told_to_nobody(commit, translator, mailoutbox):
    page = PartnerFactory()
    page.summary_zh_hans = "另一句话。"
    commit(page.save)

    assert mailoutbox == []


# Whatever happens


def test_a_mail_server_that_fails_takes_nothing_back(commit, clock, translator, mailoutbox, settings, caplog):
    page, server = PartnerFactory(title_fr="Pékin"), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"
    commit(change, page, "Enregistrée malgré tout.")
    page.refresh_from_db()
    assert page.summary_fr == "Enregistrée malgré tout."
    assert [record.levelname for record in caplog.records if record.name == digest.__name__] == ["ERROR"]

    settings.EMAIL_BACKEND = server
    clock(NOON + 61 * MINUTE)
    call_command("tell_translators", verbosity=0)
    assert told(mailoutbox) == [["Pékin"]]


def test_a_save_after_which_nothing_waits_costs_one_query(
    django_assert_num_queries, django_capture_on_commit_callbacks, translator
):
    PartnerFactory()
    with django_assert_num_queries(0), django_capture_on_commit_callbacks() as waiting:
        source_changed.send(TranslationUnit, units=[])
    with django_assert_num_queries(1):
        for callback in waiting:
            callback()
