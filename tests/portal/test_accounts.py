import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.admin_app import yes_or_no
from portal.roles import roles
from tests.admin_forms import change_address, delete_address, errors_of, page_at, send

pytestmark = pytest.mark.django_db

USERS = reverse("admin:auth_user_changelist")
ADD = reverse("admin:auth_user_add")
ASK = reverse("admin:password_reset")
ANSWERS = {"fr": ["Oui", "Non"], "zh-hans": ["是", "否"]}
LINK = re.compile(r"http://testserver(/admin/password_reset/\S+)")
PASSWORD = "quatre-saisons-9"


def invite_address(user):
    return reverse("admin:auth_user_invite", args=[user.pk])


def names(user):
    return sorted(user.groups.values_list("name", flat=True))


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def administrator(as_role):
    return as_role("administrator")


def invite(client, committed, **typed_in):
    with committed():
        return send(
            client, ADD, **{"username": "mei", "email": "mei@example.org", "roles": ["publisher"], **typed_in}
        )


# Roles on the page of an account


def test_every_role_is_a_box_in_its_family(administrator, account):
    page = page_at(administrator, change_address(account()))
    families = page.xpath("//div[@class='roles-family']")
    assert len(families) == 4
    boxes = [box for family in families for box in family.xpath(".//input[@type='checkbox']/@value")]
    assert boxes == [role.name for role in roles()]
    assert all(page.xpath(f"//*[@id='{family.get('aria-labelledby')}']") for family in families)
    assert page.xpath("//*[@name='groups' or @name='user_permissions' or @name='is_staff']") == []


def test_whoever_has_a_role_is_staff(administrator, account):
    user = account(email="mei@example.org")
    assert send(administrator, change_address(user), roles=["editor-agenda", "publisher"]).status_code == 302
    user.refresh_from_db()
    assert (names(user), user.is_staff) == (["editor-agenda", "publisher"], True)
    page = page_at(administrator, change_address(user))
    assert page.xpath("//input[@name='roles' and @checked]/@value") == ["editor-agenda", "publisher"]

    send(administrator, change_address(user), roles=None)
    user.refresh_from_db()
    assert (names(user), user.is_staff) == ([], False)


def test_nobody_changes_their_own_roles(administrator):
    user = User.objects.get()
    changed = {"roles": ["publisher"], "is_superuser": "on", "email": "moi@example.org", "first_name": "Camille"}
    assert send(administrator, change_address(user), **changed).status_code == 302
    user.refresh_from_db()
    assert (names(user), user.is_superuser, user.is_active) == (["administrator"], False, True)
    assert user.first_name == "Camille"


def test_an_administrator_makes_no_superuser(administrator, account):
    user = account(email="mei@example.org")
    permission = Permission.objects.get(codename="delete_user")
    forged = {
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": [permission.pk],
        "groups": [1],
        "password": "x",
    }
    assert send(administrator, change_address(user), **forged).status_code == 302
    user.refresh_from_db()
    assert (user.is_superuser, user.is_staff, names(user)) == (False, False, [])
    assert user.user_permissions.count() == 0


def test_a_superuser_is_out_of_an_administrator_s_reach(administrator, admin_user):
    assert page_at(administrator, change_address(admin_user)).xpath("//input[@name='_save']") == []
    assert administrator.post(change_address(admin_user), {"username": "mine"}).status_code == 403
    assert administrator.post(delete_address(admin_user), {"post": "yes"}).status_code == 403
    assert administrator.post(invite_address(admin_user)).status_code == 403


def test_a_superuser_makes_another(admin_client, account):
    user = account(email="mei@example.org")
    assert send(admin_client, change_address(user), is_superuser="on").status_code == 302
    user.refresh_from_db()
    assert (user.is_superuser, user.is_staff) == (True, True)


def test_an_administrator_deletes_others_and_not_themselves(administrator, account):
    own, other = User.objects.get(), account()
    assert administrator.post(delete_address(own), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [own.pk, other.pk], "post": "yes"}
    assert administrator.post(USERS, action).status_code == 403
    assert User.objects.count() == 2
    assert administrator.post(delete_address(other), {"post": "yes"}).status_code == 302
    assert [*User.objects.all()] == [own]


@pytest.mark.parametrize("role", ["administrator", "publisher"])
def test_nobody_types_the_password_of_another(as_role, account, role):
    address = reverse("admin:auth_user_password_change", args=[account().pk])
    assert as_role(role).get(address).status_code == 403


def test_a_superuser_gives_a_password_where_no_mail_goes_out(admin_client, account):
    user = account()
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    assert page_at(admin_client, change_address(user)).xpath(f"//a[@href='{address}']") != []
    data = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "yes"}
    assert admin_client.post(address, data).status_code == 302
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_two_accounts_do_not_share_an_address(administrator, account, committed):
    account(email="mei@example.org")
    assert list(errors_of(invite(administrator, committed, email="Mei@Example.org"))) == ["email"]


def test_nobody_types_when_an_account_was_made(administrator, account):
    user = account(email="mei@example.org")
    made = user.date_joined
    assert page_at(administrator, change_address(user)).xpath("//input[starts-with(@name, 'date_joined')]") == []
    assert send(administrator, change_address(user), first_name="Mei").status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.date_joined) == ("Mei", made)


def test_the_list_names_roles_and_filters_by_them(administrator, account):
    account("editor-agenda", username="mei")
    account("publisher", username="paul")
    page = page_at(administrator, USERS, role="editor-agenda")
    assert page.xpath("//th[@class='field-username']/a/text()") == ["mei"]
    assert "Agenda" in page.xpath("string(//td[@class='field-roles'])")


def test_a_long_list_asks_no_more_than_a_short_one(administrator, account, django_assert_max_num_queries):
    for number in range(5):
        account("publisher", "editor-agenda", username=f"u{number}")
    administrator.get(USERS)
    with django_assert_max_num_queries(9):
        administrator.get(USERS)


@pytest.mark.parametrize("language", ANSWERS)
def test_a_list_answers_yes_and_no_in_words(admin_client, account, language):
    account(is_active=False)
    admin_client.cookies["django_language"] = language
    page = page_at(admin_client, USERS)
    assert page.xpath("//td[@class='field-is_active']/span/text()") == ANSWERS[language]
    assert page.xpath("//*[@alt='True' or @alt='False']") == []


def test_what_is_not_known_says_so():
    assert yes_or_no(None) == '<span class="answer answer-unknown">Inconnu</span>'


# Invitations


def test_an_invitation_leads_to_a_password_and_in(administrator, committed, client):
    assert invite(administrator, committed).status_code == 302
    user = User.objects.get(username="mei")
    assert (names(user), user.is_staff, user.has_usable_password()) == (["publisher"], True, False)

    [message] = mail.outbox
    assert (message.to, message.from_email) == (["mei@example.org"], settings.DEFAULT_FROM_EMAIL)
    [french, chinese] = LINK.findall(message.body)
    assert french == chinese
    assert message.body.count("mei") == 2
    assert "&" not in message.body

    client.logout()
    chosen = client.get(french, follow=True)
    response = client.post(
        chosen.redirect_chain[-1][0], {"new_password1": PASSWORD, "new_password2": PASSWORD}, follow=True
    )
    assert response.redirect_chain == [(reverse("admin:password_reset_complete"), 302)]
    assert client.login(username="mei", password=PASSWORD)
    assert client.get(reverse("admin:index")).status_code == 200


def test_no_mail_goes_out_for_what_was_refused(administrator, committed):
    assert list(errors_of(invite(administrator, committed, email=""))) == ["email"]
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_does_not_go_out_is_told(administrator, committed, monkeypatch):
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    response = invite(administrator, committed)
    page = administrator.get(response["Location"])
    tags = [message.level_tag for message in page.context["messages"]]
    assert sorted(tags) == ["error", "success"]
    assert User.objects.filter(username="mei").exists()


def refuse(*messages):
    raise ConnectionRefusedError


def opened(client, link):
    """The form at the end of a link of a mail; None where there is none."""
    response = client.get(link, follow=True)
    assert response.status_code == 200
    return response.context["form"]


def test_a_link_that_was_used_offers_nothing(account, client):
    account(email="mei@example.org", password="former")
    client.post(ASK, {"email": "mei@example.org"})
    link = LINK.search(mail.outbox[0].body)[1]
    assert opened(client, link) is not None
    address = client.get(link)["Location"]
    client.post(address, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert opened(client, link) is None
    page = page_at(client, link)
    assert page.xpath("//form[@method='post']") == []
    assert page.xpath("//h1/text()") != []


@pytest.mark.parametrize(("seconds", "opens"), [(-60, True), (60, False)])
def test_a_link_opens_for_the_time_it_says(account, client, monkeypatch, seconds, opens):
    account(email="mei@example.org")
    client.post(ASK, {"email": "mei@example.org"})
    link = LINK.search(mail.outbox[0].body)[1]
    later = datetime.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + seconds)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later)
    assert (opened(client, link) is not None) == opens


@pytest.mark.parametrize("link", ["x/y/", "MQ/set-password/", "é/-/"])
def test_a_made_up_link_offers_nothing(client, link):
    assert opened(client, f"{ASK}{link}") is None


def test_the_invitation_is_sent_again_until_somebody_came_in(administrator, account, committed):
    user = account("publisher", email="mei@example.org")
    address = invite_address(user)
    assert administrator.get(address).status_code == 405
    form = f"//form[@action='{address}']"
    assert page_at(administrator, change_address(user)).xpath(form) != []
    with committed():
        assert administrator.post(address).status_code == 302
    assert [message.to for message in mail.outbox] == [["mei@example.org"]]

    User.objects.filter(pk=user.pk).update(last_login=timezone.now())
    assert page_at(administrator, change_address(user)).xpath(form) == []
    assert administrator.post(address).status_code == 403


def test_a_forgotten_password_is_asked_for_at_the_door(client, account):
    assert page_at(client, reverse("admin:login")).xpath(f"//a[@href='{ASK}']") != []
    account(username="mei", email="mei@example.org", password="former")
    account(username="gone", email="gone@example.org", is_active=False)
    for asked in ("MEI@example.org", "gone@example.org", "nobody@example.org"):
        assert client.post(ASK, {"email": asked})["Location"] == reverse("admin:password_reset_done")
    assert [message.to for message in mail.outbox] == [["mei@example.org"]]


def test_a_failing_mail_server_does_not_tell_who_has_an_account(client, account, monkeypatch):
    account(email="mei@example.org")
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert client.post(ASK, {"email": "mei@example.org"}).status_code == 302


@pytest.mark.parametrize("name", ["password_reset", "password_reset_done", "password_reset_complete"])
def test_the_doors_are_open_to_all_and_have_a_heading(client, name):
    assert len(page_at(client, reverse(f"admin:{name}")).xpath("//h1")) == 1
