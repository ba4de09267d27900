"""Who is told what by mail, and that a mail server has no say in what is published."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from publishing import mails, workflow
from publishing.drafts import keep, work_on
from publishing.models import Action, Comment, Draft, Revision
from publishing.versions import snapshot
from tests.factories import PageFactory

HOUR = datetime.datetime(2031, 3, 1, 8, 30, tzinfo=datetime.UTC)


class BrokenServer(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server here")


def account(name, *deeds, **options):
    options = {"email": f"{name}@example.org", "is_staff": True, **options}
    user = get_user_model().objects.create_user(name, **options)
    user.user_permissions.set(Permission.objects.filter(codename__in=[f"{deed}_page" for deed in deeds]))
    return user


@pytest.fixture
def writer(db):
    return account("ecrivaine", "change", "view", first_name="Léa", last_name="Petit")


@pytest.fixture
def publisher(db):
    return account("responsable", "change", "view", "publish")


@pytest.fixture
def lake(db):
    return PageFactory(draft=True, title_fr="L’eau du lac", title_zh_hans="湖水")


@pytest.fixture
def draft(lake, writer):
    keep(lake, work_on(lake), snapshot(lake), writer)
    return Draft.objects.about(lake).get()


@pytest.fixture
def sent(db, mailoutbox, django_capture_on_commit_callbacks):
    """What is sent once *deed* is committed."""

    def done(deed, *args, **options):
        with django_capture_on_commit_callbacks(execute=True):
            deed(*args, **options)
        return mailoutbox

    return done


def readers(letters):
    return [letter.to for letter in letters]


def recorded(lake, action, user, **columns):
    revision = Revision.objects.create(page=lake, action=action, version={}, user=user, **columns)
    mails.tell(revision, lake, [*Draft.objects.about(lake).get().writers.all()])


# Who


def test_a_submission_goes_to_those_who_may_publish_this_kind_of_page(sent, lake, draft, writer, publisher):
    account("d-une-autre-rubrique", "change")
    account("parti", "publish", is_active=False)
    account("sans-adresse", "publish", email="")
    account("racine", is_superuser=True)

    letters = sent(workflow.submit, lake, writer)

    assert readers(letters) == [["racine@example.org", "responsable@example.org"]]


def test_whoever_may_publish_is_not_told_of_their_own_submission(sent, lake, publisher):
    keep(lake, work_on(lake), snapshot(lake), publisher)

    assert sent(workflow.submit, lake, publisher) == []


def test_a_return_goes_to_the_writers_with_the_comment(sent, lake, draft, writer, publisher):
    workflow.submit(lake, writer)

    letters = sent(workflow.send_back, lake, publisher, "Il manque l’année.\nEt la source & <tout>.")

    assert readers(letters) == [["ecrivaine@example.org"]]
    assert letters[0].body.count("Il manque l’année.\nEt la source & <tout>.") == 2


def test_an_approval_goes_to_the_writers_and_not_to_whoever_approved(sent, lake, draft, publisher):
    draft.writers.add(publisher)

    letters = sent(recorded, lake, Action.PUBLISHED, publisher)

    assert readers(letters) == [["ecrivaine@example.org"]]


def test_a_scheduled_draft_tells_its_hour_in_both_languages(sent, lake, draft, publisher):
    Draft.objects.update(publish_at=HOUR)

    (letter,) = sent(recorded, lake, Action.SCHEDULED, publisher)

    assert letter.to == ["ecrivaine@example.org"]
    french, chinese = letter.body.split(mails.RULE)
    assert "1 mars 2031 09:30" in french
    assert "2031年3月1日 09:30" in chinese


def test_a_new_page_published_for_later_is_told_as_scheduled(sent, lake, draft, publisher):
    lake.publish_at = timezone.now() + datetime.timedelta(days=2)

    (letter,) = sent(recorded, lake, Action.PUBLISHED, publisher)

    assert letter.subject == mails.subject_of(mails.Letter(mails.SUBJECTS[Action.SCHEDULED], "", lake, "", ""))


def test_what_was_held_back_goes_to_whoever_set_the_hour_too(sent, lake, draft, publisher):
    letters = sent(recorded, lake, Action.HELD_BACK, publisher, note="Le titre manque.")

    assert readers(letters) == [["ecrivaine@example.org", "responsable@example.org"]]
    assert letters[0].body.count("Le titre manque.") == 2


def test_a_comment_goes_to_the_writers_and_to_the_others_of_its_thread(sent, lake, draft, publisher):
    first = account("premiere")
    thread = Comment.objects.create(page=lake, text="Quelle année ?", user=first)
    Comment.objects.create(page=lake, thread=thread, text="Je cherche.", user=account("deuxieme"))
    Comment.objects.create(page=lake, text="Ailleurs", user=account("autre-fil"))
    answer = Comment.objects.create(page=lake, thread=thread, text="2019.", user=publisher)

    letters = sent(mails.tell_of_comment, answer, lake)

    assert readers(letters) == [["deuxieme@example.org", "ecrivaine@example.org", "premiere@example.org"]]
    assert letters[0].body.count("2019.") == 2


def test_whoever_comments_on_their_own_draft_is_told_nothing(sent, lake, draft, writer):
    comment = Comment.objects.create(page=lake, text="À moi-même.", user=writer)

    assert sent(mails.tell_of_comment, comment, lake) == []


# What


def test_a_mail_speaks_french_then_chinese_and_leads_to_the_page(sent, settings, lake, draft, writer, publisher):
    settings.PORTAL_ORIGIN = "https://portail.example.org"

    (letter,) = sent(workflow.submit, lake, writer, note="Relire la date.")

    french, chinese = letter.body.split(mails.RULE)
    assert ("L’eau du lac" in french, "湖水" in chinese) == (True, True)
    form = f"https://portail.example.org/admin/pages/page/{lake.pk}"
    for part in (french, chinese):
        addresses = [word for word in part.replace("：", " ").split() if word.startswith("https://")]
        assert addresses == [f"{form}/change/", f"{form}/preview/", f"{form}/history/"]
        assert "Relire la date." in part
        assert "Léa Petit" in part


def test_a_title_adds_no_line_to_the_head_of_a_mail(sent, lake, draft, writer, publisher):
    lake.title_fr = "Un titre\r\nBcc: tous@example.com\n"
    lake.save()

    (letter,) = sent(workflow.submit, lake, writer)

    assert letter.subject.endswith("Un titre Bcc: tous@example.com")
    assert letter.message()["Bcc"] is None
    assert letter.recipients() == ["responsable@example.org"]


def test_a_subject_is_never_longer_than_a_mail_server_takes(sent, lake, draft, writer, publisher):
    lake.title_fr = "水" * 200
    lake.save()

    (letter,) = sent(workflow.submit, lake, writer)

    assert len(letter.subject) == mails.SUBJECT_LENGTH


def test_every_action_that_is_told_has_its_subject_and_its_mail(sent, lake, draft, publisher):
    Draft.objects.update(publish_at=HOUR)
    for action in mails.SUBJECTS:
        sent(recorded, lake, action, draft.writers.get())
        sent(recorded, lake, action, publisher)

    assert len({letter.subject for letter in sent(bool)}) == len(mails.SUBJECTS)


# When


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_told_to_nobody(mailoutbox, lake, draft, writer, publisher):
    with transaction.atomic():
        workflow.submit(lake, writer)
        transaction.set_rollback(True)

    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_fails_takes_nothing_back(settings, caplog, lake, draft, writer, publisher):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"

    workflow.submit(lake, writer)

    assert Revision.objects.about(lake).filter(action=Action.SUBMITTED).count() == 1
    assert [record.levelname for record in caplog.records if record.name == "publishing.mails"] == ["ERROR"]
