import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from chair.models import Chair
from tests.factories import (
    AgreementFactory,
    ChairFactory,
    ChairMemberFactory,
    ChairThemeFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db


def seen(client, language="fr"):
    with override(language):
        response = client.get(reverse("chair:index"))
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode().replace("\u00a0", " "))


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_the_section_keeps_its_address_without_a_chair(client, language):
    ChairFactory(draft=True, title_fr="Un brouillon", title_zh_hans="草稿")
    page = seen(client, language)

    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["fr", "x-default", "zh-Hans"]
    assert "Un brouillon" not in page.text_content()


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_the_chair_stands_at_the_address_of_the_section(client, language):
    chair = ChairFactory(title_fr="Une chaire", title_zh_hans="讲席")

    assert seen(client, language).xpath("string(//h1)") == {"fr": "Une chaire", "zh-hans": "讲席"}[language]
    with override(language):
        assert chair.get_absolute_url() == reverse("chair:index")


@pytest.mark.parametrize("number", [1, 3])
def test_its_people_themes_and_partners(client, number):
    chair = ChairFactory(agreement=AgreementFactory(title_fr="Le plan"))
    themes = ChairThemeFactory.create_batch(number, chair=chair)
    members = ChairMemberFactory.create_batch(number, chair=chair)
    chair.funders.add(OrganisationFactory(name_fr="La Région"))
    text = seen(client).text_content()

    words = [theme.name_fr for theme in themes] + [member.role_fr for member in members]
    assert [word for word in [*words, "La Région", "Le plan"] if word not in text] == []


@pytest.mark.parametrize(
    ("seen_in", "known_in", "tag", "name"),
    [("zh-hans", "fr", "fr", "Jeanne Martin"), ("fr", "zh_hans", "zh-Hans", "袁家军")],
)
def test_a_name_in_one_language_only_is_shown_and_marked(client, seen_in, known_in, tag, name):
    ChairMemberFactory(**{f"name_{known_in}": name})
    page = seen(client, seen_in)

    assert page.xpath(f"//*[@class='person']//*[@lang='{tag}']/text()") == [name]
    assert [words for words in ("姓名未公布", "Nom non communiqué") if words in page.text_content()] == []


@pytest.mark.parametrize(("funders", "universities"), [(1, 0), (0, 1), (2, 3)])
def test_two_sides_are_joined_where_there_are_two(client, funders, universities):
    chair = ChairFactory()
    chair.funders.add(*OrganisationFactory.create_batch(funders))
    chair.academic_partners.add(*OrganisationFactory.create_batch(universities))
    page = seen(client)

    assert [len(side.xpath(".//li")) for side in page.find_class("side")] == [
        n for n in (funders, universities) if n
    ]
    assert len(page.find_class("confluence")) == (funders > 0 and universities > 0)


def test_one_chair_is_public_at_a_time():
    first = ChairFactory()
    second = ChairFactory(draft=True)

    first.clean()
    second.clean()
    second.state = first.state
    with pytest.raises(ValidationError) as refusal:
        second.clean()
    assert list(refusal.value.message_dict) == ["state"]
    assert Chair.objects.published().get() == first
