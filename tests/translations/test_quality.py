"""Each check catches its planted fault, and stays silent on what is right and on the whole sample content."""

import pytest

from translations.models import TranslationUnit
from translations.quality import findings
from translations.registry import is_rich
from translations.termbase import Termbase, TermFound

pytestmark = pytest.mark.django_db

REGION = TermFound("Région Île-de-France", "巴黎大区", ("法兰西岛地区",), True, ("法兰西岛",))
FABRIQUE = TermFound("La Fabrique", "La Fabrique", (), False)


def kinds(source, target, **given):
    found = findings(source, target, **{"language": "zh-hans", **given})
    return [(one.kind, one.blocks) for one in found]


BLOCKED = [
    ("placeholders", "Bonjour %(name)s", "您好"),
    ("placeholders", "Bonjour", "您好%(name)s"),
    ("placeholders", "Bonjour %s", "您好%d"),
    ("placeholders", "Bonjour {name}", "您好{nom}"),
    ("placeholders", "Voir {{ref:air}}", "参见"),
    ("markup", "Bonjour", "<b>您好"),
]
RICH = [
    (["links"], '<p><a href="/go/a/">Air</a></p>', '<p><a href="/go/b/">空气</a></p>', 2),
    (["links"], '<p><a href="tel:17">Appeler</a></p>', '<p><a href="tel:18">拨打</a></p>', 2),
    (["links"], '<p><a href="mailto:a@b.fr">Écrire</a></p>', '<p><a href="mailto:a@b.cn">写信</a></p>', 2),
    (["markup"], "<p>Air <strong>pur</strong></p>", "<p>清洁空气</p>", 1),
    (["markup"], "<p>Air</p>", "<p><em>空气</em></p>", 1),
    (["markup"], "<h2>Air</h2><p>Eau</p>", "<p>空气</p><h2>水</h2>", 1),
    (["markup"], "<ul><li>Air</li><li>Eau</li></ul>", "<ul><li>空气</li></ul>", 1),
    (["markup"], "<table><tr><td>A</td><td>B</td></tr></table>", "<table><tr><td>甲</td></tr></table>", 1),
    (["markup"], '<p>A</p><img src="/go/a/">', '<p>甲</p><img src="/go/b/">', 2),
    (["markup"], "<p>Air <strong>pur</strong></p>", "<p>清洁<strong>空气</p>", 1),
]
ADVISED = [
    ("numbers", "21,9 millions d’habitants", "219万居民"),
    ("numbers", "21,9 millions d’habitants", "2200万居民"),
    ("numbers", "Part : 1,5 %", "占比15%"),
    ("numbers", "Part : 1,5 %", "占比1.55%"),
    ("numbers", "Depuis 1987", "自1978年起"),
    ("numbers", "Depuis longtemps", "自1987年起"),
    ("numbers", "Le 23e rang", "第32位"),
    ("numbers", "Le 12 mars 2019", "2019年4月12日"),
    ("numbers", "À 9 h 30", "9:15"),
    ("numbers", "De 600 000 à 700 000", "60万至80万"),
    ("numbers", "Appeler le 01 42 34 56 78", "请拨打01 42 34 56 79"),
    ("punctuation", "Bonjour, Pékin", "您好,北京"),
    ("punctuation", "Bonjour (Pékin)", "您好(北京）"),
    ("punctuation", "« Bonjour »", '"您好”'),
    ("spaces", "Bonjour", "您好  北京"),
    ("spaces", "Bonjour", " 您好"),
    ("spaces", "Bonjour", "您 好"),
    ("french", "Bonjour à tous", "您好à tous"),
    ("french", "La ville et l’air", "城市和l’air"),
    ("french", "La ville durable", "ville durable"),
    ("ratio", "Une phrase qui dit beaucoup de choses à qui veut bien la lire.", "有话"),
]
RIGHT = [
    ("21,9 millions d’habitants", "2190万居民"),
    ("22 millions d’habitants", "2190万居民"),
    ("600 000 personnes", "60万人"),
    ("de 600 000 à 700 000 personnes", "60至70万人"),
    ("1,5 % et 3,43 %", "1.5%和3.43%"),
    ("Le 23e rang", "第23位"),
    ("1987", "1987年"),
    ("Le 12 mars 2019", "2019年3月12日"),
    ("Le 1er mars 2019", "2019年3月1日"),
    ("À 9 h 30, à 9h30", "9:30，9时30分"),
    ("À 14 h", "下午2点"),
    ("10 à 15 jours, 10-15", "10至15天，10-15"),
    ("dix jours, trente enseignants", "10天，三十名教师"),
    ("10 jours", "十天"),
    ("Les années 1980", "20世纪80年代"),
    ("3 M€ et 2 milliards", "300万欧元和20亿"),
    ("Appeler le 01 42 34 56 78", "请拨打+33 1 42 34 56 78"),
    ("PM2,5 et PM10", "PM2.5和PM10"),
    ("Chez Ferrandi et à La Fabrique", "Ferrandi和La Fabrique"),
    ("Airparif, à Paris", "巴黎大区空气质量监测协会（Airparif），位于巴黎"),
    ("Voir https://a.fr/le/la", "参见 https://a.fr/le/la"),
    ("Bonjour %(name)s, 50 % de", "您好%(name)s，占50%"),
]


@pytest.mark.parametrize(("kind", "source", "target"), BLOCKED)
def test_it_blocks(kind, source, target):
    assert {*kinds(source, target)} == {(kind, True)}


@pytest.mark.parametrize(("expected", "source", "target", "number"), RICH)
def test_rich_text_is_blocked(expected, source, target, number):
    assert [kind for kind, blocks in kinds(source, target, is_rich=True) if blocks] == expected * number


def test_what_is_too_long_is_blocked():
    assert kinds("Air", "空气空气", max_length=3) == [("length", True)]
    assert kinds("Air", "空气空气", max_length=4) == []


@pytest.mark.parametrize(("kind", "source", "target"), ADVISED)
def test_it_advises(kind, source, target):
    assert {*kinds(source, target)} == {(kind, False)}


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_right_is_left_alone(source, target):
    assert kinds(source, target) == []


def test_terms():
    source = "La Région Île-de-France"
    assert kinds(source, "法兰西岛地区", terms=[REGION]) == [("avoid", False)]
    assert kinds(source, "大区", terms=[REGION]) == [("terms", False)]
    assert kinds(source, "巴黎大区", terms=[REGION]) == []
    assert kinds("La Fabrique", "La Fabrique", terms=[FABRIQUE]) == []


def test_an_editor_may_write_the_one_paragraph_of_an_entry():
    assert kinds("<ul><li>Air</li></ul>", "<ul><li><p>空气</p></li></ul>", is_rich=True) == []


def test_a_finding_says_where():
    found = findings("Le plan de 1987", "1978年的计划", language="zh-hans")
    assert [one.excerpt for one in found] == ["Le plan de 1987", "1978年的计划"]


def test_nothing_is_said_of_an_empty_target():
    assert findings("Bonjour %(name)s 1987", " ", language="zh-hans") == []


def test_a_language_that_is_not_read_has_no_numbers():
    assert kinds("Depuis 1987", "Since then", language="en") == []


def test_the_sample_is_in_order(small_sample):
    termbase = Termbase("zh-hans")
    units = TranslationUnit.objects.select_related("content_type")
    found = [
        (unit.context, one.message)
        for unit in units
        for one in findings(
            unit.current,
            unit.target,
            language="zh-hans",
            is_rich=is_rich(unit.content_type.model_class(), unit.field),
            max_length=unit.column.max_length,
            terms=termbase.terms_for(unit.current, unit.target),
        )
    ]
    assert units.count() > 200
    assert found == []


@pytest.mark.parametrize(
    "piece", ["a", "«", "1 ", "1,", "l’", "<a ", "<p>", "é ", "{", "%(", "汉 ", "万", "(", "à-", "+3 "]
)
def test_a_long_text_takes_no_long_time(piece):
    """A pattern that tried every way through it would not come back within a day."""
    text = (piece * 50_000)[:50_000]
    assert isinstance(findings(text, text, language="zh-hans", is_rich=True), list)
    assert isinstance(findings(text, text, language="zh-hans"), list)
