"""The pictures that networks show of a page: laid out by each language's rules, drawn the same each time."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from images.line_breaks import balanced, hold_together, plain_text, shortened, units, without_hanging_dash, wrapped
from images.share_pictures import ACCENTS, PLANS, SHAPES, Hand, Words, draw, fitted

FRENCH = Words(
    "Accord de coopération avec la province du Zhejiang", "Accord · Zhejiang", "Portail", "fr", "celadon"
)
CHINESE = Words("巴黎大区与北京市“友好合作”协议", "协议 · 北京", "门户", "zh-hans", "wall")
LONGEST = {"fr": "Anticonstitutionnellement " * 8, "zh-hans": "巴黎大区与浙江省合作协议，" * 15}


def shown(data):
    return Image.open(BytesIO(data)).convert("RGB")


def measure(text):
    """As if each character were ten wide."""
    return 10 * len(text)


# Lines


def test_french_breaks_between_words_only():
    assert wrapped(units("Accord de coopération", False), 140, measure) == ["Accord de", "coopération"]


def test_french_keeps_its_marks_with_their_words():
    text = hold_together("Durable : « ville » ; gare ! Île-de-France – Chine")

    assert units(text, False) == [
        "Durable\u00a0: ",
        "«\u00a0ville\u00a0»\u00a0; ",
        "gare\u00a0! ",
        "Île-de-France\u00a0– ",
        "Chine",
    ]


def test_a_remark_keeps_its_two_dashes():
    text = hold_together("Accord – signé en 2018 – en bref")

    assert units(text, False) == ["Accord ", "–\u00a0signé ", "en ", "2018\u00a0– ", "en ", "bref"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Île-de-France\u00a0–", "Chine"], ["Île-de-France", "Chine"]),
        (["Île-de-France\u00a0– Chine"], ["Île-de-France\u00a0– Chine"]),
        (["Accord –\u00a0signé\u00a0–", "en bref"], ["Accord –\u00a0signé\u00a0–", "en bref"]),
    ],
)
def test_no_dash_between_two_names_hangs_at_the_end_of_a_line(lines, expected):
    assert without_hanging_dash(lines) == expected


def test_a_short_quoted_name_is_not_broken():
    parts = units("巴黎“未来城市”讲席", True)

    assert parts == ["巴", "黎", "“未来城市”", "讲", "席"]
    assert balanced(parts, 80, measure) == ["巴黎“未来城市”", "讲席"]


def test_no_french_word_is_left_alone_in_the_last_line():
    parts = units("Anticonstitutionnellement signé par les deux", False)

    assert balanced(parts, 260, measure) == ["Anticonstitutionnellement", "signé par les deux"]
    parts = units("Accord de coopération avec la province du Zhejiang", False)
    assert wrapped(parts, 420, measure) == ["Accord de coopération avec la province du", "Zhejiang"]
    assert balanced(parts, 420, measure) == ["Accord de coopération avec", "la province du Zhejiang"]


@pytest.mark.parametrize("mark", "，。、；：！？）》”’…—")
def test_chinese_begins_no_line_with_a_closing_mark(mark):
    assert wrapped(units(f"合作协议{mark}北京", True), 40, measure) == ["合作协", f"议{mark}北京"]


@pytest.mark.parametrize("mark", "（《“‘「")
def test_chinese_ends_no_line_with_an_opening_mark(mark):
    assert wrapped(units(f"合作协{mark}北京", True), 40, measure) == ["合作协", f"{mark}北京"]


@pytest.mark.parametrize("whole", ["2190万", "2025年", "1.5%", "Île-de-France", "——", "……", "1987—2025年"])
def test_chinese_keeps_together(whole):
    found = units(f"合作{whole}合作", True)

    assert [part for part in found if whole in part] != []
    assert "".join(found) == f"合作{whole}合作"


def test_no_word_is_left_alone_in_the_last_line():
    parts = units("一二三四五六七八九十甲", True)

    assert wrapped(parts, 100, measure) == ["一二三四五六七八九十", "甲"]
    assert balanced(parts, 100, measure) == ["一二三四五六", "七八九十甲"]


def test_a_word_wider_than_the_line_is_cut():
    assert wrapped(["Anticonstitutionnellement"], 100, measure) == ["Anticonst-", "itutionne-", "llement"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["un", "deux"], ["un", "deux"]),
        (["un", "deux", "trois"], ["un", "deux…"]),
        (["un", "deux mots d", "trois"], ["un", "deux mots…"]),
        (["一二", "三四五六七八九十，", "甲"], ["一二", "三四五六七八九十…"]),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(lines, expected):
    assert shortened(lines, 2, 100, measure) == expected


def test_what_has_no_shape_is_left_out():
    assert plain_text(" Œuvre\u0000 d\u200be\u0301te\u0301\n\n 2 ") == "Œuvre dété 2"


# Characters


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
def test_what_the_fonts_lack_is_left_out(language):
    assert Hand(language, 40).known("🎉 Réunion 北京 😀\U000e0001 ᚠ") == "Réunion 北京"


def test_the_fonts_hold_what_both_languages_write():
    french = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜàâæçéèêëîïôœùûüÿ’“”«»–—…€°²½№"
    chinese = "，。、；：？！“”‘’（）《》〈〉【】—…·％￥喆堃镕玥甯"

    assert Hand("fr", 40).known(french) == french
    assert Hand("zh-hans", 40).known(chinese) == chinese


def test_a_letter_without_its_accent_is_better_than_none():
    assert Hand("fr", 40).known("L’HAŸ") == "L’HAY"


def test_gb_2312_is_held_whole():
    rows = [bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    text = "".join(row.decode("gb2312") for row in rows if row < b"\xd7\xfa" or row > b"\xd8")

    assert len(text) == 6763
    assert Hand("zh-hans", 12).known(text) == text


def test_quotation_marks_are_narrow_in_french_and_one_em_wide_in_chinese():
    assert Hand("zh-hans", 100).measure("“") == 100
    assert Hand("fr", 100).measure("“") < 60


# Pictures


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("words", [FRENCH, CHINESE], ids=lambda words: words.language)
def test_the_same_words_make_the_same_bytes(words, shape):
    data = draw(words, shape)

    assert shown(data).size == SHAPES[shape]
    assert data == draw(words, shape)
    assert len(data) < 100_000


def test_other_words_make_another_picture():
    first = shown(draw(FRENCH, "wide"))

    for name, value in {"title": "Autre", "line": "Autre", "site": "Autre", "accent": "wall"}.items():
        assert ImageChops.difference(first, shown(draw(FRENCH._replace(**{name: value}), "wide"))).getbbox()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", LONGEST)
def test_the_longest_title_stays_in_its_column(language, shape):
    plan = PLANS[shape]
    words = Words(LONGEST[language], "", "", language, "zinc")
    hand, lines = fitted(words, plan, plan.bottom - plan.top)

    assert len(lines) <= 4
    assert lines[-1].endswith("…")
    assert [line for line in lines if hand.measure(line) > plan.width] == []
    assert hand.leading * len(lines) <= plan.bottom - plan.top


def test_a_short_title_is_written_large():
    plan = PLANS["wide"]
    sizes = [
        fitted(FRENCH._replace(title=title), plan, 400)[0].size
        for title in ("Pékin", FRENCH.title, "Accord " * 25)
    ]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_ribbon_is_never_behind_words(shape):
    """Where words may stand there is paper alone when there are none."""
    plan = PLANS[shape]
    empty = shown(draw(Words("", "", "", "fr", "celadon"), shape))
    column = empty.crop((plan.left, plan.top, plan.left + plan.width, plan.bottom))

    assert len(column.getcolors()) == 1


@pytest.mark.parametrize("accent", ACCENTS)
def test_each_accent_is_drawn(accent):
    colours = {colour for _count, colour in shown(draw(FRENCH._replace(accent=accent), "wide")).getcolors(1 << 20)}
    core = tuple(int(ACCENTS[accent][0][n : n + 2], 16) for n in (1, 3, 5))

    assert min(distance(colour, core) for colour in colours) < 12
    assert min(distance(colour, (27, 34, 48)) for colour in colours) < 12


def distance(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
