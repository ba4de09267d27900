"""A page translated side by side, as its form is sent by a browser and as nobody's form would be."""

import uuid

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from lxml import html

from partners.models import Partner
from tests.factories import ChairFactory, ChairThemeFactory, OrganisationFactory, PartnerFactory
from translations.models import Standing, TranslationUnit
from translations.side_by_side import as_stored, groups_of

pytestmark = pytest.mark.django_db

SENTENCE = "一句话的回答。"


@pytest.fixture
def translator(client):
    user = User.objects.create_user("li", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["translate_zh-hans", "view_translationunit"])
    )
    client.force_login(user)
    return user


@pytest.fixture
def partner():
    """Its summary moved on after it was translated."""
    page = PartnerFactory(title_fr="Pékin", title_zh_hans="北京市", summary_zh_hans=SENTENCE)
    page.summary_fr = "Une phrase qui répond mieux."
    page.save()
    return page


def address_of(page, name="translations_side_by_side", language="zh-hans"):
    return reverse(f"admin:{name}", args=[language, ContentType.objects.get_for_model(page).pk, page.pk])


def unit_of(record, field="summary"):
    return TranslationUnit.objects.get(object_id=record.pk, field=field)


def form_of(client, page, **typed):
    """What the form sends once {field: text} are typed."""
    shown = html.fromstring(client.get(address_of(page)).text)
    form = shown.get_element_by_id("side_by_side_form")
    data = {name: value.removeprefix("\n") for name, value in form.form_values()}
    return data | {f"text-{unit_of(page, field).pk}": text for field, text in typed.items()}


def press(client, page, button, value="1", data=None, **typed):
    return client.post(address_of(page), {**(data or form_of(client, page, **typed)), button: value})


def state_of(record, field="summary"):
    return unit_of(record, field).state()


# What is shown


def test_the_rows_follow_the_page_in_their_own_order():
    chair = ChairFactory()
    second = ChairThemeFactory(chair=chair, position=2)
    first = ChairThemeFactory(chair=chair, position=1)
    groups = groups_of(chair, "zh-hans")
    assert [group.units[0].object_id for group in groups] == [chair.pk, first.pk, second.pk]
    assert [unit.field for unit in groups[0].units] == ["title", "summary", "body"]
    assert [group.heading[-1:] for group in groups] == ["", "1", "2"]


def test_a_page_costs_as_many_queries_with_three_rows_as_with_one(client, translator, django_assert_num_queries):
    chair = ChairFactory()
    ChairThemeFactory(chair=chair, name_zh_hans="")
    client.get(address_of(chair))
    with django_assert_num_queries(12):
        client.get(address_of(chair))
    ChairThemeFactory.create_batch(2, chair=chair, name_zh_hans="")
    with django_assert_num_queries(12):
        client.get(address_of(chair))


def test_the_french_that_moved_is_told_word_by_word(client, translator, partner):
    shown = html.fromstring(client.get(address_of(partner)).text)
    unit = shown.get_element_by_id(f"unit-{unit_of(partner).pk}")
    (added,) = unit.xpath(".//ins")
    assert "mieux" in added.text_content()
    assert unit.find_class("sbs-state")[0].get("data-state") == Standing.STALE
    assert unit.xpath(".//textarea")[0].get("lang") == "zh-Hans"
    assert unit.find_class("sbs-words")[0].get("lang") == "fr"


def test_only_what_waits_is_given_suggestions(client, translator, partner):
    other = PartnerFactory(summary_fr="Une phrase qui répond mieux.", summary_zh_hans="更好的回答。")
    shown = html.fromstring(client.get(address_of(partner)).text)
    assert [one.get("data-text") for one in shown.xpath("//*[@data-memory]")] == ["更好的回答。"]
    shown = html.fromstring(client.get(address_of(other)).text)
    assert shown.xpath("//*[@data-memory]") == []


# Who may


def test_others_are_turned_away(client, partner):
    User.objects.create_user("lee", is_staff=True)
    client.force_login(User.objects.get(username="lee"))
    addresses = [address_of(partner), address_of(partner, "translations_preview")]
    assert [client.get(address).status_code for address in addresses] == [403, 403]
    assert client.post(address_of(partner), {}).status_code == 403
    check = reverse("admin:translations_check", args=["zh-hans"])
    assert client.post(check, {}, content_type="application/json").status_code == 403


def test_there_is_nothing_where_there_is_no_page_or_language(client, translator, partner):
    kind = ContentType.objects.get_for_model(partner).pk
    name = "admin:translations_side_by_side"
    absent = [("zh-hans", kind, uuid.uuid4()), ("zh-hans", 10**30, partner.pk), ("fr", kind, partner.pk)]
    assert [client.get(reverse(name, args=one)).status_code for one in absent] == [404, 404, 404]


def test_a_page_that_is_not_public_leads_back_to_the_worklist(client, translator):
    draft = PartnerFactory(draft=True)
    response = client.get(address_of(draft))
    assert response.headers["Location"] == reverse("admin:translations_translationunit_changelist")


# What is sent


def test_a_draft_is_kept_and_not_public(client, translator, partner):
    assert press(client, partner, "_draft", summary="更好的回答。").status_code == 302
    unit = unit_of(partner)
    assert (unit.draft, unit.target, unit.drafted_by) == ("更好的回答。", SENTENCE, translator)


def test_what_nobody_touched_is_no_draft(client, translator, partner):
    press(client, partner, "_draft")
    assert TranslationUnit.objects.exclude(draft="").count() == 0
    assert state_of(partner) == Standing.STALE


def test_what_is_validated_is_public(client, translator, partner):
    press(client, partner, "_validate", summary="更好的回答。")
    assert Partner.objects.get().summary_zh_hans == "更好的回答。"
    assert state_of(partner) == Standing.VALIDATED


def test_what_is_stale_is_not_validated_with_the_page_unseen(client, translator, partner):
    press(client, partner, "_validate", title="首都北京")
    assert [state_of(partner, name) for name in ("title", "summary")] == [Standing.VALIDATED, Standing.STALE]
    told = html.fromstring(client.get(address_of(partner)).text).xpath("//*[@class='messagelist']/li/@class")
    assert told == ["success", "warning"]


def test_what_is_stale_is_validated_once_it_is_said_to_be_still_right(client, translator, partner):
    still = {f"still-{unit_of(partner).pk}": "1"}
    press(client, partner, "_validate", data=form_of(client, partner) | still)
    assert state_of(partner) == Standing.VALIDATED
    assert Partner.objects.get().summary_zh_hans == SENTENCE


def test_still_right_is_kept_with_a_draft(client, translator, partner):
    still = {f"still-{unit_of(partner).pk}": "1"}
    press(client, partner, "_draft", data=form_of(client, partner) | still)
    assert (unit_of(partner).draft, unit_of(partner).draft_source) == (SENTENCE, partner.summary_fr)
    press(client, partner, "_validate")
    assert state_of(partner) == Standing.VALIDATED


def test_a_draft_of_other_french_waits_to_be_read_again(client, translator, partner):
    press(client, partner, "_draft", summary="更好的回答。")
    partner.summary_fr = "Une phrase toute neuve."
    partner.save()
    press(client, partner, "_validate")
    assert (unit_of(partner).draft, unit_of(partner).target) == ("更好的回答。", SENTENCE)


def test_the_button_tells_how_many_texts_it_validates(client, translator, partner):
    press(client, partner, "_draft", title="首都北京")
    shown = html.fromstring(client.get(address_of(partner)).text)
    assert [one.text for one in shown.xpath("//*[@data-ready-count]")] == ["1"]
    boxes = shown.xpath("//*[@class='sbs-still']/input/@name")
    assert boxes == [f"still-{unit_of(partner).pk}"]


def test_an_empty_field_holds_nothing_back(client, translator):
    page = PartnerFactory(french_only=True)
    response = press(client, page, "_validate", title="北京市")
    assert response.status_code == 302
    assert [state_of(page, name) for name in ("title", "summary")] == [Standing.VALIDATED, Standing.MISSING]


def test_one_text_is_validated_and_what_was_typed_elsewhere_is_kept(client, translator, partner):
    response = press(
        client, partner, "_validate_one", str(unit_of(partner).pk), summary="更好的回答。", title="首都北京"
    )
    assert [state_of(partner, name) for name in ("summary", "title")] == [Standing.VALIDATED, Standing.DRAFT]
    assert response.headers["Location"] == f"{address_of(partner)}#unit-{unit_of(partner, 'title').pk}"


def test_the_way_on_leads_to_the_page_that_waited_longest_and_then_back(client, translator, partner):
    other = PartnerFactory(french_only=True, title_fr="Le Zhejiang")
    assert press(client, partner, "_next", summary="更好的回答。").headers["Location"] == address_of(other)
    worklist = reverse("admin:translations_translationunit_changelist")
    assert press(client, other, "_next").headers["Location"] == worklist


def test_an_answer_to_french_of_yesterday_comes_back_with_that_of_today(client, translator, partner):
    data = form_of(client, partner, summary="更好的回答。", title="首都北京")
    partner.summary_fr = "Une phrase toute neuve."
    partner.save()
    response = press(client, partner, "_validate", data=data)
    shown = html.fromstring(response.text).get_element_by_id(f"unit-{unit_of(partner).pk}")
    assert shown.xpath(".//textarea")[0].text.strip() == "更好的回答。"
    assert "toute neuve" in shown.xpath(".//ins")[0].text_content()
    assert unit_of(partner).target == SENTENCE
    assert Partner.objects.get().title_zh_hans == "首都北京"


def test_somebody_elses_words_are_shown_and_then_written_over_knowingly(client, translator, partner):
    data = form_of(client, partner, summary="更好的回答。")
    TranslationUnit.objects.filter(pk=unit_of(partner).pk).update(
        draft="别人的回答。", draft_source=partner.summary_fr
    )
    response = press(client, partner, "_validate", data=data)
    shown = html.fromstring(response.text)
    assert [one.text_content() for one in shown.xpath("//*[@class='sbs-theirs']/*[@class='sbs-words']")] == [
        "别人的回答。"
    ]
    again = {
        name: value.removeprefix("\n")
        for name, value in shown.get_element_by_id("side_by_side_form").form_values()
    }
    assert press(client, partner, "_validate", data=again).status_code == 302
    assert Partner.objects.get().summary_zh_hans == "更好的回答。"


def test_what_is_too_long_is_told_with_the_words_still_there(client, translator, partner):
    response = press(client, partner, "_validate", title="长" * 301)
    shown = html.fromstring(response.text)
    assert [one.get("href") for one in shown.xpath("//nav[@class='error-summary']//a")] == [
        f"#id_text-{unit_of(partner, 'title').pk}"
    ]
    assert len(shown.get_element_by_id(f"id_text-{unit_of(partner, 'title').pk}").text.strip()) == 301


def test_a_forged_form_writes_nothing(client, translator, partner):
    foreign = PartnerFactory()
    key = unit_of(partner).pk
    forged = [
        {},
        {"_opened": "x", f"text-{key}": "别的"},
        {"_opened": "", f"text-{key}": "\x00", "_validate_one": "x"},
        {"_opened": form_of(client, foreign)["_opened"], f"text-{key}": "别的", "_validate": "1"},
        {"_opened": form_of(client, partner)["_opened"], f"text-{unit_of(foreign).pk}": "别的", "_validate": "1"},
    ]
    assert [client.post(address_of(partner), data).status_code for data in forged] == [302, 200, 302, 200, 302]
    assert {unit.working for unit in TranslationUnit.objects.filter(field="summary")} == {SENTENCE}


def test_a_form_from_elsewhere_is_refused(translator, partner):
    foreign = Client(enforce_csrf_checks=True)
    foreign.force_login(translator)
    assert foreign.post(address_of(partner), {"_draft": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("text", "working", "is_one_line", "stored"),
    [
        ("a\r\nb", "a\nb", False, "a\nb"),
        ("a\r\nb", "a\r\nb", False, "a\r\nb"),
        ("a\r\nc", "a\r\nb", False, "a\r\nc"),
        ("a\r\nc", "a\nb", False, "a\nc"),
        ("a\r\nc", "", True, "a c"),
        ("a\x00b", "", False, "ab"),
    ],
)
def test_ends_of_lines_are_those_of_what_is_stored(text, working, is_one_line, stored):
    assert as_stored(text, working, is_one_line) == stored


# Beside it


def check(client, body):
    address = reverse("admin:translations_check", args=["zh-hans"])
    return client.post(address, body, content_type="application/json")


def test_the_checks_answer_while_one_types(client, translator, partner):
    unit = unit_of(partner, "title")
    (found,) = [
        one
        for one in check(client, {"unit": str(unit.pk), "text": "长" * 301}).json()["findings"]
        if one["blocks"]
    ]
    assert "301" in found["message"]
    assert check(client, {"unit": str(unit.pk), "text": "北京市"}).json() == {"findings": []}


@pytest.mark.parametrize("body", ["", "[]", "{", '{"unit": "x", "text": "y"}', '{"unit": 1}', b"\xff"])
def test_a_forged_question_is_answered_with_nothing(client, translator, body):
    assert check(client, body).json() == {"findings": []}


def test_the_preview_shows_the_draft_and_leaves_no_trace(client, translator, partner):
    press(client, partner, "_draft", summary="更好的回答。")
    response = client.get(address_of(partner, "translations_preview"))
    assert "更好的回答" in response.text
    assert response.headers["Cache-Control"].startswith("no-store, private")
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert Partner.objects.get().summary_zh_hans == SENTENCE
    assert state_of(partner) == Standing.DRAFT


def test_a_page_without_chinese_is_previewed_too(client, translator):
    page = PartnerFactory(french_only=True)
    assert client.get(address_of(page, "translations_preview")).status_code == 200
    press(client, page, "_draft", title="北京市", summary=SENTENCE)
    assert "北京市" in client.get(address_of(page, "translations_preview")).text


def test_what_has_no_page_has_no_preview(client, translator):
    record = OrganisationFactory(name_zh_hans="")
    assert html.fromstring(client.get(address_of(record)).text).xpath("//iframe") == []
    assert client.get(address_of(record, "translations_preview")).status_code == 404
