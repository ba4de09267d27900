import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from portal.admin_app import yes_or_no
from tests.admin_forms import page_at, send

pytestmark = pytest.mark.django_db

ADD_GROUP = reverse("admin:auth_group_add")
USERS = reverse("admin:auth_user_changelist")
WORDS = {
    "fr": ("Coopération", "Accord", ["consulter", "ajouter", "modifier", "supprimer"], ["Oui", "Non"]),
    "zh-hans": ("合作", "协议", ["查看", "添加", "修改", "删除"], ["是", "否"]),
}


def permission(codename):
    return Permission.objects.get(codename=codename)


def rows(page):
    """{name of a kind of record: its checkboxes}"""
    return {row.get("aria-label"): row for row in page.xpath("//div[@class='permissions-kind']")}


@pytest.mark.parametrize("language", WORDS)
def test_permissions_are_named_in_the_language_of_the_interface(admin_client, language):
    section, name, deeds, _answers = WORDS[language]
    admin_client.cookies["django_language"] = language
    row = rows(page_at(admin_client, ADD_GROUP))[f"{section} – {name}"]
    assert [label.text_content().strip() for label in row.iter("label")] == deeds
    codenames = [Permission.objects.get(pk=box.get("value")).codename for box in row.iter("input")]
    assert codenames == ["view_agreement", "add_agreement", "change_agreement", "delete_agreement"]


def test_every_permission_can_be_given(admin_client):
    values = page_at(admin_client, ADD_GROUP).xpath("//input[@name='permissions']/@value")
    assert sorted(int(value) for value in values) == sorted(Permission.objects.values_list("pk", flat=True))


def test_the_kinds_stand_in_the_order_of_the_home_page(admin_client):
    sections = page_at(admin_client, ADD_GROUP).xpath("//p[@class='permissions-section']/text()")
    assert sections[:4] == ["Coopération", "Recherche", "Tourisme", "Formations"]
    assert len(sections) == len(set(sections))


def test_a_group_keeps_what_it_may_do_and_takes_what_is_ticked(admin_client):
    group = Group.objects.create(name="Traducteurs")
    group.permissions.add(permission("view_agreement"))
    address = reverse("admin:auth_group_change", args=[group.pk])
    assert send(admin_client, address).status_code == 302
    assert list(group.permissions.values_list("codename", flat=True)) == ["view_agreement"]

    ticked = [permission("view_partner").pk, permission("change_partner").pk]
    assert send(admin_client, address, permissions=ticked).status_code == 302
    assert set(group.permissions.values_list("codename", flat=True)) == {"view_partner", "change_partner"}


def test_the_form_of_permissions_asks_the_database_as_often_for_few_as_for_many(
    admin_client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        admin_client.get(ADD_GROUP)


def test_nobody_types_when_an_account_was_made(admin_client):
    user = User.objects.create_user("translator")
    made = user.date_joined
    address = reverse("admin:auth_user_change", args=[user.pk])
    assert page_at(admin_client, address).xpath("//input[starts-with(@name, 'date_joined')]") == []
    assert send(admin_client, address, first_name="Mei").status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.date_joined) == ("Mei", made)


def test_a_user_is_put_in_a_group_that_is_searched_for(admin_client):
    user, group = User.objects.create_user("translator"), Group.objects.create(name="Traducteurs")
    address = reverse("admin:auth_user_change", args=[user.pk])
    assert send(admin_client, address, groups=[group.pk]).status_code == 302
    assert list(user.groups.all()) == [group]
    assert page_at(admin_client, address).xpath("//select[@name='groups']/option[@selected]/text()") == [
        "Traducteurs"
    ]


@pytest.mark.parametrize("language", WORDS)
def test_a_list_answers_yes_and_no_in_words(admin_client, language):
    User.objects.create_user("visitor")
    admin_client.cookies["django_language"] = language
    page = page_at(admin_client, USERS)
    answers = page.xpath("//td[@class='field-is_staff']/span/text()")
    assert answers == WORDS[language][3]
    assert page.xpath("//*[@alt='True' or @alt='False']") == []


def test_what_is_not_known_says_so():
    assert yes_or_no(None) == '<span class="answer answer-unknown">Inconnu</span>'
