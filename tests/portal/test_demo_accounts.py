import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from portal.roles import sections

pytestmark = pytest.mark.django_db

NAMES = ["admin", "editor", "publisher", "translator"]


@pytest.fixture(autouse=True)
def no_password_from_outside(monkeypatch):
    monkeypatch.delenv("PORTAL_DEMO_PASSWORD", raising=False)


def accounts():
    return get_user_model().objects.order_by("username")


def told(capsys):
    call_command("demo_accounts")
    return capsys.readouterr().out


def test_four_accounts_of_which_one_may_do_everything():
    call_command("demo_accounts")

    assert list(accounts().values_list("username", "is_staff", "is_superuser")) == [
        ("admin", True, True),
        ("editor", True, False),
        ("publisher", True, False),
        ("translator", True, False),
    ]


def roles_of(name):
    return set(accounts().get(username=name).groups.values_list("name", flat=True))


def test_each_account_has_its_roles():
    call_command("demo_accounts")

    assert {name: roles_of(name) for name in NAMES} == {
        "admin": set(),
        "editor": {f"editor-{section}" for section in sections()},
        "publisher": {"publisher"},
        "translator": {"translator-zh-hans"},
    }


def test_accounts_of_the_group_that_was_take_their_roles():
    call_command("demo_accounts")
    group = Group.objects.create(name="content")
    for account in accounts().exclude(username="admin"):
        account.groups.set([group])

    call_command("demo_accounts")

    assert roles_of("publisher") == {"publisher"}
    assert not Group.objects.filter(name="content").exists()


def test_roles_that_were_taken_away_stay_away():
    call_command("demo_accounts")
    accounts().get(username="editor").groups.clear()

    call_command("demo_accounts")

    assert roles_of("editor") == set()


def test_a_random_password_is_told_once_and_opens(capsys):
    password = re.search(r"the password is (\w+) ", told(capsys))[1]

    assert all(authenticate(username=name, password=password) for name in NAMES)
    assert password not in told(capsys)


def test_a_second_run_changes_nothing(capsys):
    call_command("demo_accounts")
    accounts().filter(username="editor").update(is_active=False, first_name="Camille")
    before = list(accounts().values())

    assert "exist already" in told(capsys)
    assert list(accounts().values()) == before


def test_a_chosen_password_is_set_on_a_later_run_too(monkeypatch):
    call_command("demo_accounts")
    monkeypatch.setenv("PORTAL_DEMO_PASSWORD", "quatre saisons")

    call_command("demo_accounts")

    assert all(authenticate(username=name, password="quatre saisons") for name in NAMES)


def test_a_chosen_password_that_is_the_same_ends_no_session(monkeypatch):
    monkeypatch.setenv("PORTAL_DEMO_PASSWORD", "quatre saisons")
    call_command("demo_accounts")
    before = list(accounts().values_list("password", flat=True))

    call_command("demo_accounts")

    assert list(accounts().values_list("password", flat=True)) == before


def test_a_chosen_password_is_not_written_to_the_screen(monkeypatch, capsys):
    monkeypatch.setenv("PORTAL_DEMO_PASSWORD", "quatre saisons")

    assert "quatre saisons" not in told(capsys)


def test_other_settings_refuse(settings):
    settings.DEMO_ACCOUNTS = False

    with pytest.raises(CommandError, match="one's own machine"):
        call_command("demo_accounts")

    assert not accounts().exists()
