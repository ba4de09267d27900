"""Drafts on the public templates: for staff in a frame, for a counterpart by a link."""

import datetime
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from content.addresses import reference_to
from content.models import FormerAddress
from content.pages import page_models
from pages.models import Announcement
from partners.models import Partner
from publishing import drafts, preview_links
from publishing.languages import CODES
from publishing.models import PreviewLink, Publishable, State
from publishing.preview import reader_at
from publishing.versions import row_key, snapshot
from tests.factories import (
    AgreementFactory,
    AnnouncementFactory,
    ChairFactory,
    ChairThemeFactory,
    EventFactory,
    FigureFactory,
    PartnerFactory,
    PartnerFigureFactory,
    PictureFactory,
    factory_of,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 2, 20
publishable = [model for model in apps.get_models() if issubclass(model, Publishable)]
models = pytest.mark.parametrize("model", [pytest.param(one, id=one._meta.label_lower) for one in publishable])
pages = pytest.mark.parametrize("model", [pytest.param(one, id=one._meta.label_lower) for one in page_models()])
languages = pytest.mark.parametrize("language", CODES)


def address(page, suffix, *arguments):
    name = f"admin:{page._meta.app_label}_{page._meta.model_name}_{suffix}"
    return reverse(name, args=[page.pk, *arguments])


def framed(page, language="fr"):
    return address(page, "preview_page", language)


def seen(response, status=200):
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def words_at(page, path):
    return " ".join(" ".join(page.xpath(path)).split())


def draft_beside(page, **values):
    """A draft of a live page, in which the columns *values* are new."""
    change_in_draft(page, page, **values)


def change_in_draft(page, row, **values):
    work = drafts.work_on(page)
    version = {key: dict(columns) for key, columns in work.working.items()}
    version[row_key(type(row), row.pk)] |= values
    drafts.keep(page, work, version, None)


def maker():
    """Of links: they end with the account."""
    return get_user_model().objects.get_or_create(username="maker")[0]


def staff(django_user_model, *codenames):
    user = django_user_model.objects.create_user(f"staff-{uuid4().hex[:6]}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def cost_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# The public page of a draft


@languages
def test_a_draft_beside_a_live_page_is_seen_and_the_public_page_stays_as_it_is(admin_client, client, language):
    partner = PartnerFactory(title_fr="Pékin", title_zh_hans="北京")
    live = partner.address_in(language)
    before, rows = client.get(live).content, snapshot(partner)
    draft_beside(partner, title_fr="Pékin et sa région", title_zh_hans="北京及周边", slug_fr="ailleurs")
    expected = {"fr": "Pékin et sa région", "zh-hans": "北京及周边"}[language]

    page = seen(admin_client.get(framed(partner, language)))

    assert words_at(page, "//h1//text()") == expected
    assert page.get("lang") == {"fr": "fr", "zh-hans": "zh-Hans"}[language]
    assert client.get(live).content == before
    assert snapshot(partner) == rows
    assert FormerAddress.objects.count() == 0


@languages
def test_a_page_never_published_looks_as_it_will(admin_client, client, language):
    partner = PartnerFactory(draft=True, publish_at=timezone.now() + datetime.timedelta(days=3))
    preview = seen(admin_client.get(framed(partner, language)))
    assert client.get(partner.address_in(language)).status_code == 404

    Partner.objects.update(state=State.PUBLISHED, publish_at=None, updated_at=timezone.now())
    public = seen(client.get(partner.address_in(language)))

    assert words_at(preview, "//body//text()") == words_at(public, "//body//text()")


@pages
@languages
def test_a_page_with_a_title_and_nothing_else_is_seen(admin_client, model, language):
    page = model(
        title_fr="Presque rien", title_zh_hans="几乎没有", summary_fr="Une phrase.", summary_zh_hans="一句话。"
    )
    page.save()

    shown = seen(admin_client.get(framed(page, language)))

    assert words_at(shown, "//h1//text()") == {"fr": "Presque rien", "zh-hans": "几乎没有"}[language]


@models
@languages
def test_a_record_with_nothing_at_all_breaks_nothing(admin_client, model, language):
    record = model()
    record.save()

    assert admin_client.get(framed(record, language)).status_code == 200
    assert admin_client.get(address(record, "preview")).status_code == 200
    assert side_by_side(record).status_code == 200


@pages
def test_a_row_without_an_address_is_given_one_in_place(admin_client, model):
    page = factory_of(model)(draft=True)
    model.objects.update(slug_fr=None, slug_zh_hans=None)

    assert admin_client.get(address(page, "preview")).status_code == 200
    assert words_at(seen(admin_client.get(framed(page))), "//h1//text()") == page.title_fr
    assert model.objects.get().slug_fr is None


def test_chinese_that_is_missing_shows_the_notice(admin_client):
    partner = PartnerFactory()
    draft_beside(partner, summary_zh_hans="")

    shown = seen(admin_client.get(framed(partner, "zh-hans")))

    assert words_at(shown, "//h1//text()") == "本页暂无中文版"


def test_rows_of_the_draft_are_seen(admin_client):
    chair = ChairFactory()
    theme = ChairThemeFactory(chair=chair, name_fr="Énergie")
    change_in_draft(chair, theme, name_fr="Transports")

    text = admin_client.get(framed(chair)).content.decode()

    assert ("Transports" in text, "Énergie" in text) == (True, False)


def test_the_typography_is_that_of_a_public_page(admin_client):
    partner = PartnerFactory(summary_fr="Ceci : vraiment ?")

    [summary] = seen(admin_client.get(framed(partner))).xpath("//p[@class='summary']/text()")

    assert summary == "Ceci\u00a0: vraiment\u202f?"


def test_an_announcement_is_seen_although_a_newer_one_stands_before_it(admin_client):
    older = AnnouncementFactory(draft=True, text_fr="La première")
    AnnouncementFactory(text_fr="La seconde")

    shown = seen(admin_client.get(framed(older)))

    assert words_at(shown, "//aside[@class='announcement']/p/text()") == "La première"
    assert Announcement.objects.filter(state=State.PUBLISHED).count() == 1


def test_a_chair_is_seen_although_another_has_the_address(admin_client):
    ChairFactory()
    waiting = ChairFactory(draft=True, title_fr="La suivante")

    assert words_at(seen(admin_client.get(framed(waiting))), "//h1//text()") == "La suivante"


@languages
def test_an_event_with_hours_and_no_day_is_seen(admin_client, language):
    event = EventFactory(draft=True, starts=None, start_time="14:30")

    assert admin_client.get(framed(event, language)).status_code == 200


def test_a_figure_is_seen_in_its_place_on_the_page_of_figures(admin_client):
    figure = FigureFactory(draft=True, name_fr="Usagers du métro")

    shown = seen(admin_client.get(framed(figure)))
    frame = seen(admin_client.get(address(figure, "preview"))).xpath("//iframe/@src")

    assert "Usagers du métro" in words_at(shown, f"//*[@id='figure-{figure.pk}']//text()")
    assert frame == [f"{framed(figure)}#figure-{figure.pk}"]


def test_the_reader_of_a_preview_is_nobody():
    request = RequestFactory(headers={"host": "portail.example"}).get(
        "/admin/?x=1", HTTP_COOKIE="sessionid=abc", HTTP_AUTHORIZATION="Basic eA=="
    )

    reader = reader_at("/fr/", request)

    assert (reader.COOKIES, reader.headers.get("authorization"), dict(reader.GET)) == ({}, None, {})
    assert reader.build_absolute_uri() == "http://portail.example/fr/"


# What goes with it


def test_the_framed_page_is_for_this_frame_alone(admin_client):
    response = admin_client.get(framed(PartnerFactory()))
    policy = response["Content-Security-Policy"].split("; ")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert [part for part in policy if part.startswith("frame-")] == ["frame-ancestors 'self'"]
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Content-Language"] == "fr"
    assert dict(response.cookies) == {}
    assert seen(response).xpath("//head/base/@target") == ["_blank"]


def test_the_frame_itself_is_framed_by_nobody(admin_client):
    response = admin_client.get(address(PartnerFactory(), "preview"))
    policy = response["Content-Security-Policy"].split("; ")

    assert response["X-Frame-Options"] == "DENY"
    assert sorted(part for part in policy if part.startswith("frame-")) == [
        "frame-ancestors 'none'",
        "frame-src 'self'",
    ]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("query", "shown", "width"),
    [
        ("", ["fr"], "screen"),
        ("?show=zh-hans&width=phone", ["zh-hans"], "phone"),
        ("?show=both&width=tablet", ["fr", "zh-hans"], "tablet"),
        ("?show=klingon&width=cinema", ["fr"], "screen"),
    ],
)
def test_the_frame_shows_what_its_address_asks_for(admin_client, query, shown, width):
    partner = PartnerFactory()

    page = seen(admin_client.get(address(partner, "preview") + query))

    assert page.xpath("//iframe/@src") == [framed(partner, code) for code in shown]
    assert page.xpath("//div[contains(@class, 'preview-frames')]/@class") == [f"preview-frames preview-{width}"]
    assert len(page.xpath("//div[@class='preview-choices']//a[@aria-current]")) == 2


def test_the_frame_is_called_as_the_draft_is(admin_client):
    partner = PartnerFactory(title_fr="Avant")
    draft_beside(partner, title_fr="Après")

    page = seen(admin_client.get(address(partner, "preview")))

    assert words_at(page, "//div[@id='content']/h2/text()") == drafts.draft_of(partner).revision.title


def test_whoever_may_not_see_the_page_sees_no_preview(client, django_user_model):
    partner = PartnerFactory()
    link = preview_links.create(partner, maker(), 1)
    addresses = [
        address(partner, "preview"),
        framed(partner),
        address(partner, "links"),
        address(partner, "link_revoke", link.pk),
    ]
    stranger = staff(django_user_model, "view_event")

    assert [stranger.get(one).status_code for one in addresses] == [403] * 4
    assert [stranger.post(one).status_code for one in addresses[2:]] == [403] * 2
    assert [client.get(one).status_code for one in addresses] == [302] * 4


@pytest.mark.parametrize("key", ["0", "nobody", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "a/b"])
def test_no_such_record(admin_client, key):
    list_of = reverse("admin:partners_partner_changelist")

    assert [
        admin_client.get(f"{list_of}{key}/{rest}").status_code for rest in ("preview/", "preview/fr/", "links/")
    ] == [
        404,
        404,
        404,
    ]


def test_no_such_language(admin_client):
    assert admin_client.get(framed(PartnerFactory(), "en")).status_code == 404


def test_a_preview_costs_the_same_with_few_and_with_many_links(admin_client):
    partner = PartnerFactory()
    preview_links.create(partner, maker(), 1)
    admin_client.get(address(partner, "preview"))
    few = cost_of(admin_client, address(partner, "preview"))
    for _ in range(MANY):
        preview_links.create(partner, maker(), 1)

    assert cost_of(admin_client, address(partner, "preview")) == few


# Links for a counterpart


@pytest.mark.parametrize("days", preview_links.DAYS)
def test_a_link_is_made_for_some_days(django_user_model, days):
    partner = PartnerFactory()
    editor = staff(django_user_model, "change_partner")

    response = editor.post(address(partner, "links"), {"days": days}, follow=True)

    [link] = PreviewLink.objects.about(partner)
    assert round((link.expires_at - link.created_at) / datetime.timedelta(days=1), 3) == days
    assert link.created_by.has_perm("partners.change_partner")
    [shown] = seen(response).xpath("//section[@id='links']//input[@readonly]/@value")
    assert shown == f"http://testserver{preview_links.address_of(link)}"


def test_a_publisher_makes_links_too(django_user_model):
    partner = PartnerFactory()

    staff(django_user_model, "view_partner", "publish_partner").post(address(partner, "links"), {"days": 1})

    assert PreviewLink.objects.about(partner).count() == 1


@pytest.mark.parametrize("days", ["", "0", "365", "un"])
def test_no_link_is_made_for_any_other_time(admin_client, days):
    partner = PartnerFactory()

    response = admin_client.post(address(partner, "links"), {"days": days}, follow=True)

    assert len(seen(response).xpath("//ul[@class='messagelist']/li[@class='error']")) == 1
    assert PreviewLink.objects.count() == 0


def test_who_only_reads_makes_no_link_and_sees_none(django_user_model):
    partner = PartnerFactory()
    link = preview_links.create(partner, maker(), 1)
    reader = staff(django_user_model, "view_partner")

    assert reader.post(address(partner, "links"), {"days": 1}).status_code == 403
    assert reader.post(address(partner, "link_revoke", link.pk)).status_code == 403
    assert seen(reader.get(address(partner, "preview"))).xpath("//section[@id='links']") == []


def test_a_link_is_not_made_by_looking(admin_client):
    partner = PartnerFactory()
    link = preview_links.create(partner, maker(), 1)
    asked = [address(partner, "links"), address(partner, "link_revoke", link.pk)]

    assert [admin_client.get(one).status_code for one in asked] == [405, 405]
    assert PreviewLink.objects.get().revoked_at is None


def test_a_link_of_another_page_is_not_revoked(admin_client):
    link = preview_links.create(PartnerFactory(), maker(), 1)

    assert admin_client.post(address(PartnerFactory(), "link_revoke", link.pk)).status_code == 404
    assert PreviewLink.objects.get().revoked_at is None


def whole(link):
    return f"{preview_links.address_of(link)}fr/"


def reason_of(response, status):
    """What the page says in French, beside the way out."""
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["Content-Language"] == "fr, zh-Hans"
    return response.context["reason"] if response.status_code == status else response.status_code


def test_a_link_that_was_revoked_says_so(admin_client, client):
    partner = PartnerFactory()
    link = preview_links.create(partner, maker(), 7)
    assert client.get(preview_links.address_of(link)).status_code == 200

    admin_client.post(address(partner, "link_revoke", link.pk))

    assert reason_of(client.get(preview_links.address_of(link)), 410) == "revoked"
    assert client.get(whole(link)).status_code == 410
    page = seen(admin_client.get(address(partner, "preview")))
    assert page.xpath("//section[@id='links']//input[@readonly]") == []


def test_a_link_ends_at_its_second(client, monkeypatch):
    link = preview_links.create(PartnerFactory(), maker(), 7)
    moment = datetime.timedelta(milliseconds=1)

    monkeypatch.setattr(timezone, "now", lambda: link.expires_at - moment)
    assert client.get(preview_links.address_of(link)).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: link.expires_at)
    assert reason_of(client.get(preview_links.address_of(link)), 410) == "expired"
    assert client.get(whole(link)).status_code == 410


def test_a_link_outlives_its_page_to_say_so(client):
    partner = PartnerFactory()
    link = preview_links.create(partner, maker(), 7)
    partner.delete()

    assert reason_of(client.get(preview_links.address_of(link)), 410) == "deleted"


@pytest.mark.parametrize(
    "wrong", ["x", "a.b", "0.0.0", "%00", "北京", "{key}", "{key}.", "{signed}x", "{signed}/en"]
)
def test_an_address_that_nobody_signed(client, wrong):
    link = preview_links.create(PartnerFactory(), maker(), 7)
    text = wrong.format(key=link.pk.hex, signed=preview_links.signed(link))

    assert reason_of(client.get(f"/apercu/{text}/"), 404) == "unknown"


def test_a_signature_for_something_else_opens_nothing(client):
    link = preview_links.create(PartnerFactory(), maker(), 7)
    other = type(preview_links.signer)(salt="something.else", sep=".").sign(link.pk.hex)

    assert reason_of(client.get(f"/apercu/{other}/"), 404) == "unknown"


def test_a_link_is_only_looked_at(client):
    link = preview_links.create(PartnerFactory(), maker(), 7)

    assert client.post(preview_links.address_of(link)).status_code == 405
    assert client.head(preview_links.address_of(link)).status_code == 200


@languages
def test_a_counterpart_sees_the_whole_page_of_the_draft(client, language):
    partner = PartnerFactory(title_fr="Avant", title_zh_hans="之前")
    draft_beside(partner, title_fr="Après : oui", title_zh_hans="之后")
    link = preview_links.create(partner, maker(), 7)

    response = client.get(f"{preview_links.address_of(link)}{language}/")
    page = seen(response)

    assert words_at(page, "//h1//text()") == {"fr": "Après : oui", "zh-hans": "之后"}[language]
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Content-Language"] == {"fr": "fr", "zh-hans": "zh-Hans"}[language]
    assert page.xpath("//head/base") == []
    assert (dict(response.cookies), client.get(partner.get_absolute_url()).status_code) == ({}, 200)


# Both languages side by side


def pieces(page):
    """[(labels, [[(language, words)]])] of the page."""
    return [
        (
            [*map(words_in, label.findall("span"))],
            [[(cell.get("lang"), words_in(cell)) for cell in pair] for pair in pairs_below(label)],
        )
        for label in page.xpath("//*[contains(@class, 'pair-label')]")
    ]


def words_in(element):
    return " ".join(element.text_content().split())


def pairs_below(label):
    found = []
    for element in label.itersiblings():
        if "pair" not in element.get("class", "").split():
            break
        found.append(element)
    return found


def side_by_side(page):
    return Client().get(preview_links.address_of(preview_links.create(page, maker(), 7)))


def test_each_piece_stands_beside_its_translation():
    partner = PartnerFactory(
        title_fr="Pékin",
        title_zh_hans="北京",
        summary_fr="Une phrase.",
        summary_zh_hans="",
        body_fr="<p>Un.</p><h2>Deux</h2><ul><li>Trois</li></ul>",
        body_zh_hans="<p>一。</p><h2>二</h2><ul><li>三</li></ul>",
    )
    draft_beside(partner, title_zh_hans="北京市", check_note_fr="À vérifier.")

    missing = pieces(seen(side_by_side(partner)))[1][1][0][1][1]

    assert missing != ""
    assert pieces(seen(side_by_side(partner))) == [
        (["Titre", "标题"], [[("fr", "Pékin"), ("zh-Hans", "北京市")]]),
        (["Résumé", "摘要"], [[("fr", "Une phrase."), ("zh-Hans", missing)]]),
        (
            ["Texte", "正文"],
            [
                [("fr", "Un."), ("zh-Hans", "一。")],
                [("fr", "Deux"), ("zh-Hans", "二")],
                [("fr", "Trois"), ("zh-Hans", "三")],
            ],
        ),
        (["Note au lecteur", "读者提示"], [[("fr", "À vérifier."), ("zh-Hans", missing)]]),
    ]


def test_texts_of_another_shape_stand_whole():
    partner = PartnerFactory(body_fr="<p>Un.</p><p>Deux.</p>", body_zh_hans="<p>一二。</p>")

    assert pieces(seen(side_by_side(partner)))[2][1] == [[("fr", "Un.Deux."), ("zh-Hans", "一二。")]]


def test_the_rows_of_the_page_follow_in_the_order_of_the_draft():
    chair = ChairFactory()
    moved = ChairThemeFactory(chair=chair, name_fr="Seconde", name_zh_hans="其二", position=1)
    ChairThemeFactory(chair=chair, name_fr="Première", name_zh_hans="其一", position=2)
    change_in_draft(chair, moved, position=3)

    page = seen(side_by_side(chair))

    assert [words_in(name) for name in page.xpath("//section/h2[not(@class)]/span[@lang='fr']")] == [
        "Thème 1",
        "Thème 2",
    ]
    assert [pairs for _labels, pairs in pieces(page)[-2:]] == [
        [[("fr", "Première"), ("zh-Hans", "其一")]],
        [[("fr", "Seconde"), ("zh-Hans", "其二")]],
    ]


def test_the_picture_of_the_draft_is_shown():
    partner, picture = PartnerFactory(), PictureFactory()
    draft_beside(partner, picture=str(picture.pk))

    [shown] = seen(side_by_side(partner)).xpath("//div[@class='pair-picture']//img/@alt")

    assert shown == "Une rivière"


def test_references_lead_where_they_will_in_each_language():
    target = AgreementFactory()
    link = f'<p><a href="{reference_to(target)}">là</a></p>'
    partner = PartnerFactory(body_fr=link, body_zh_hans=link)

    found = seen(side_by_side(partner)).xpath("//div[contains(@class, 'rich-text')]//a/@href")

    assert found == [target.address_in(code) for code in CODES]


def test_what_a_counterpart_sees_is_kept_nowhere():
    partner = PartnerFactory()
    response = side_by_side(partner)
    page = seen(response)

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response["X-Frame-Options"] == "DENY"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow, noarchive"]
    assert dict(response.cookies) == {}
    assert len(page.xpath("//header//a/@href")) == len(CODES)


@pytest.mark.parametrize("name", ["rows", "references", "figures"])
def test_side_by_side_costs_the_same_with_few_and_with_many(name):
    chair, partner = ChairFactory(), PartnerFactory()
    page = chair if name == "rows" else partner
    more = {
        "rows": lambda: ChairThemeFactory(chair=chair),
        "references": lambda: add_reference(partner),
        "figures": lambda: PartnerFigureFactory(partner=partner),
    }[name]
    found = preview_links.address_of(preview_links.create(page, maker(), 7))
    costs = []
    for number in (FEW, MANY):
        for _ in range(number):
            more()
        costs.append(cost_of(Client(), found))

    assert costs[0] == costs[1]


def add_reference(partner):
    for column in ("body_fr", "body_zh_hans"):
        link = f'<p><a href="{reference_to(AgreementFactory())}">là</a></p>'
        setattr(partner, column, getattr(partner, column) + link)
    partner.save()


@pytest.mark.django_db
@pytest.mark.parametrize("leave", [{"is_active": False}, None])
def test_a_link_ends_with_the_account_of_its_maker(client, leave):
    link = preview_links.create(PartnerFactory(), maker(), 7)
    assert client.get(preview_links.address_of(link)).status_code == 200
    accounts = get_user_model().objects.filter(username="maker")
    accounts.update(**leave) if leave else accounts.delete()
    assert client.get(preview_links.address_of(link)).status_code == 410


@pytest.mark.django_db
def test_a_link_ends_where_its_page_is_archived(client):
    link = preview_links.create(PartnerFactory(archived=True), maker(), 7)
    assert client.get(preview_links.address_of(link)).status_code == 410
