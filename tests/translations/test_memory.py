import time

import pytest

from tests.factories import PartnerFactory
from translations.memory import CUTOFF, TOP, Memory
from translations.models import TranslationUnit

ROWS = [
    ("a", "Le partenariat avec Pékin a été signé en 1987.", "与北京的合作协议于1987年签署。"),
    ("b", "Le partenariat avec Pékin a été signé en 2018.", "与北京的合作协议于2018年签署。"),
    ("c", "Une exposition de photographies à Hangzhou.", "杭州摄影展。"),
]


def found(source, rows=ROWS, **options):
    return [(one.words, one.score) for one in Memory("zh-hans", rows).suggestions(source, **options)]


def test_the_same_french_comes_first_and_other_french_not_at_all():
    assert found(ROWS[0][1]) == [(ROWS[0][2], 100), (ROWS[1][2], 96)]


def test_a_text_does_not_suggest_itself():
    assert found(ROWS[0][1], without="a") == [(ROWS[1][2], 96)]


def test_what_stands_in_the_field_is_not_suggested():
    assert found(ROWS[0][1], working=ROWS[0][2]) == [(ROWS[1][2], 96)]


def test_what_several_texts_say_alike_is_said_once_also_to_one_of_them():
    rows = [("a", "Énergie", "能源"), ("b", "Énergie", "能源")]
    assert found("Énergie", rows) == [("能源", 100)]
    assert found("Énergie", rows, without="a") == [("能源", 100)]


def test_at_most_three_and_none_below_the_cutoff():
    rows = [(str(number), f"Le rapport annuel de {number}", f"{number}年年度报告") for number in range(2000, 2010)]
    suggestions = Memory("zh-hans", rows).suggestions("Le rapport annuel de 1999")
    assert len(suggestions) == TOP
    assert min(one.score for one in suggestions) >= CUTOFF


def test_rich_and_plain_texts_find_each_other():
    rows = [("a", "<p>Les <strong>énergies</strong> propres</p>", "<p>清洁<strong>能源</strong></p>")]
    (one,) = Memory("zh-hans", rows).suggestions("Les énergies propres")
    assert (one.words, one.target, one.is_rich, one.score) == ("清洁能源", rows[0][2], True, 100)


def test_a_long_text_is_found_where_it_is_the_same():
    long = "mot " * 1000
    assert found(long, [("a", long, "词")]) == [("词", 100)]
    assert found(f"{long}de plus", [("a", long, "词")]) == []


@pytest.mark.django_db
def test_the_memory_is_what_readers_were_given():
    page = PartnerFactory(title_fr="Pékin", title_zh_hans="北京市")
    PartnerFactory(title_fr="Le Zhejiang", title_zh_hans="")
    TranslationUnit.objects.filter(current="Le Zhejiang").update(draft="浙江省")
    memory = Memory("zh-hans")
    assert [one.words for one in memory.suggestions("Pékin")] == ["北京市"]
    unit = TranslationUnit.objects.get(object_id=page.pk, field="title")
    assert memory.suggestions("Pékin", without=unit.pk) == []
    assert memory.suggestions("Le Zhejiang") == []


def test_twenty_texts_among_ten_thousand_take_no_time():
    rows = [
        (number, f"Le projet numéro {number} réunit des laboratoires de la région {number % 97}.", f"项目{number}")
        for number in range(10_000)
    ]
    begin = time.process_time()
    memory = Memory("zh-hans", rows)
    for number in range(20):
        assert len(memory.suggestions(f"Le projet numéro {number} réunit des écoles de la région.")) == TOP
    assert time.process_time() - begin < 2
