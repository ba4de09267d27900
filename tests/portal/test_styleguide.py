"""The style page: on a developer's machine alone, complete, and without a trace in the database."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import include, path
from lxml import html

from partners.models import Partner
from portal.styleguide import colours
from portal.styleguide.drawing import with_own_ids
from portal.styleguide.views import in_scheme, sheet_text
from portal.urls import urlpatterns as addresses_of_the_portal
from publishing.languages import CODES, TAGS
from tests.factories import PartnerFactory

# As where the settings have STYLE_PAGE.
urlpatterns = [*addresses_of_the_portal, path("styleguide/", include("portal.styleguide.urls"))]
with_style_page = pytest.mark.urls(__name__)
languages = pytest.mark.parametrize("language", CODES)

TEMPLATES = settings.BASE_DIR / "templates"
# What surrounds a page, what no visitor sees, and what stands alone: tried under their own addresses.
NOT_DRAWN = {
    "400.html",
    "403.html",
    "500.html",
    "base.html",
    "choose_language.html",
    "error.html",
    "sitemap.xml",
    "images/thumbnail.html",
    "includes/alternates.html",
    "includes/opengraph.html",
}


@pytest.mark.django_db
def test_it_exists_only_where_the_settings_say_so(client):
    assert not hasattr(settings, "STYLE_PAGE")
    assert [
        client.get(f"/styleguide/{rest}", follow=True).status_code for rest in ("", "fr/", "dark.css", "fr/500/")
    ] == [404] * 4


def test_only_the_local_settings_say_so():
    files = sorted((settings.BASE_DIR / "portal" / "settings").glob("*.py"))

    assert [file.name for file in files if "STYLE_PAGE" in file.read_text()] == ["local.py"]


@pytest.mark.django_db
@with_style_page
@languages
def test_it_speaks_the_language_it_is_asked_in(client, language):
    page = html.document_fromstring(client.get(f"/styleguide/{language}/").content)

    assert page.get("lang") == TAGS[language]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.django_db
@with_style_page
def test_its_front_leads_to_the_source_language(client):
    assert client.get("/styleguide/").url == "/styleguide/fr/"
    assert client.get("/styleguide/de/").status_code == 404


@pytest.mark.django_db
@with_style_page
@languages
def test_pages_that_stand_alone_have_addresses(client, language):
    names = ("400", "403", "500", "choice", "missing")

    assert [client.get(f"/styleguide/{language}/{name}/").status_code for name in names] == [200] * 5
    assert client.get(f"/styleguide/{language}/else/").status_code == 404


@pytest.mark.django_db
@with_style_page
def test_every_template_of_the_site_is_drawn(client):
    """A new component is one line in portal/styleguide/components.py."""
    drawn = {template.name for code in CODES for template in client.get(f"/styleguide/{code}/").templates}
    public = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.*")}

    assert {
        name
        for name in public - drawn - NOT_DRAWN
        if not name.startswith(("admin/", "registration/", "publishing/", "translations/"))
    } == set()


@pytest.mark.django_db
@with_style_page
def test_it_leaves_the_content_as_it_was(client):
    mine = PartnerFactory(slug_fr="beijing")
    before = list(Partner.objects.values())
    page = client.get("/styleguide/fr/").content.decode()

    assert mine.title_fr not in page
    assert list(Partner.objects.values()) == before


@pytest.mark.django_db
@with_style_page
def test_a_scheme_is_chosen_by_address(client):
    page = html.document_fromstring(client.get("/styleguide/fr/?scheme=dark").content)

    assert page.xpath("//link[@rel='stylesheet']/@href")[0] == "/styleguide/dark.css"
    assert client.get("/styleguide/dark.css")["Content-Type"] == "text/css; charset=utf-8"
    assert client.get("/styleguide/sepia.css").status_code == 404


@pytest.mark.parametrize(("scheme", "query"), [("dark", "@media all {"), ("light", "@media not all {")])
def test_the_sheet_of_one_scheme_asks_no_browser(scheme, query):
    css = in_scheme(sheet_text(), scheme)

    assert "prefers-color-scheme" not in css
    assert f"{query}\n  :root {{" in css
    assert f"color-scheme: {scheme};" in css


# Colours

CSS = """
:root { --paper: #FFFFFF; --ink: #000000; --space: 1rem; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #EEEEEE; }
}
"""


def test_the_tokens_of_both_schemes_are_read():
    assert colours.tokens(CSS) == {
        "light": {"paper": "#FFFFFF", "ink": "#000000"},
        "dark": {"paper": "#FFFFFF", "ink": "#EEEEEE"},
    }


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#777777", "#777777", 1),
        ("#FFFFFF", "#767676", 4.54),
        ("#1B2230", "#FBF8F2", 15.03),
    ],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    assert round(colours.contrast(one, other), 2) == ratio


def test_every_pair_of_colours_stands_out():
    pairs = colours.pairs(Path(finders.find("css/tokens.css")).read_text())

    assert len(pairs) == 2 * len(colours.PAIRS)
    assert [(pair.ink, pair.ground, pair.scheme, pair.ratio) for pair in pairs if not pair.is_enough] == []


# Drawings


def test_ids_are_kept_apart():
    drawing = '<svg aria-labelledby="a b"><title id="a">"a"</title><path id="b" fill="url(#b)"/></svg><a href="#c a">a</a>'

    assert with_own_ids(drawing, "x") == (
        '<svg aria-labelledby="x-a x-b"><title id="x-a">"a"</title><path id="x-b" fill="url(#x-b)"/></svg>'
        '<a href="#c x-a">a</a>'
    )
