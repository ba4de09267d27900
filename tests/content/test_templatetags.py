import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from content.templatetags.content import page_link, words
from tests.factories import FooterTextFactory, OrganisationFactory, PartnerFactory


def rendered(source, language="fr", **context):
    with override(language):
        template = Template("{% load content %}" + source)
        return template.render(Context(context)).strip()


@pytest.mark.parametrize(
    ("french", "chinese", "reader", "shown"),
    [
        ("Airparif", "空气协会", "fr", "Airparif"),
        ("Airparif", "空气协会", "zh-hans", "空气协会"),
        ("Airparif", "", "zh-hans", '<span lang="fr">Airparif</span>'),
        ("", "空气协会", "fr", '<span lang="zh-Hans">空气协会</span>'),
        ("", "", "fr", ""),
        ("<b>A & B</b>", "", "fr", "&lt;b&gt;A &amp; B&lt;/b&gt;"),
        ("<b>A & B</b>", "", "zh-hans", '<span lang="fr">&lt;b&gt;A &amp; B&lt;/b&gt;</span>'),
    ],
)
def test_words_of_another_language_are_marked(french, chinese, reader, shown):
    record = OrganisationFactory.build(name_fr=french, name_zh_hans=chinese)

    assert rendered('{{ record|words:"name" }}', reader, record=record) == shown


def test_nothing_has_no_words():
    assert words(None, "name") == ""


@pytest.mark.django_db
def test_a_link_to_a_page():
    page = PartnerFactory(title_fr="L’Œuvre & Co", slug_fr="oeuvre")

    with override("fr"):
        assert page_link(page) == f'<a href="{page.get_absolute_url()}">L’Œuvre &amp; Co</a>'


@pytest.mark.django_db
@pytest.mark.parametrize("trait", ["draft", "archived"])
def test_what_is_not_public_is_named_without_a_link(trait):
    assert page_link(PartnerFactory(title_fr="Pékin", **{trait: True})) == "Pékin"


def test_no_page_has_no_link():
    assert page_link(None) == ""


@pytest.mark.django_db
def test_a_page_that_chinese_lacks_is_linked_to_as_french():
    page = PartnerFactory(title_fr="Pékin", french_only=True)

    with override("zh-hans"):
        assert page_link(page) == f'<a href="{page.get_absolute_url()}"><span lang="fr">Pékin</span></a>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("french", "chinese", "reader", "language"),
    [
        ("<p>Bonjour</p>", "<p>你好</p>", "fr", None),
        ("<p>Bonjour</p>", "<p>你好</p>", "zh-hans", None),
        ("<p>Bonjour</p>", "", "zh-hans", "fr"),
    ],
)
def test_rich_text_says_its_language(french, chinese, reader, language):
    record = FooterTextFactory(body_fr=french, body_zh_hans=chinese)
    html = rendered('{% rich_text record "body" %}', reader, record=record)

    assert (f'lang="{language}"' in html, "lang=" in html) == (bool(language), bool(language))
    assert (chinese if reader == "zh-hans" and chinese else french) in html


@pytest.mark.django_db
def test_no_text_leaves_nothing():
    assert rendered('{% rich_text record "body" %}', record=FooterTextFactory(body_fr="", body_zh_hans="")) == ""


@pytest.mark.parametrize(("code", "tag"), [("fr", "fr"), ("zh-hans", "zh-Hans")])
def test_language_tags_are_those_of_browsers(code, tag):
    assert rendered("{{ code|language_tag }}", code=code) == tag


@pytest.mark.django_db
def test_the_switch_of_a_list_keeps_its_query():
    with override("fr"):
        source = "{% language_switch as others %}{% for code, tag, address in others %}{{ tag }} {{ address }}{% endfor %}"
        here = page_link(PartnerFactory(slug_fr="x")).split('"')[1].removesuffix("x/")
    there = rendered(source, request=RequestFactory().get(f"{here}?page=2"))

    with override("zh-hans"):
        assert there == f"zh-Hans {PartnerFactory(slug_zh_hans='y').get_absolute_url().removesuffix('y/')}?page=2"
