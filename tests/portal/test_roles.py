"""What follows from the roles: the groups and their permissions, what may be chosen unseen, files in use."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.urls import reverse

from agenda.models import Event
from images.models import Picture
from pages.models import Introduction
from partners.models import Agreement, Organisation, PartnerFigure
from portal import roles
from portal.roles import Kind, kind_of, make_groups, registered_models, sections
from publishing.languages import CODES, SOURCE
from tests.admin_forms import change_address, page_at, typed
from tests.factories import (
    AgreementFactory,
    DocumentFactory,
    EventFactory,
    FigureFactory,
    NewsFactory,
    OrganisationFactory,
    PartnerFactory,
    PictureFactory,
)
from tests.images.factories import PDF, picture_bytes, upload
from translations.rights import languages_of

pytestmark = pytest.mark.django_db

PAGES = reverse("admin:pages_of_the_portal")
AUTOCOMPLETE = reverse("admin:autocomplete")


def rights_in_database(name):
    pairs = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
    return set(pairs)


# The groups


def test_each_role_has_its_group():
    expected = {f"editor-{section}" for section in sections()}
    expected |= {f"translator-{code}" for code in CODES if code != SOURCE} | {"publisher", "administrator"}
    assert set(Group.objects.values_list("name", flat=True)) == expected
    assert {role.name for role in roles.roles()} == expected


def test_every_right_of_a_role_is_a_permission_of_its_group():
    """A right that no permission stands for would be a spelling mistake."""
    assert {role.name: rights_in_database(role.name) for role in roles.roles()} == {
        role.name: role.rights for role in roles.roles()
    }


def test_sections_are_the_apps_that_hold_pages():
    assert sections() == ["partners", "chair", "tourism", "training", "agenda", "figures", "pages"]


def test_a_migration_repairs_what_was_done_to_a_group():
    group = Group.objects.get(name="editor-agenda")
    group.permissions.add(Permission.objects.get(codename="delete_event"))
    group.permissions.remove(Permission.objects.get(codename="change_event"))
    Group.objects.filter(name="publisher").update(name="renamed")
    call_command("migrate", verbosity=0)
    assert rights_in_database("editor-agenda") == roles.editor_rights("agenda")
    assert rights_in_database("publisher") == roles.publisher_rights()


def test_a_second_time_writes_nothing(django_assert_max_num_queries):
    """A transaction, all permissions, and for each group itself and what it holds."""
    with django_assert_max_num_queries(3 + 2 * len(roles.roles())):
        make_groups()


def test_the_kinds_of_records():
    """The rows that editors may change at once are few: a new model is none of them unless this list says so."""
    kinds = {}
    for model in registered_models():
        kinds.setdefault(kind_of(model), set()).add(model._meta.label)
    assert kinds.pop(Kind.PAGE) >= {"partners.Partner", "figures.Figure", "pages.Announcement"}
    assert kinds == {
        Kind.UPLOAD: {"images.Picture", "images.Document"},
        Kind.CHOSEN: {"partners.Organisation", "figures.Unit"},
        Kind.FURNITURE: {"pages.Introduction", "pages.MenuEntry", "pages.FooterText"},
        Kind.TRANSLATION: {"translations.TranslationUnit"},
        Kind.TERM: {"translations.Term"},
    }


def test_an_editor_writes_the_section_and_no_other():
    rights = roles.editor_rights("agenda")
    assert {right for app, right in rights if app == "agenda"} == {
        *("view_event", "add_event", "change_event", "view_news", "add_news", "change_news"),
        *("view_speaker", "add_speaker", "change_speaker", "delete_speaker"),
    }
    assert {app for app, _right in rights} == {"agenda", "images"}


def test_nobody_but_a_publisher_publishes_or_deletes_a_page():
    final = {
        (model._meta.app_label, f"{action}_{model._meta.model_name}")
        for model in registered_models()
        if kind_of(model) is Kind.PAGE
        for action in ("publish", "delete")
    }
    assert {role.name for role in roles.roles() if role.rights & final} == {"publisher"}
    assert final <= roles.publisher_rights()


def test_accounts_are_the_administrators_alone():
    assert {role.name for role in roles.roles() if any(app == "auth" for app, _right in role.rights)} == {
        "administrator"
    }
    others = {right for app, right in roles.administrator_rights() if app != "auth"}
    assert {right.partition("_")[0] for right in others} == {"view"}


def test_a_translator_is_asked_for_by_language():
    user = User.objects.create_user("translator")
    assert languages_of(user) == []
    user.groups.set(Group.objects.filter(name="translator-zh-hans"))
    user = User.objects.get(pk=user.pk)
    assert languages_of(user) == ["zh-hans"]


# Chosen without being seen


def offered(client, source, field, term=""):
    names = {"app_label": source._meta.app_label, "model_name": source._meta.model_name, "field_name": field}
    response = client.get(AUTOCOMPLETE, {**names, "term": term})
    return [one["text"] for one in response.json()["results"]] if response.status_code == 200 else None


def test_an_editor_chooses_among_what_other_sections_have_published(as_role):
    PartnerFactory(title_fr="Pékin")
    PartnerFactory(title_fr="Ville en projet", draft=True)
    OrganisationFactory(name_fr="Université")
    client = as_role("editor-agenda")
    assert client.get(reverse("admin:partners_partner_changelist")).status_code == 403
    assert offered(client, Event, "partner") == ["Pékin"]
    assert offered(client, Event, "organisers") == ["Université"]


@pytest.mark.parametrize(("state", "is_taken"), [({"draft": True}, False), ({}, True)])
def test_a_form_takes_of_other_sections_only_what_they_have_published(as_role, state, is_taken):
    """Whatever is sent: a key that no list offered would come back with the title of a draft."""
    event, partner = EventFactory(draft=True), PartnerFactory(title_fr="Ce que nul ne lit", **state)
    client = as_role("editor-agenda")
    data = typed(client, change_address(event), partner=partner.pk)
    response = client.post(change_address(event), data, follow=True)
    event.refresh_from_db()
    assert (event.partner == partner, "Ce que nul ne lit" in response.text) == (is_taken, is_taken)


def test_what_an_event_pointed_at_stays_when_it_is_no_longer_public(as_role):
    partner = PartnerFactory(draft=True)
    event = EventFactory(draft=True, partner=partner)
    client = as_role("editor-agenda")
    data = typed(client, change_address(event), title_fr="Un autre titre")
    assert client.post(change_address(event), data).status_code == 302
    event.refresh_from_db()
    assert (event.partner, event.title_fr) == (partner, "Un autre titre")


def test_an_editor_chooses_among_the_drafts_of_the_own_section(as_role):
    PartnerFactory(title_fr="Ville en projet", draft=True)
    assert offered(as_role("editor-partners"), Agreement, "partner") == ["Ville en projet"]


def test_the_row_of_a_page_chooses_as_the_page_does(as_role):
    FigureFactory(name_fr="Population")
    FigureFactory(name_fr="Secret", draft=True)
    assert offered(as_role("editor-partners"), PartnerFigure, "figure") == ["Pékin – Population"]


@pytest.mark.parametrize("role", ["translator-zh-hans", "editor-tourism", "administrator"])
def test_who_writes_no_such_record_chooses_nothing_for_it(as_role, role):
    OrganisationFactory()
    # An administrator sees organisations, and so finds them.
    assert (offered(as_role(role), Event, "organisers") is None) == (role != "administrator")


def links(client, **query):
    return [one["link"] for one in client.get(PAGES, query).json()["results"]]


def test_a_text_leads_to_published_pages_of_other_sections(as_role):
    partner, draft = PartnerFactory(title_fr="Pont"), PartnerFactory(title_fr="Pont", draft=True)
    own = NewsFactory(title_fr="Pont", draft=True)
    client = as_role("editor-agenda")
    assert sorted(links(client, q="pont")) == sorted([f"/go/{partner.pk}/", f"/go/{own.pk}/"])
    assert links(client, q=f"/go/{draft.pk}/") == []
    assert links(client, q=draft.address_in("fr")) == []


def test_a_text_cites_published_figures_and_any_document(as_role):
    figure, document = FigureFactory(name_fr="Pont"), DocumentFactory(title_fr="Pont")
    hidden = FigureFactory(name_fr="Pont", draft=True)
    client = as_role("editor-agenda")
    assert links(client, q="pont", **{"for": "text"}) == [f"/go/{figure.pk}/", f"/go/{document.pk}/"]
    assert links(client, q=f"/go/{hidden.pk}/", **{"for": "text"}) == []


def test_who_writes_nothing_finds_what_they_may_see_alone(as_role):
    PictureFactory(name="Pont")
    partner = PartnerFactory(title_fr="Pont", draft=True)
    client = as_role("translator-zh-hans")
    assert links(client, q="pont", **{"for": "picture"}) == []
    assert links(client, q="pont") == [f"/go/{partner.pk}/"]


# Files in use


def uses_of_a_picture(picture):
    return {
        "field": lambda: PartnerFactory(picture=picture, draft=True),
        "text": lambda: PartnerFactory(body_zh_hans=f'<p><a href="/go/{picture.pk}/">见此</a></p>'),
    }


@pytest.fixture
def picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(name="Pont", alt_fr="Un pont", file=upload(picture_bytes()))


def replace(client, picture):
    data = typed(client, change_address(picture), alt_fr="Un grand pont", file=None)
    response = client.post(change_address(picture), {**data, "file": upload(picture_bytes("PNG"))})
    assert response.status_code == 302
    before = picture.file.name
    picture.refresh_from_db()
    assert picture.alt_fr == "Un grand pont"
    return picture.file.name != before


def test_an_editor_replaces_a_picture_that_nothing_shows(as_role, picture):
    assert replace(as_role("editor-agenda"), picture)


@pytest.mark.parametrize("use", ["field", "text"])
def test_a_picture_in_use_is_a_publishers(as_role, picture, use):
    """Its words too: every page that shows it would change at once."""
    editor = as_role("editor-agenda")
    data = {**typed(editor, change_address(picture), file=None), "alt_fr": "Autre chose"}
    uses_of_a_picture(picture)[use]()
    assert editor.post(change_address(picture), data).status_code == 403
    picture.refresh_from_db()
    assert picture.alt_fr != "Autre chose"
    assert replace(as_role("publisher"), picture)


def test_the_form_says_why_a_file_is_not_replaced(as_role, picture):
    PartnerFactory(picture=picture)
    shown = {}
    for role in ("editor-agenda", "publisher"):
        page = page_at(as_role(role), change_address(picture))
        shown[role] = len(page.xpath("//input[@type='file']")), len(page.xpath("//div[@class='description']"))
    assert shown == {"editor-agenda": (0, 1), "publisher": (1, 0)}


def test_a_document_in_use_gains_the_language_it_lacked(as_role, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = DocumentFactory()
    AgreementFactory().documents.add(document)
    client = as_role("editor-partners")
    page = page_at(client, change_address(document))
    assert page.xpath("//input[@type='file']/@name") == ["file_zh_hans"]
    data = typed(client, change_address(document), file_zh_hans=None)
    new = {
        "file_zh_hans": upload(PDF, "a.pdf", "application/pdf"),
        "file_fr": upload(PDF, "b.pdf", "application/pdf"),
    }
    before = document.file_fr.name
    assert client.post(change_address(document), {**data, **new}).status_code == 302
    document.refresh_from_db()
    assert (document.file_fr.name, bool(document.file_zh_hans)) == (before, True)


def test_the_site_s_own_words_are_shown_to_editors_and_edited_by_publishers(as_role):
    assert kind_of(Introduction) is Kind.FURNITURE
    assert kind_of(Organisation) is Kind.CHOSEN
    assert as_role("editor-pages").get(reverse("admin:pages_introduction_add")).status_code == 403
    assert as_role("publisher").get(reverse("admin:pages_introduction_add")).status_code == 200


def test_an_event_is_changed_by_its_editor_in_its_own_form(as_role):
    event = EventFactory(draft=True)
    names = page_at(as_role("editor-agenda"), change_address(event)).xpath("//*[@name]/@name")
    assert {"title_fr", "title_zh_hans", "partner", "organisers"} <= set(names)
