from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.utils.translation import override
from lxml import html

from partners.models import Agreement
from portal.views import preferred_language
from tests.factories import (
    AgreementFactory,
    EventFactory,
    FigureFactory,
    IntroductionFactory,
    NewsFactory,
    PartnerFactory,
)

# Accept-Language: the language it is sent to, None for the choice of both.
PREFERENCES = [
    ("fr", "fr"),
    ("fr-FR", "fr"),
    ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
    ("fr-CA", "fr"),
    ("zh", "zh-hans"),
    ("zh-CN", "zh-hans"),
    ("zh-CN,zh;q=0.9", "zh-hans"),
    ("zh-SG", "zh-hans"),
    # No other Chinese is offered, and it is read all the same.
    ("zh-TW", "zh-hans"),
    ("zh-Hant-HK", "zh-hans"),
    ("ZH-cn", "zh-hans"),
    ("en,zh-CN;q=0.8,fr;q=0.5", "zh-hans"),
    ("fr;q=0.5,zh;q=0.9", "zh-hans"),
    ("fr;q=0,zh;q=0.1", "zh-hans"),
    ("fr;q=0", None),
    ("en", None),
    ("de-DE,en;q=0.7", None),
    ("*", None),
    ("", None),
    (None, None),
    ("f" * 5000, None),
    ("\x00,;=q", None),
]


@pytest.mark.parametrize(("header", "language"), PREFERENCES)
def test_the_root_leads_to_the_language_that_is_preferred(client, header, language):
    response = client.get("/", headers={"accept-language": header} if header is not None else {})

    assert response["Vary"] == "Accept-Language"
    assert not response.cookies
    if language:
        assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    else:
        assert response.status_code == 200
        assert choices(response) == [("fr", "Français"), ("zh-Hans", "简体中文")]
    assert preferred_language(header or "") == language


def choices(response):
    links = html.document_fromstring(response.content.decode()).xpath("//main//a")
    return [(link.get("hreflang"), link.findtext("b")) for link in links]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_home_stands_when_there_is_nothing_to_show(client, language):
    assert client.get(f"/{language}/").status_code == 200


@pytest.mark.django_db
def test_home_shows_the_best_of_each(client):
    partner = PartnerFactory(position=1)
    first = PartnerFactory(position=0)
    agreement = AgreementFactory(partner=partner, signed="2018")
    older = AgreementFactory(partner=partner, signed="1987", term=Agreement.Term.NOT_STATED)
    EventFactory(starts="2099-02", partner=partner)
    event = EventFactory(starts="2099", partner=partner)
    EventFactory(over=True, partner=partner)
    news = [NewsFactory(date=f"200{year}", partner=partner) for year in range(5)]
    FigureFactory(is_featured=False)
    figures = FigureFactory.create_batch(5)

    context = client.get("/fr/").context
    assert [*context["partners"]] == [first, partner]
    assert [*context["agreements"]] == [older, agreement]
    assert context["next_event"] == event
    assert [*context["news"]] == [news[4], news[3], news[2]]
    assert [*context["figures"]] == figures[:4]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "title"), [("fr", "Bienvenue"), ("zh-hans", "欢迎")])
def test_home_opens_with_the_words_of_staff(client, language, title):
    IntroductionFactory()

    page = html.document_fromstring(client.get(f"/{language}/").content.decode())
    assert page.xpath("string(//h1)").strip() == title


def test_robots(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /go/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_the_icon_is_found_by_those_who_ask_unbidden(client):
    address = urlsplit(client.get("/favicon.ico")["Location"]).path

    assert finders.find(address.removeprefix("/static/"))


def test_health_asks_nobody(client):
    assert client.get("/health/").content == b"ok"


@pytest.mark.parametrize("address", ["/", "/robots.txt", "/health/", "/sitemap.xml"])
def test_what_is_only_read_refuses_the_rest(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "tag"), [("fr", "fr"), ("zh-hans", "zh-Hans")])
def test_the_answer_names_its_language_as_the_page_does(client, language, tag):
    with override("en"):
        response = client.get(f"/{language}/")

    assert response["Content-Language"] == tag
    assert html.document_fromstring(response.content.decode()).get("lang") == tag


@pytest.mark.django_db
def test_headers_of_a_public_page(client):
    headers = client.get("/fr/").headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert {source for sources in policy.values() for source in sources.split()} == {"'none'", "'self'", "data:"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert "Vary" not in headers
