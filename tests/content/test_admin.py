"""What every page's list and form do, whichever its section."""

from urllib.parse import parse_qs

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from content.admin import ContentAdmin
from content.pages import page_models
from images.models import Picture
from pages.models import Introduction
from partners.models import Agreement, Partner
from publishing.models import Draft, State
from tests.admin_forms import (
    add_address,
    change_address,
    delete_address,
    errors_of,
    list_address,
    page_at,
    send,
    typed,
)
from tests.factories import (
    AgreementFactory,
    EventFactory,
    MenuEntryFactory,
    NewsFactory,
    PageFactory,
    PartnerFactory,
    PictureFactory,
    SectorFactory,
    SpeakerFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

# A translation is written on its page: it has no form.
FORMLESS = {"auth.group", "auth.user", "translations.translationunit"}
MODELS = [model for model in admin.site._registry if model._meta.label_lower not in FORMLESS]
WORDS = {
    "title_fr": "Accord d’été",
    "title_zh_hans": "北京合作",
    "summary_fr": "Un accord.",
    "summary_zh_hans": "一项协议。",
    "body_fr": "<p>Le texte.</p>",
}


def label(model):
    return model._meta.label


@pytest.fixture
def publisher_client():
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("publisher"))
    return client


@pytest.fixture
def agreement_form(admin_client):
    """Sends the form of a new agreement, complete but for what the test changes."""
    words = {**WORDS, "partner": str(PartnerFactory().pk), "kind": "cooperation", "signed": "14/06/2018"}
    return lambda **changes: send(admin_client, add_address(Agreement), **{**words, **changes})


# Lists


# An introduction has one of the few places there are.
@pytest.mark.parametrize("model", [model for model in MODELS if model is not Introduction], ids=label)
def test_a_list_asks_no_more_for_thirty_than_for_three(admin_client, django_assert_num_queries, model):
    factory_of(model).create_batch(3)
    # What a process asks once and keeps.
    page_at(admin_client, list_address(model))
    with CaptureQueriesContext(connection) as three:
        page_at(admin_client, list_address(model))
    factory_of(model).create_batch(12)
    with django_assert_num_queries(len(three)):
        page_at(admin_client, list_address(model))


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_list_has_columns_a_search_and_an_order(model):
    model_admin = admin.site.get_model_admin(model)
    assert model_admin.search_fields
    assert len(model_admin.get_list_display(None)) > 1
    assert model_admin.get_ordering(None) or model._meta.ordering


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_search_answers(admin_client, model):
    factory_of(model)()
    for words in ("北京", "%", "a b", "\x00", "é" * 500):
        page_at(admin_client, list_address(model), q=words)


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_filter_answers(admin_client, model):
    factory_of(model)()
    page = page_at(admin_client, list_address(model))
    links = page.xpath("//nav[@id='changelist-filter']//a/@href | //thead//a/@href")
    # One link of each filter, and one of the columns.
    for query in {tuple(parse_qs(link[1:])): link for link in links}.values():
        page_at(admin_client, list_address(model) + query)


def test_a_filter_of_countries_lists_those_that_are_used(admin_client):
    PartnerFactory(country="CN")
    page = page_at(admin_client, list_address(Partner))
    assert page.xpath("//nav[@id='changelist-filter']//a[contains(@href, 'country__exact')]/text()") == ["Chine"]


@pytest.mark.parametrize(
    "query", ["?partner__id__exact=lost", "?state__exact=", "?lost=1", "?p=99999", "?o=99.x", "?all="]
)
def test_a_list_survives_an_address_that_was_tampered_with(admin_client, query):
    AgreementFactory()
    response = admin_client.get(list_address(Agreement) + query, follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize(("words", "found"), [("Accord", 2), ("协议", 1), ("un resume", 0), ("accord-en-or", 1)])
def test_pages_are_found_by_title_summary_and_address(admin_client, words, found):
    AgreementFactory(title_fr="Accord de fer", title_zh_hans="协议", slug_fr="accord-en-or")
    AgreementFactory(title_fr="Accord de paix", title_zh_hans="")
    page = page_at(admin_client, list_address(Agreement), q=words)
    assert len(page.xpath("//table[@id='result_list']/tbody/tr")) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [("zh-hans", ["Les deux"]), ("-zh-hans", ["Français"]), ("fr", ["Français", "Les deux"]), ("x", 2)],
)
def test_pages_that_lack_a_language_are_found(admin_client, value, found):
    SectorFactory(title_fr="Les deux")
    SectorFactory(title_fr="Français", french_only=True)
    page = page_at(admin_client, reverse("admin:partners_sector_changelist"), readable_in=value)
    titles = page.xpath("//th[contains(@class, 'field-shown_title')]//text()")
    assert sorted(titles) == found or len(titles) == found


def test_the_list_of_menu_entries_names_the_pages_they_lead_to(admin_client):
    page = PageFactory(title_fr="Accessibilité du site")
    for link in (f"/go/{page.pk}/", "/go/partners:index/", "https://elsewhere.example/"):
        MenuEntryFactory(link=link)
    shown = page_at(admin_client, reverse("admin:pages_menuentry_changelist")).xpath(
        "//td[contains(@class, 'field-link_shown')]/text()"
    )
    assert set(shown) == {"Accessibilité du site", "Partenaires", "https://elsewhere.example/"}


def test_a_field_in_a_list_has_a_name(admin_client):
    MenuEntryFactory()
    page = page_at(admin_client, reverse("admin:pages_menuentry_changelist"))
    assert page.xpath("//input[@name='form-0-position']/@aria-label") == ["Ordre"]


# Forms


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_french_and_chinese_share_a_row_and_name_their_language(admin_client, model):
    page = page_at(admin_client, add_address(model))
    for french in page.xpath("//*[@lang='fr' and contains(@name, '_fr') and not(contains(@name, '__prefix__'))]"):
        row = row_of(french)
        chinese = row.xpath(f".//*[@name='{french.get('name').removesuffix('_fr')}_zh_hans']")
        assert [field.get("lang") for field in chinese] == ["zh-Hans"]
        names = [" ".join(name.text_content().split()) for name in row.xpath(".//label")]
        assert ["Français" in names[0], "简体中文" in names[1]] == [True, True]


def row_of(field):
    return next(parent for parent in field.iterancestors("div") if "form-row" in parent.get("class", "").split())


@pytest.mark.parametrize("model", page_models(), ids=label)
def test_every_page_is_edited_with_the_common_form(model):
    assert isinstance(admin.site.get_model_admin(model), ContentAdmin)


def test_every_relation_is_chosen_by_searching():
    """The search asks the other model's admin, which must say where to look."""
    relations = [
        field
        for model in MODELS
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation and field.related_model in admin.site._registry
    ]
    assert relations
    assert [
        field for field in relations if not admin.site.get_model_admin(field.related_model).search_fields
    ] == []


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_no_form_lists_a_whole_table(admin_client, model):
    page = page_at(admin_client, add_address(model))
    selects = page.xpath("//select[not(contains(@class, 'admin-autocomplete'))]")
    relations = {field.name for field in [*model._meta.fields, *model._meta.many_to_many] if field.is_relation}
    assert {select.get("name") for select in selects} & relations == set()


def test_a_page_is_written_in_both_languages_and_published(client, publisher_client, agreement_form):
    response = agreement_form(body_zh_hans="<p>正文。</p>")
    assert response.status_code == 302

    agreement = Agreement.objects.get()
    assert send(publisher_client, change_address(agreement), _publish="1").status_code == 302
    assert (agreement.slug_fr, agreement.slug_zh_hans) == ("accord-d-ete", "bei-jing-he-zuo")
    assert str(agreement.signed) == "2018-06-14"
    assert "Le texte." in client.get(agreement.address_in("fr")).text
    assert "正文。" in client.get(agreement.address_in("zh-hans")).text


def test_a_draft_is_saved_with_nothing_but_what_the_table_needs(agreement_form):
    nothing = dict.fromkeys(WORDS, "")
    assert agreement_form(**nothing, signed="").status_code == 302
    assert Agreement.objects.get().state == State.DRAFT


def test_publishing_wants_the_french_title_and_summary_and_keeps_the_rest(publisher_client, agreement_form):
    agreement_form(title_fr="", summary_fr="")
    response = send(publisher_client, change_address(Agreement.objects.get()), _publish="1")
    assert {blocker.field for blocker in response.context["checklist"]} == {"title_fr", "summary_fr"}
    assert len(response.context["refused"]) == 2
    page = html.fromstring(response.text)
    assert page.get_element_by_id("id_body_fr").value.strip() == WORDS["body_fr"]
    assert page.get_element_by_id("id_title_zh_hans").value == WORDS["title_zh_hans"]


def test_the_form_says_what_publication_needs(admin_client):
    page = page_at(admin_client, add_address(Agreement))
    helps = {
        name: page.get_element_by_id(f"id_{name}_helptext").text_content() for name in ("title_fr", "summary_fr")
    }
    assert all("publication" in words for words in helps.values())


def test_an_address_that_is_taken_is_an_error_of_its_field(agreement_form):
    AgreementFactory(slug_fr="prise", slug_zh_hans="zhan")
    response = agreement_form(slug_fr="prise", slug_zh_hans="zhan")
    assert set(errors_of(response)) == {"slug_fr", "slug_zh_hans"}
    assert html.fromstring(response.text).get_element_by_id("id_title_fr").value == WORDS["title_fr"]


def test_an_address_that_is_taken_is_not_given_again(agreement_form):
    AgreementFactory(slug_fr="accord-d-ete")
    assert agreement_form().status_code == 302
    assert Agreement.objects.filter(slug_fr="accord-d-ete-2").exists()


def test_a_form_shows_what_the_addresses_will_be(admin_client):
    AgreementFactory(slug_fr="accord-d-ete")
    address = page_at(admin_client, add_address(Agreement)).get_element_by_id("id_slug_fr").get("data-slugs")
    found = admin_client.get(address, {"title_fr": "Accord d’été", "title_zh_hans": "北京合作"}).json()
    assert found == {"slug_fr": "accord-d-ete-2", "slug_zh_hans": "bei-jing-he-zuo"}
    assert admin_client.get(address).json() == {"slug_fr": "", "slug_zh_hans": ""}
    assert set(admin_client.get(address, {"title_fr": "\x00" + "x" * 5000}).json()) == {"slug_fr", "slug_zh_hans"}


def test_addresses_are_foretold_to_those_who_may_write_alone(client, django_user_model):
    address = reverse("admin:partners_agreement_slugs")
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.get(address).status_code == 403


def test_a_published_page_is_shown_on_the_site_and_a_draft_is_not(admin_client):
    published, draft = AgreementFactory(), AgreementFactory(draft=True)
    seen = page_at(admin_client, change_address(published)).xpath("//a[contains(@class, 'viewsitelink')]/@href")
    assert seen == [published.address_in("fr")]
    assert page_at(admin_client, change_address(draft)).xpath("//a[contains(@class, 'viewsitelink')]") == []


# What was typed is kept, whatever it was


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signed", "demain"),
        ("signed", "31/02/2018"),
        ("title_fr", "x" * 201),
        ("title_fr", "Un\x00titre"),
        ("summary_zh_hans", "字" * 401),
        ("body_fr", "<p>" + "x" * 3_000_000),
        ("slug_fr", "é è"),
        ("slug_zh_hans", "北京"),
        ("kind", "lost"),
        ("partner", "lost"),
        ("partner", "\x00"),
        ("partner", "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        ("picture", "lost"),
        ("sectors", "lost"),
        ("sectors", "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        ("parent", ["lost", "lost"]),
        ("term_years", "-1"),
        ("term_years", "99999999999999999999"),
    ],
)
def test_what_cannot_be_is_an_error_of_its_field_and_costs_nothing_that_was_typed(agreement_form, field, value):
    response = agreement_form(**{field: value})
    assert list(errors_of(response)) == [field]
    form = response.context["adminform"].form
    kept = {name: form[name].value() for name in WORDS if name != field}
    assert kept == {name: words for name, words in WORDS.items() if name != field}


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ({"publish_at": "2026-06-01T10:00", "unpublish_at": "2026-05-01T10:00"}, "unpublish_at"),
        ({"unpublish_at": "2020-05-01T10:00"}, "unpublish_at"),
        ({"publish_at": "lost"}, "publish_at"),
        ({"publish_at": "0000-00-00T99:99"}, "publish_at"),
    ],
)
def test_dates_that_cannot_be_publish_nothing_and_stay_in_the_form(publisher_client, dates, wrong):
    news = NewsFactory(draft=True)
    typed_dates = {f"publication-{name}": value for name, value in dates.items()}
    response = send(publisher_client, change_address(news), **typed_dates, _publish="1")
    form = response.context["publication"]
    assert [*form.errors] == [wrong]
    assert {name: form[name].value() for name in dates} == dates
    news.refresh_from_db()
    assert news.state == State.DRAFT


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "1,5,5", "x"])
def test_a_number_that_is_none_is_an_error(admin_client, value):
    response = send(admin_client, change_address(PartnerFactory()), latitude=value)
    assert list(errors_of(response)) == ["latitude"]


def test_numbers_are_shown_without_the_zeros_of_their_column(admin_client):
    page = page_at(admin_client, change_address(PartnerFactory(latitude="39.90000")))
    assert page.get_element_by_id("id_latitude").value == "39,9"


@pytest.mark.parametrize(
    "change", [{"speakers-TOTAL_FORMS": None}, {"speakers-TOTAL_FORMS": "lost"}, {"speakers-TOTAL_FORMS": "9999"}]
)
def test_rows_whose_count_is_lost_are_an_error(admin_client, change):
    response = send(admin_client, change_address(EventFactory()), **change)
    assert response.status_code == 200
    assert response.context["errors"]


def test_new_rows_come_last_in_the_order_they_were_written(admin_client):
    event = EventFactory()
    SpeakerFactory(event=event, name_fr="A", position=4)
    rows = {
        f"speakers-{number}-{field}": value
        for number, name in enumerate("BCD", 1)
        for field, value in {
            "name_fr": name,
            "position": "2" if name == "D" else "0",
            "event": str(event.pk),
        }.items()
    }
    assert (
        send(
            admin_client, change_address(event), **rows, **{"speakers-TOTAL_FORMS": "4"}, _publish="1"
        ).status_code
        == 302
    )
    assert list(event.speakers.values_list("name_fr", "position")) == [("D", 2), ("A", 4), ("B", 5), ("C", 6)]


@pytest.mark.parametrize("key", ["lost", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "_0000"])
def test_a_record_that_does_not_exist_is_told(admin_client, key):
    response = admin_client.get(reverse("admin:partners_agreement_change", args=[key]), follow=True)
    assert response.status_code == 200
    assert len(response.context["messages"]) == 1


def test_a_record_that_others_need_is_not_deleted(admin_client):
    agreement = AgreementFactory()
    page = page_at(admin_client, delete_address(agreement.partner))
    assert str(agreement) in page.text_content()
    assert admin_client.post(delete_address(agreement.partner), {"post": "yes"}).status_code in (200, 403)
    assert Partner.objects.filter(pk=agreement.partner_id).exists()


def test_records_that_others_need_are_not_deleted_together(admin_client):
    agreement = AgreementFactory()
    data = {"action": "delete_selected", "_selected_action": str(agreement.partner_id), "post": "yes"}
    response = admin_client.post(list_address(Partner), data, follow=True)
    assert response.status_code in (200, 403)
    assert Partner.objects.exists()


@pytest.mark.parametrize("key", ["x", "", "\x00", "3fa85f64-5717-4562-b3fc-2c963f66afa6"])
@pytest.mark.parametrize("how", [{}, {"index": "0"}, {"post": "yes"}])
@pytest.mark.parametrize("model", MODELS, ids=label)
def test_an_action_on_what_is_no_record_deletes_nothing(admin_client, model, key, how):
    record = factory_of(model)()
    data = {"action": "delete_selected", "_selected_action": key, **how}
    assert admin_client.post(list_address(model), data, follow=True).status_code == 200
    assert model._base_manager.filter(pk=record.pk).exists()


def test_an_action_reaches_the_records_among_what_was_ticked(admin_client):
    record = MenuEntryFactory()
    data = {"action": "delete_selected", "_selected_action": ["x", str(record.pk)], "post": "yes"}
    assert admin_client.post(list_address(type(record)), data).status_code == 302
    assert not type(record)._base_manager.exists()


def test_a_deletion_lists_records_and_not_what_ties_them(admin_client):
    agreement = AgreementFactory()
    agreement.sectors.add(SectorFactory())
    data = {"action": "delete_selected", "_selected_action": str(agreement.pk)}
    pages = [
        page_at(admin_client, delete_address(agreement)),
        html.fromstring(admin_client.post(list_address(Agreement), data).text),
    ]
    for page in pages:
        words = page.get_element_by_id("content").text_content()
        assert str(agreement) in words
        assert "object (" not in words
        assert "agreement-" not in words


def test_a_picture_in_use_is_not_deleted(admin_client):
    picture = PictureFactory()
    user = PartnerFactory(picture=picture)
    assert str(user) in page_at(admin_client, delete_address(picture)).text_content()
    admin_client.post(delete_address(picture), {"post": "yes"})
    assert Picture.objects.exists()


def test_a_list_that_is_edited_keeps_what_was_typed(admin_client):
    MenuEntryFactory()
    address = reverse("admin:pages_menuentry_changelist")
    data = {**typed_list(admin_client, address), "form-0-position": "-5", "_save": "1"}
    response = admin_client.post(address, data)
    assert response.status_code == 200
    assert html.fromstring(response.text).get_element_by_id("id_form-0-position").value == "-5"


@pytest.mark.parametrize("lost", ["form-TOTAL_FORMS", "form-0-id"])
def test_a_list_that_was_tampered_with_is_shown_again(admin_client, lost):
    MenuEntryFactory()
    address = reverse("admin:pages_menuentry_changelist")
    data = {**typed_list(admin_client, address), lost: "lost", "_save": "1"}
    assert admin_client.post(address, data, follow=True).status_code == 200


def typed_list(client, address):
    page = page_at(client, address)
    return dict(page.get_element_by_id("changelist-form").form_values())


# Links


@pytest.mark.parametrize("link", ["/go/partners:index/", "https://www.iledefrance.fr/", "mailto:x@y.example"])
def test_a_link_is_a_page_of_the_portal_or_an_address(admin_client, link):
    entry = MenuEntryFactory()
    assert send(admin_client, change_address(entry), link=link).status_code == 302


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "/go/lost/",
        "/go/3fa85f64-5717-4562-b3fc-2c963f66afa6/",
        "/fr/",
        "une page",
        "//x.example",
    ],
)
def test_any_other_link_is_an_error_and_is_kept(admin_client, link):
    response = send(admin_client, change_address(MenuEntryFactory()), link=link)
    assert list(errors_of(response)) == ["link"]
    assert html.fromstring(response.text).get_element_by_id("id_link").value == link


def test_a_link_knows_the_title_of_its_page(admin_client):
    page = PageFactory(title_fr="Accessibilité", draft=True)
    form = page_at(admin_client, change_address(MenuEntryFactory(link=f"/go/{page.pk}/")))
    assert form.get_element_by_id("id_link").get("data-title") == "Accessibilité"


def test_a_link_follows_a_page_whose_address_changes(admin_client, client):
    target = PartnerFactory(title_fr="Pékin")
    page = PageFactory(body_fr=f'<p><a href="/go/{target.pk}/">Voir</a></p>')
    assert send(admin_client, change_address(target), slug_fr="beijing", _publish="1").status_code == 302
    shown = html.fromstring(client.get(page.address_in("fr")).text)
    assert "/fr/partenaires/beijing/" in shown.xpath("//main//a/@href")


def test_the_form_gives_back_what_it_was_sent(admin_client):
    """Saving a form that nobody touched changes nothing."""
    partner = PartnerFactory(latitude="39.90420", with_picture=True, publish_at="2020-01-01T10:30+01:00")
    before = dict(Partner.objects.values().get())
    assert send(admin_client, change_address(partner)).status_code == 302
    assert Draft.objects.count() == 0
    assert send(admin_client, change_address(partner), _publish="1").status_code == 302
    after = dict(Partner.objects.values().get())
    assert {name for name in before if before[name] != after[name]} == {"updated_at"}


def test_rich_text_is_edited_in_its_language(admin_client):
    page = page_at(admin_client, add_address(Partner))
    languages = [page.get_element_by_id(f"id_body_{code}").get("lang") for code in ("fr", "zh_hans")]
    assert languages == ["fr", "zh-Hans"]
    assert typed(admin_client, add_address(Partner))["body_fr"].strip() == ""
