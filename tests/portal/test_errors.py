"""The pages of what goes wrong: in both languages at once, and without a database where that may be the cause."""

import pytest
from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.test import Client, override_settings
from django.urls import path
from lxml import html

from tests.factories import PartnerFactory

WORDS = {
    400: ("Demande incomprise", "无法识别的请求"),
    403: ("Accès refusé", "禁止访问"),
    500: ("Le portail a rencontré une erreur", "门户网站出现错误"),
}


def failing(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    path("400/", failing(BadRequest())),
    path("403/", failing(PermissionDenied())),
    path("500/", failing(RuntimeError())),
    path("csrf/", lambda request: None),
    path("admin/", admin.site.urls),
]
handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler500 = "portal.views.server_error"


@pytest.fixture
def visitor():
    """Who sees the page of an error, and not its traceback."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def said(response, status):
    assert response.status_code == status
    page = html.document_fromstring(response.content.decode())
    assert page.get("lang") == "fr"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    return page.xpath("string(//main/section[1]/*[1])"), page.xpath("string(//section[@lang='zh-Hans']/*[1])")


@pytest.mark.parametrize("status", WORDS)
@override_settings(ROOT_URLCONF=__name__)
def test_an_error_is_told_in_both_languages(visitor, status):
    assert said(visitor.get(f"/{status}/"), status) == WORDS[status]


@override_settings(ROOT_URLCONF=__name__)
def test_an_expired_form_is_told_in_both_languages(visitor):
    assert said(visitor.post("/csrf/"), 403) == WORDS[403]


@override_settings(ALLOWED_HOSTS=["portal.example"])
def test_a_strange_host_is_told_in_both_languages(visitor):
    assert said(visitor.get("/fr/"), 400) == WORDS[400]


@pytest.mark.parametrize("address", ["/fr/", "/zh-hans/", "/fr/inconnu/"])
def test_a_dead_database_is_told_in_both_languages(visitor, address):
    """This test has no database: whoever asks it is refused."""
    assert said(visitor.get(address), 500) == WORDS[500]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "other"), [("fr", "zh-hans"), ("zh-hans", "fr")])
@pytest.mark.parametrize("lost", ["inconnu/", "in/connu/", "{section}inconnu/"])
def test_nothing_is_found_in_the_readers_language(visitor, language, other, lost):
    section = (
        PartnerFactory(slug_fr="x", slug_zh_hans="x").address_in(language).split("/", 2)[2].removesuffix("x/")
    )
    response = visitor.get(f"/{language}/{lost.format(section=section)}")
    page = html.document_fromstring(response.content.decode())

    assert response.status_code == 404
    assert page.get("lang") == response["Content-Language"] == {"fr": "fr", "zh-hans": "zh-Hans"}[language]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == []
    assert page.xpath("//nav[contains(@class, 'language-switch')]//a/@href") == [f"/{other}/"]
    assert visitor.get(f"/{other}/").status_code == 200
