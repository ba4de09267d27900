import pytest
from django.utils.translation import override

from partners.models import Partner
from publishing.slugs import free_slug, make_slug, pinyin
from tests.factories import PageFactory, PartnerFactory, SectorFactory


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("北京合作", "bei-jing-he-zuo"),
        ("Œuvre", "oeuvre"),
        ("Œuvre d’été", "oeuvre-d-ete"),
        ("L'Île-de-France", "l-ile-de-france"),
        ("Ex æquo", "ex-aequo"),
        ("巴黎大区与北京市", "ba-li-da-qu-yu-bei-jing-shi"),
        # A word has its own reading: 重 alone is zhòng.
        ("重庆", "chong-qing"),
        ("“未来城市”讲席", "wei-lai-cheng-shi-jiang-xi"),
        ("2018年6月14日", "2018-nian-6-yue-14-ri"),
        ("Fliggy 飞猪", "fliggy-fei-zhu"),
        ("Pékin\u202f: 21,9\u00a0millions\u202f!", "pekin-219-millions"),
        ("！？", ""),
        ("", ""),
    ],
)
def test_words_become_an_address(words, slug):
    assert make_slug(words) == slug


def test_a_slug_is_cut_without_a_hyphen_at_its_end():
    assert make_slug("abcd efgh", max_length=5) == "abcd"


def test_pinyin_leaves_the_rest_alone():
    assert pinyin("Métro 地铁") == "Métro  di tie "


@pytest.mark.parametrize(("taken", "free"), [([], "a"), (["a"], "a-2"), (["a", "a-2"], "a-3"), (["a-2"], "a")])
def test_a_taken_slug_is_numbered(taken, free):
    assert free_slug("a", taken.__contains__) == free


@pytest.mark.django_db
def test_slugs_are_filled_in_each_language():
    page = PartnerFactory(title_fr="Pékin", title_zh_hans="北京市")

    assert (page.slug_fr, page.slug_zh_hans) == ("pekin", "bei-jing-shi")


@pytest.mark.django_db
def test_a_slug_of_staff_is_kept():
    page = PartnerFactory(title_fr="Pékin", slug_fr="beijing", slug_zh_hans="beijing")
    page.title_fr = "La ville de Pékin"
    page.save()

    assert (page.slug_fr, page.slug_zh_hans) == ("beijing", "beijing")


@pytest.mark.django_db
def test_a_language_without_a_title_has_the_french_address():
    assert PartnerFactory(title_fr="Pékin", french_only=True).slug_zh_hans == "pekin"


@pytest.mark.django_db
def test_a_page_that_says_nothing_has_an_address_all_the_same():
    page = PartnerFactory(title_fr="！", title_zh_hans="")

    assert page.slug_fr == page.slug_zh_hans == page.pk.hex[:8]


@pytest.mark.django_db
def test_a_slug_is_unique_in_its_section_and_language():
    first, second, third = PartnerFactory.create_batch(3, title_fr="Pékin", title_zh_hans="北京市")
    sector = SectorFactory(title_fr="Pékin", title_zh_hans="北京市")

    assert [page.slug_fr for page in (first, second, third, sector)] == ["pekin", "pekin-2", "pekin-3", "pekin"]
    assert [page.slug_zh_hans for page in (first, second)] == ["bei-jing-shi", "bei-jing-shi-2"]


@pytest.mark.django_db
def test_a_page_is_found_by_the_slug_of_the_readers_language():
    page = PartnerFactory(slug_fr="pekin", slug_zh_hans="beijing")

    with override("zh-hans"):
        assert [*Partner.objects.filter(slug="beijing")] == [page]
        assert not Partner.objects.filter(slug="pekin").exists()


@pytest.mark.django_db
def test_a_free_page_takes_no_sections_address():
    with override("fr"):
        section = PartnerFactory().get_absolute_url().split("/")[2]

    assert PageFactory(title_fr=section).slug_fr == f"{section}-2"
