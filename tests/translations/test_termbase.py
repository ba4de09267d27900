import pytest

from translations.models import Term
from translations.termbase import Termbase

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def terms():
    Term.objects.create(
        name_fr="Région Île-de-France",
        name_zh_hans="巴黎大区",
        avoid_zh_hans="法兰西岛地区\n巴黎地区",
        is_attested=True,
    )
    Term.objects.create(name_fr="Île-de-France", name_zh_hans="法兰西岛")
    Term.objects.create(name_fr="plan d’actions conjointes", name_zh_hans="共同行动计划")
    Term.objects.create(name_fr="chaire «\u00a0Villes du Futur\u00a0»", name_zh_hans="“未来城市”讲席")
    Term.objects.create(name_fr="Pékin", name_zh_hans="北京市", others_fr="Beijing", others_zh_hans="北京")


def targets(text):
    return [term.target for term in Termbase("zh-hans").terms_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Région Île-de-France et l’Île-de-France", ["巴黎大区", "法兰西岛"]),
        ("la RÉGION ÎLE-DE-FRANCE", ["巴黎大区"]),
        ("les plans d'action conjointe", ["共同行动计划"]),
        ('La chaire "villes du futur".', ["“未来城市”讲席"]),
        ("La chaire «Villes\u202fdu Futur»", ["“未来城市”讲席"]),
        ("<p>la <em>chaire «&nbsp;Villes</em> du Futur&nbsp;»</p>", ["“未来城市”讲席"]),
        ("Beijing, Pékin", ["北京市", "北京市"]),
        ("Pékinois, surPékin", []),
        ("", []),
    ],
)
def test_terms_are_found(text, expected):
    assert [*dict.fromkeys(targets(text))] == [*dict.fromkeys(expected)]


def test_a_term_tells_what_else_is_right():
    found = Termbase("zh-hans").terms_in("Beijing")
    assert [(one.source, one.target, one.others) for one in found] == [("Beijing", "北京市", ("北京",))]


def test_terms_are_read_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        termbase = Termbase("zh-hans")
        termbase.terms_in("Pékin")
        termbase.avoided_in("法兰西岛地区")


def test_what_is_to_be_avoided_is_found_whatever_the_french_says():
    termbase = Termbase("zh-hans")
    assert [(one.words, one.target) for one in termbase.avoided_in("在法兰西岛地区")] == [
        ("法兰西岛地区", "巴黎大区")
    ]
    assert [(one.source, one.target) for one in termbase.terms_for("La Région", "法兰西岛地区")] == [
        ("", "巴黎大区")
    ]


@pytest.mark.parametrize(
    ("name", "typed", "pinyin"),
    [
        ("北京市", "", "běi jīng shì"),
        ("“未来城市”讲席", "", "wèi lái chéng shì jiǎng xí"),
        ("Ferrandi", "", ""),
        ("北京", "Běijīng", "Běijīng"),
    ],
)
def test_pinyin_is_filled_in_where_none_was_typed(name, typed, pinyin):
    assert Term.objects.create(name_fr="x", name_zh_hans=name, pinyin=typed).pinyin == pinyin
