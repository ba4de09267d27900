"""What a form shows to whoever may only read it."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from lxml import html

from publishing.drafts import keep, work_on
from publishing.versions import row_key
from tests.admin_forms import change_address, page_at
from tests.factories import ObservationFactory, PartnerFactory

pytestmark = pytest.mark.django_db

RICH = "<h2>Une rive</h2><p>Le texte, <strong>en gras</strong>, A &amp; B.</p>"
CHINESE = "<p>中文正文。</p>"
PLAIN = "Deux <b>lignes</b>,\nici & là."


@pytest.fixture
def reader(client):
    """A translator's client: the drafts of every section may be read."""
    user = User.objects.create_user("reader", is_staff=True)
    user.groups.add(Group.objects.get(name="translator-zh-hans"))
    client.force_login(user)
    return client


def shown(client, page, name):
    """[(language, mark-up)] of the field *name*, in the form and in the rows inside it."""
    boxes = page_at(client, change_address(page)).find_class(f"field-{name}")
    words = [found for box in boxes if "form-row" not in box.get("class") for found in box.find_class("words")]
    return [(one.get("lang"), inner(one)) for one in words]


def inner(element):
    whole = html.tostring(element, encoding="unicode", with_tail=False)
    return whole.partition(">")[2].removesuffix("</div>")


def test_rich_text_is_read_as_text(reader):
    partner = PartnerFactory(body_fr=RICH, body_zh_hans=CHINESE)

    assert shown(reader, partner, "body_fr") == [("fr", RICH)]
    assert shown(reader, partner, "body_zh_hans") == [("zh-Hans", CHINESE)]


def test_that_of_a_draft_too(reader):
    partner = PartnerFactory(body_fr="<p>Ce qui est public.</p>")
    work = work_on(partner)
    key = row_key(type(partner), partner.pk)
    keep(partner, work, {**work.live, key: {**work.live[key], "body_fr": RICH}}, None)

    assert shown(reader, partner, "body_fr") == [("fr", RICH)]


def test_what_went_round_the_sanitiser_does_no_harm(reader):
    partner = PartnerFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_partner SET body_fr = '<p>Bien<script>alert(1)</script></p>'")

    assert shown(reader, partner, "body_fr") == [("fr", "<p>Bien</p>")]


def test_plain_text_is_read_as_it_was_typed(reader):
    partner = PartnerFactory(summary_fr=PLAIN)

    assert shown(reader, partner, "summary_fr") == [("fr", "Deux &lt;b&gt;lignes&lt;/b&gt;,<br>ici &amp; là.")]


def test_what_is_empty_is_a_dash(reader):
    page = page_at(reader, change_address(PartnerFactory(check_note_fr="")))
    (box,) = page.xpath("//div[contains(@class, 'fieldBox') and contains(@class, 'field-check_note_fr')]")

    assert [one.text_content() for one in box.find_class("readonly")] == ["-"]


def test_the_rows_inside_a_form_too(reader):
    observation = ObservationFactory(source_name_fr="Recensement <2020>", source_name_zh_hans="人口普查")

    assert shown(reader, observation.figure, "source_name_fr") == [("fr", "Recensement &lt;2020&gt;")]
    assert shown(reader, observation.figure, "source_name_zh_hans") == [("zh-Hans", "人口普查")]


def test_labels_stay(reader):
    labels = page_at(reader, change_address(PartnerFactory())).xpath("//fieldset[1]//label/text()")

    assert [one.strip(" :\xa0") for one in labels[:2]] == ["Titre · Français", "Titre · 简体中文"]


def test_whoever_may_write_has_fields(admin_client):
    page = page_at(admin_client, change_address(PartnerFactory(body_fr=RICH)))

    assert page.find_class("words") == []
    assert [field.text.strip() for field in page.xpath("//textarea[@name='body_fr']")] == [RICH]
