import json
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse
from lxml import html

from content.widgets import WORDS
from partners.models import Partner, Sector
from publishing.languages import TAGS
from tests.admin_forms import add_address, page_at
from tests.factories import AgreementFactory, PartnerFactory, SectorFactory
from translations.models import TranslationUnit

pytestmark = pytest.mark.django_db

INDEX = reverse("admin:index")
PAGES = reverse("admin:pages_of_the_portal")
SWITCH = reverse("admin:set_language")
# A translation is written on its page.
WITH_A_FORM = [model for model in admin.site._registry if model is not TranslationUnit]


@pytest.fixture
def editor(client, django_user_model):
    """A member of staff who may see partners, and nothing else."""
    user = django_user_model.objects.create_user("editor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_partner"))
    client.force_login(user)
    return client


def policy(response):
    parts = response["Content-Security-Policy"].split("; ")
    return {name: values for name, *values in (part.split() for part in parts)}


@pytest.mark.parametrize(
    ("language", "groups"),
    [
        (
            "fr",
            "Coopération, Recherche, Tourisme, Formations, Agenda, Chiffres, Site, Images et documents, "
            "Traduction, Comptes",
        ),
        ("zh-hans", "合作, 科研, 旅游, 培训, 活动, 数据, 网站, 图片与文档, 翻译, 账户"),
    ],
)
def test_the_index_is_grouped_by_task(admin_client, language, groups):
    admin_client.cookies["django_language"] = language
    captions = page_at(admin_client, INDEX).xpath("//div[@id='content-main']//caption//a/text()")
    assert ", ".join(captions) == groups


def test_a_group_shows_what_matters_most_first(admin_client):
    names = page_at(admin_client, INDEX).xpath(
        "//div[contains(@class, 'app-partners')]//th[@scope='row']/a/text()"
    )
    assert names == ["Partenaires", "Accords", "Projets", "Secteurs", "Organismes"]


@pytest.mark.parametrize("app", sorted({model._meta.app_label for model in admin.site._registry}))
def test_every_group_has_a_page_of_its_own(admin_client, app):
    assert page_at(admin_client, reverse("admin:app_list", args=[app])).xpath("//h1")


@pytest.mark.parametrize("model", WITH_A_FORM, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_every_form_speaks_the_language_of_the_interface(admin_client, model, language):
    """A label that is still in English is a message without a translation."""
    admin_client.cookies["django_language"] = language
    page = page_at(admin_client, add_address(model))
    assert page.get("lang") == TAGS[language]
    words = {label.text_content().split(" · ")[0].strip(" :：\xa0") for label in page.xpath("//fieldset//label")}
    assert (
        words & {"Title", "Summary", "Text", "Name", "State", "Address", "Position", "Password", "Username"}
        == set()
    )
    if language == "zh-hans":
        assert [label for label in words if not re.search("[\u4e00-\u9fff]", label)] == []


# The language of the interface


def test_staff_choose_the_language_of_the_interface(admin_client):
    page = page_at(admin_client, INDEX)
    form = next(form for form in page.forms if form.get("action") == SWITCH)
    assert [button.get("lang") for button in form.xpath(".//button")] == ["zh-Hans"]

    response = admin_client.post(SWITCH, {"language": "zh-hans", "next": add_address(Partner)}, follow=True)
    assert response.redirect_chain == [(add_address(Partner), 302)]
    assert html.fromstring(response.text).get("lang") == "zh-Hans"


def test_nobody_else_is_given_a_cookie(client):
    response = client.post(SWITCH, {"language": "zh-hans", "next": "/fr/"})
    assert "django_language" not in response.cookies
    assert client.get("/fr/").cookies == {}


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x"])
def test_the_switch_leads_nowhere_else(admin_client, target):
    response = admin_client.post(SWITCH, {"language": "fr", "next": target})
    assert "elsewhere" not in response.get("Location", "")
    assert "javascript" not in response.get("Location", "")


def test_scripts_speak_the_language_of_the_interface(admin_client):
    admin_client.cookies["django_language"] = "zh-hans"
    catalogue = admin_client.get(reverse("admin:jsi18n")).text
    assert all(json.dumps(word)[1:-1] in catalogue for word in WORDS)
    assert '"bold"' in catalogue
    # Django's own, for its own scripts.
    assert "Now" in catalogue


# The policy


def test_the_admin_allows_the_editor_and_nothing_more(admin_client):
    response = admin_client.get(add_address(Partner))
    allowed = policy(response)
    nonces = re.findall('nonce="([^"]+)"', response.text)
    assert allowed["script-src"] == ["'self'", f"'nonce-{nonces[0]}'"]
    assert len(set(nonces)) == 1
    assert allowed["style-src"][0] == "'self'"
    assert re.fullmatch("'sha256-[A-Za-z0-9+/]{43}='", allowed["style-src"][1])
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_nonce_is_never_used_twice(admin_client):
    assert len({policy(admin_client.get(add_address(Partner)))["script-src"][1] for _ in range(2)}) == 2


@pytest.mark.parametrize("address", ["/fr/", "/admin/login/"])
def test_what_the_public_sees_keeps_the_strict_policy(client, address):
    allowed = policy(client.get(address))
    assert (allowed["script-src"], allowed["style-src"]) == (["'self'"], ["'self'"])


def test_a_public_page_has_no_nonce(admin_client):
    response = admin_client.get(PartnerFactory().address_in("fr"))
    assert "nonce" not in response.text
    assert "nonce" not in response["Content-Security-Policy"]


def test_no_page_of_the_admin_holds_a_script_or_a_style_of_its_own(admin_client):
    for address in (INDEX, reverse("admin:partners_partner_changelist"), reverse("admin:password_change")):
        page = page_at(admin_client, address)
        assert page.xpath("//script[not(@src)] | //style | //*[@style] | //*[@onclick or @onchange]") == []


# Pages of the portal, for links


def test_staff_find_pages_to_link_to(admin_client):
    partner = PartnerFactory(title_fr="Pékin", title_zh_hans="北京市")
    found = admin_client.get(PAGES, {"q": "pékin"}).json()["results"]
    assert found == [
        {
            "link": f"/go/{partner.pk}/",
            "kind": "Partenaire",
            "state": "",
            "titles": [{"lang": "fr", "text": "Pékin"}, {"lang": "zh-Hans", "text": "北京市"}],
        }
    ]


def test_an_address_copied_from_the_browser_finds_its_page(admin_client):
    partner = PartnerFactory()
    found = admin_client.get(PAGES, {"q": f"http://testserver{partner.address_in('zh-hans')}"}).json()["results"]
    assert [one["link"] for one in found] == [f"/go/{partner.pk}/"]


def test_what_one_may_not_see_is_not_found(editor):
    partner, agreement = PartnerFactory(title_fr="Ville"), AgreementFactory(title_fr="Ville jumelle")
    found = {one["link"] for one in editor.get(PAGES, {"q": "ville"}).json()["results"]}
    assert f"/go/{partner.pk}/" in found
    assert f"/go/{agreement.pk}/" not in found


def test_visitors_find_nothing(client):
    SectorFactory()
    assert client.get(PAGES, {"q": "page"}).status_code == 302


@pytest.mark.parametrize(
    "query", ["", "\x00", "é" * 9000, "/" * 500, "http://testserver", "http://[", "%", "(" * 300]
)
def test_any_question_is_answered(admin_client, query):
    assert admin_client.get(PAGES, {"q": query}).status_code == 200


def test_a_search_of_a_relation_takes_any_question(admin_client):
    names = {"app_label": "partners", "model_name": "agreement", "field_name": "partner"}
    for term in ("", "\x00", "%", "é" * 5000):
        assert admin_client.get(reverse("admin:autocomplete"), {**names, "term": term}).status_code == 200


# Accounts and doors


def test_the_login_page_has_a_heading_and_no_switch(client):
    page = page_at(client, reverse("admin:login"))
    assert len(page.xpath("//h1")) == 1
    assert page.xpath(f"//form[@action='{SWITCH}']") == []


def test_those_who_may_see_little_see_little(editor):
    page = page_at(editor, INDEX)
    assert page.xpath("//div[@id='content-main']//th[@scope='row']/a/text()") == ["Partenaires"]
    assert editor.get(add_address(Sector)).status_code == 403


def test_what_may_only_be_seen_is_shown(editor):
    partner = PartnerFactory(title_fr="Pékin")
    page = page_at(editor, reverse("admin:partners_partner_change", args=[partner.pk]))
    assert "Pékin" in page.text_content()
    assert page.xpath("//input[@name='_save']") == []
