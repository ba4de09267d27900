"""What staff put around every page: the banner, the menus, the foot."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from lxml import html

from content.addresses import reference_to
from pages.models import Introduction, MenuEntry, Page, places
from tests.factories import (
    AnnouncementFactory,
    FooterTextFactory,
    IntroductionFactory,
    MenuEntryFactory,
    PageFactory,
)

DAY = timedelta(days=1)


def seen(client, address="/fr/"):
    return html.document_fromstring(client.get(address).content.decode())


def banners(page):
    return [banner.xpath("normalize-space(.)") for banner in page.find_class("announcement")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"),
    [(None, None, True), (-1, 1, True), (-1, None, True), (1, None, False), (-2, -1, False)],
)
def test_the_banner_keeps_its_hours(client, begins, ends, is_shown):
    moment = {"publish_at": begins, "unpublish_at": ends}
    now = timezone.now()
    AnnouncementFactory(**{name: days and now + days * DAY for name, days in moment.items()})

    assert len(banners(seen(client))) == is_shown


@pytest.mark.django_db
def test_the_newest_banner_is_shown(client):
    AnnouncementFactory(text_fr="Hier")
    AnnouncementFactory(text_fr="Aujourd’hui")

    assert banners(seen(client)) == ["Aujourd’hui"]


@pytest.mark.django_db
def test_the_banner_leads_to_a_page(client):
    page = PageFactory()
    AnnouncementFactory(link=reference_to(page), link_label_fr="En savoir plus", link_label_zh_hans="了解更多")

    for address, code in (("/fr/", "fr"), ("/zh-hans/", "zh-hans")):
        links = seen(client, address).xpath("//*[contains(@class, 'announcement')]//a")
        assert [(link.get("href"), link.text) for link in links] == [
            (page.address_in(code), {"fr": "En savoir plus", "zh-hans": "了解更多"}[code])
        ]


@pytest.mark.django_db
def test_menus_are_in_their_order_and_follow_a_changed_slug(client):
    first, second = PageFactory(), PageFactory()
    MenuEntryFactory(link=reference_to(second), label_fr="Deux", position=2)
    MenuEntryFactory(link=reference_to(first), label_fr="Un", position=1)
    MenuEntryFactory(link="https://www.iledefrance.fr/", label_fr="La Région", menu=MenuEntry.Place.FOOTER)
    first.slug_fr = "autre"
    first.save()
    page = seen(client)

    top = page.xpath("//header//nav[contains(@class, 'site-menu')]//a")
    assert [(link.text_content().strip(), link.get("href")) for link in top] == [
        ("Un", "/fr/autre/"),
        ("Deux", second.address_in("fr")),
    ]
    assert page.xpath("//footer//nav//a/@href") == ["https://www.iledefrance.fr/"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_texts_of_the_foot(client, number):
    FooterTextFactory.create_batch(number)

    assert (
        len(seen(client, "/zh-hans/").xpath("//footer//div[@class='rich-text']//p[text()='该部门。']")) == number
    )


@pytest.mark.django_db
def test_a_section_opens_with_the_words_of_staff(client):
    with override("fr"):
        for place, _label in places():
            IntroductionFactory(place=place, title_fr=f"Ici {place}")

    assert Introduction.objects.count() == len(places())
    for place, _label in places():
        with override("fr"):
            address = reverse(place)
        assert seen(client, address).xpath("normalize-space(//h1)") == f"Ici {place}"


@pytest.mark.parametrize(
    ("link", "is_good"),
    [
        ("/go/partners:index/", True),
        ("https://www.iledefrance.fr/", True),
        ("mailto:contact@portail.example", True),
        ("HTTPS://www.iledefrance.fr/", True),
        ("http://北京.中国/", True),
        ("MailTo:contact@portail.example?subject=Bonjour", True),
        ("https://", False),
        ("mailto:", False),
        ("mailto:contact", False),
        ("http:// x", False),
        ("ftp://www.iledefrance.fr/", False),
        ("javascript:alert(1)", False),
        ("/fr/partenaires/", False),
        ("pekin", False),
    ],
)
def test_a_link_is_a_reference_or_an_address(link, is_good):
    field = MenuEntry._meta.get_field("link")

    assert accepts(field, link) == is_good


def accepts(field, value):
    try:
        field.clean(value, None)
    except ValidationError:
        return False
    return True


@pytest.mark.django_db
def test_a_page_cannot_take_the_address_of_a_section():
    with override("fr"):
        section = reverse("partners:index").split("/")[2]
    page = PageFactory.build(slug_fr=section, slug_zh_hans="libre")

    with pytest.raises(ValidationError) as refusal:
        page.clean()
    assert list(refusal.value.message_dict) == ["slug_fr"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_a_free_page_has_an_address_of_one_part(client, language):
    page = PageFactory(title_fr="Accessibilité", title_zh_hans="无障碍")

    assert page.address_in(language) == {"fr": "/fr/accessibilite/", "zh-hans": "/zh-hans/wu-zhang-ai/"}[language]
    title = {"fr": "Accessibilité", "zh-hans": "无障碍"}[language]
    assert seen(client, page.address_in(language)).xpath("string(//h1)") == title
    assert [*Page.objects.published()] == [page]
