"""Whatever the way into the database, an editor's text is safe to print."""

import json

import pytest
from django.core import serializers
from django.db.models import Value

from pages.models import FooterText, Page
from tests.factories import FooterTextFactory, PageFactory

pytestmark = pytest.mark.django_db

HOSTILE = (
    '<p onclick="steal()">Bonjour <script>steal()</script><img src=x onerror=steal()>'
    '<a href="javascript:steal()">ici</a> <a href=" java\nscript:steal()">là</a>'
    '<a href="data:text/html,steal()">encore</a><svg onload=steal()></svg><iframe src="//x"></iframe>'
    '<b style="position:fixed">fin</b></p>'
)
CLEAN = "<p>Bonjour <a>ici</a> <a>là</a><a>encore</a>fin</p>"
FIELDS = ["body_fr", "body_zh_hans"]


def stored(model=Page):
    return list(model._base_manager.values_list(*FIELDS))


def through_save():
    PageFactory(**dict.fromkeys(FIELDS, HOSTILE))


def through_bulk_create():
    Page.objects.bulk_create([Page(title_fr="Une", **dict.fromkeys(FIELDS, HOSTILE))])


def through_bulk_update():
    page = PageFactory()
    page.body_fr = page.body_zh_hans = HOSTILE
    Page.objects.bulk_update([page], FIELDS)


def through_update():
    PageFactory()
    Page.objects.update(**dict.fromkeys(FIELDS, HOSTILE))


def through_update_or_create():
    page = PageFactory()
    Page.objects.update_or_create(pk=page.pk, defaults=dict.fromkeys(FIELDS, HOSTILE))


def through_a_fixture():
    """As `loaddata` and a restored revision write: raw, past save()."""
    row = json.loads(serializers.serialize("json", [PageFactory()]))[0]
    row["fields"].update(dict.fromkeys(FIELDS, HOSTILE))
    for restored in serializers.deserialize("json", json.dumps([row])):
        restored.save()


WAYS = [
    through_save,
    through_bulk_create,
    through_bulk_update,
    through_update,
    through_update_or_create,
    through_a_fixture,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_into_the_database_goes_round_the_sanitiser(way):
    way()
    assert stored() == [(CLEAN, CLEAN)]


def test_the_record_at_hand_is_as_clean_as_the_row():
    page = PageFactory(body_fr=HOSTILE)
    assert page.body_fr == CLEAN


def test_it_holds_for_every_rich_text():
    FooterTextFactory(**dict.fromkeys(FIELDS, HOSTILE))
    assert stored(FooterText) == [(CLEAN, CLEAN)]


def test_a_question_to_the_database_is_asked_as_it_is():
    page = PageFactory(body_fr="<p>Recherche &amp; développement</p>")
    assert Page.objects.filter(body_fr__contains="Recherche &amp; d").get() == page
    assert not Page.objects.filter(body_fr="<p>Recherche & développement</p>").exists()


def test_an_expression_is_left_to_the_database():
    PageFactory()
    Page.objects.update(body_fr=Value(None))
    assert Page.objects.get().body_fr is None


@pytest.mark.parametrize(
    "text",
    [
        "<p>Un <strong>gras</strong>, un <em>italique</em>, 10<sup>2</sup>, CO<sub>2</sub></p>",
        "<h2>Titre</h2><h3>Sous-titre</h3><blockquote><p>Dit.</p></blockquote>",
        "<ul><li><p>un</p></li></ul><ol><li><p>deux</p></li></ol>",
        '<p><a href="/go/partners:index/">Partenaires</a> <a href="tel:+33142000000">appeler</a></p>',
        '<p><a href="https://www.iledefrance.fr/?a=1&amp;b=2">Région</a><br>suite</p>',
        "<table><tbody><tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr></tbody></table>",
        "<p>21,9\u202fmillions\u00a0: « oui\u00a0»</p>".replace("\u00a0", "&nbsp;"),
        "<p>北京合作，“协议”。</p>",
    ],
)
def test_what_the_editor_writes_is_kept(text):
    PageFactory(body_fr=text)
    assert stored()[0][0] == text


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "p", "table><tr><td"])
def test_text_nested_beyond_reason_is_taken_in(tag):
    opened = f"<{tag}>" * 1000
    PageFactory(body_fr=opened)
    assert stored()[0][0] is not None
