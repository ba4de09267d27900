"""Threads beside the form of a page: who may speak, what is shown, and that no words are lost."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from lxml import html

from publishing.comments_admin import threads_of
from publishing.drafts import keep, work_on
from publishing.models import Comment
from publishing.versions import snapshot
from tests.admin_forms import change_address, page_at
from tests.factories import PageFactory


@pytest.fixture
def lake(db):
    return PageFactory(draft=True, title_fr="L’eau du lac")


@pytest.fixture
def reader(client, db):
    """May see pages, and change none."""
    user = get_user_model().objects.create_user("lectrice", email="lectrice@example.org", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_page"))
    client.force_login(user)
    return user


def comment_address(page):
    return reverse("admin:pages_page_comment", args=[page.pk])


def resolve_address(page, comment):
    return reverse("admin:pages_page_comment_resolve", args=[page.pk, comment])


def said(page, text, **columns):
    return Comment.objects.create(page=page, text=text, user_name="ancien", **columns)


# Speaking


def test_whoever_may_see_a_page_speaks_about_it(client, lake, reader):
    response = client.post(comment_address(lake), {"text": "Quelle année ?\r\nEt où ?"})

    comment = Comment.objects.about(lake).get()
    assert (comment.text, comment.user, comment.user_name) == ("Quelle année ?\nEt où ?", reader, "lectrice")
    assert response.url == f"{change_address(lake)}#comment-{comment.pk}"


def test_an_answer_joins_its_thread(client, lake, reader):
    thread = said(lake, "Quelle année ?")

    client.post(comment_address(lake), {"text": "2019.", "thread": thread.pk})

    assert [answer.text for answer in thread.answers.all()] == ["2019."]


def test_a_comment_is_mailed_to_the_writers(client, lake, reader, mailoutbox, django_capture_on_commit_callbacks):
    writer = get_user_model().objects.create_user("ecrivain", email="ecrivain@example.org")
    keep(lake, work_on(lake), snapshot(lake), writer)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(comment_address(lake), {"text": "Quelle année ?"})

    assert [letter.to for letter in mailoutbox] == [["ecrivain@example.org"]]


@pytest.mark.parametrize("text", ["", "  \r\n ", "mot " * 501, "un\x00nul"])
def test_what_cannot_be_sent_comes_back_as_it_was_typed(client, lake, reader, text):
    thread = said(lake, "Quelle année ?")

    response = client.post(comment_address(lake), {"text": text, "thread": thread.pk})

    assert response.status_code == 200
    assert len(response.context["form"].errors["text"]) == 1
    assert Comment.objects.filter(thread=thread).count() == 0
    form = next(form for form in html.fromstring(response.text.replace("\x00", "")).forms if "text" in form.fields)
    assert form.fields["thread"] == str(thread.pk)
    assert form.fields["text"].split() == text.replace("\x00", "").split()


def test_the_end_of_a_line_counts_once(client, lake, reader):
    client.post(comment_address(lake), {"text": "x" * 999 + "\r\n" + "x" * 1000})

    assert [len(comment.text) for comment in Comment.objects.about(lake)] == [2000]


# Resolving


def test_a_thread_is_resolved_and_opened_again(client, lake, reader):
    thread = said(lake, "Quelle année ?")

    client.post(resolve_address(lake, thread.pk), {"resolved": "yes"})
    thread.refresh_from_db()
    assert thread.resolved_at is not None

    client.post(resolve_address(lake, thread.pk), {"resolved": "no"})
    thread.refresh_from_db()
    assert thread.resolved_at is None


# Showing


def test_threads_take_two_queries_however_many_there_are(lake, django_assert_num_queries):
    for count in (1, 12):
        for number in range(count):
            thread = said(lake, f"Fil {number}")
            said(lake, "Réponse", thread=thread)
            said(lake, "Encore", thread=thread)
        with django_assert_num_queries(2):
            shown = [[answer.text for answer in thread.answers.all()] for thread in threads_of(lake)]
        assert shown[-1] == ["Réponse", "Encore"]


def test_open_threads_come_first(lake):
    said(lake, "Résolu", resolved_at=timezone.now())
    said(lake, "Premier")
    said(lake, "Second")
    said(PageFactory(), "D’une autre page")

    assert [thread.text for thread in threads_of(lake)] == ["Premier", "Second", "Résolu"]


def test_words_are_shown_as_they_were_typed(client, lake, reader):
    said(lake, "<script>alert(1)</script>\nà la ligne\n\nautre paragraphe")

    panel = page_at(client, change_address(lake)).get_element_by_id("comments")

    (words,) = panel.find_class("comment-text")
    assert words.text_content().split("\n") == ["<script>alert(1)</script>à la ligne", "", "autre paragraphe"]
    assert len(words.findall(".//br")) == 1
    assert panel.findall(".//script") == []


def test_the_name_outlives_the_account(client, lake, reader):
    comment = said(lake, "Quelle année ?", user=get_user_model().objects.create_user("partante"))
    comment.user.delete()

    (who,) = (
        page_at(client, change_address(lake)).get_element_by_id(f"comment-{comment.pk}").find_class("comment-who")
    )

    assert who.find("strong").text == "ancien"


# Refusing


def test_whoever_may_not_see_a_page_may_not_speak_about_it(client, lake, reader):
    reader.user_permissions.clear()
    thread = said(lake, "Quelle année ?")

    answers = [
        client.post(comment_address(lake), {"text": "Moi."}).status_code,
        client.post(resolve_address(lake, thread.pk), {"resolved": "yes"}).status_code,
    ]

    assert answers == [403, 403]
    assert [comment.text for comment in Comment.objects.all()] == ["Quelle année ?"]


def test_what_is_no_key_is_not_found(client, lake, reader):
    elsewhere, answer = said(PageFactory(), "Ailleurs"), said(lake, "Réponse", thread=said(lake, "Fil"))
    before = Comment.objects.count()

    threads = ["chat", uuid.uuid4(), elsewhere.pk, answer.pk]
    found = [client.post(comment_address(lake), {"text": "Moi.", "thread": key}).status_code for key in threads]
    found += [client.post(resolve_address(lake, key), {"resolved": "yes"}).status_code for key in threads]
    found += [
        client.post(f"/admin/pages/page/{key}/comment/", {"text": "Moi."}).status_code
        for key in ["chat", uuid.uuid4(), "../x"]
    ]

    assert found == [404] * 11
    assert Comment.objects.count() == before


def test_a_comment_is_never_made_by_following_a_link(client, lake, reader):
    thread = said(lake, "Fil")

    found = [
        client.get(address).status_code for address in (comment_address(lake), resolve_address(lake, thread.pk))
    ]

    assert found == [405, 405]
