"""In what is expected here `_` stands for U+00A0 and `~` for U+202F, so that both can be seen."""

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.dates import PartialDate
from figures.formats import (
    KINDS,
    LANGUAGES,
    QUALIFIERS,
    Parts,
    format_coordinates,
    format_count,
    format_date,
    format_duration_days,
    format_meridian,
    format_number,
    format_observation,
    format_observation_parts,
    format_parallel,
    format_period,
    format_phone,
    format_rank,
    format_share,
    format_time,
    format_time_range,
    format_years,
)
from figures.models import Figure, Observation

# The first call reads the locales' data, however slow the machine is.
unhurried = settings(deadline=None)

INHABITANTS = {"fr": ("habitant", "habitants"), "zh-hans": ("居民", "")}
PEOPLE = {"fr": ("personne", "personnes"), "zh-hans": ("人", "人")}
NOTHING = {"fr": ("", ""), "zh-hans": ("", "")}


def visible(text):
    return text.replace("\u00a0", "_").replace("\u202f", "~")


def both(write, *args, **kwargs):
    return tuple(visible(write(*args, language=language, **kwargs)) for language in LANGUAGES)


# Numbers


@pytest.mark.parametrize(
    ("value", "french", "chinese"),
    [
        (0, "0", "0"),
        (-0, "0", "0"),
        (Decimal("-0.00"), "0", "0"),
        (7, "7", "7"),
        (1234, "1~234", "1,234"),
        (9999, "9~999", "9,999"),
        (10_000, "10~000", "1万"),
        (12_300, "12~300", "1.23万"),
        (12_345, "12~345", "12,345"),
        (600_000, "600~000", "60万"),
        (999_999, "999~999", "999,999"),
        (1_000_000, "1_million", "100万"),
        (1_500_000, "1,5_million", "150万"),
        (1_990_000, "1,99_million", "199万"),
        (2_000_000, "2_millions", "200万"),
        (21_900_000, "21,9_millions", "2190万"),
        (Decimal("21900000.0000"), "21,9_millions", "2190万"),
        (21_912_345, "21~912~345", "21,912,345"),
        (21_893_100, "21~893~100", "2189.31万"),
        (64_600_000, "64,6_millions", "6460万"),
        (Decimal("64.6E+6"), "64,6_millions", "6460万"),
        (1_411_780_000, "1~411,78_millions", "141178万"),
        (1_000_000_000, "1_milliard", "10亿"),
        (1_500_000_000, "1,5_milliard", "15亿"),
        (2_500_000_000, "2,5_milliards", "25亿"),
        (1_000_000_000_000, "1~000_milliards", "1万亿"),
        (Decimal("1E+6"), "1_million", "100万"),
        (Decimal("1E+4"), "10~000", "1万"),
        (Decimal("0.0000001"), "0,0000001", "0.0000001"),
        (Decimal("1E-7"), "0,0000001", "0.0000001"),
        (Decimal("1000000.5"), "1~000~000,5", "1,000,000.5"),
        (-21_900_000, "-21,9_millions", "-2190万"),
        (Decimal("-1234.50"), "-1~234,5", "-1,234.5"),
        (10**30 + 1, "1" + "~000" * 9 + "~001", "1" + ",000" * 9 + ",001"),
    ],
)
def test_count(value, french, chinese):
    assert both(format_count, value) == (french, chinese)


@pytest.mark.parametrize(
    ("value", "french", "chinese"),
    [
        (0, "0_habitant", "0居民"),
        (1, "1_habitant", "1居民"),
        (Decimal("1.5"), "1,5_habitant", "1.5居民"),
        (Decimal("1.99"), "1,99_habitant", "1.99居民"),
        (2, "2_habitants", "2居民"),
        (-2, "-2_habitants", "-2居民"),
        (600_000, "600~000_habitants", "60万居民"),
        (1_000_000, "1_million d'habitants", "100万居民"),
        (1_500_000, "1,5_million d'habitants", "150万居民"),
        (21_900_000, "21,9_millions d'habitants", "2190万居民"),
        (21_912_345, "21~912~345_habitants", "21,912,345居民"),
        (64_600_000, "64,6_millions d'habitants", "6460万居民"),
        (2_000_000_000, "2_milliards d'habitants", "20亿居民"),
    ],
)
def test_count_with_its_unit(value, french, chinese):
    texts = [visible(format_count(value, language, *INHABITANTS[language])) for language in LANGUAGES]
    assert texts == [french, chinese]


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("habitants", "d'habitants"),
        ("euros", "d'euros"),
        ("élèves", "d'élèves"),
        ("œuvres", "d'œuvres"),
        ("hectares", "d'hectares"),
        ("huîtres", "d'huîtres"),
        ("heures", "d'heures"),
        ("Yvelinois", "d'Yvelinois"),
        ("hameaux", "de hameaux"),
        ("handicapés", "de handicapés"),
        ("Hongrois", "de Hongrois"),
        ("yuans", "de yuans"),
        ("onzièmes", "de onzièmes"),
        ("tonnes de CO2", "de tonnes de CO2"),
        ("m²", "de m²"),
    ],
)
def test_de_is_elided_before_a_vowel_and_a_silent_h(word, phrase):
    assert visible(format_count(3_000_000, "fr", word, word)) == f"3_millions {phrase}"


@pytest.mark.parametrize(
    ("unit_one", "unit_many", "french"),
    [
        ("habitant", "", ["1_habitant", "3_habitant", "3_millions d'habitant"]),
        ("", "habitants", ["1_habitants", "3_habitants", "3_millions d'habitants"]),
        ("", "", ["1", "3", "3_millions"]),
        (None, None, ["1", "3", "3_millions"]),
        (" habitant ", " habitants ", ["1_habitant", "3_habitants", "3_millions d'habitants"]),
    ],
)
def test_unit_words_may_be_missing(unit_one, unit_many, french):
    assert [visible(format_count(value, "fr", unit_one, unit_many)) for value in (1, 3, 3_000_000)] == french


@pytest.mark.parametrize("words", [("居民", ""), ("", "居民"), ("居民", None)])
def test_chinese_takes_whichever_word_there_is(words):
    assert format_count(3, "zh-hans", *words) == "3居民"


@pytest.mark.parametrize(
    ("value", "french", "chinese"),
    [
        (Decimal("1.5000"), "1,5~%", "1.5%"),
        (Decimal("3.43"), "3,43~%", "3.43%"),
        (Decimal("-0.5"), "-0,5~%", "-0.5%"),
        (100, "100~%", "100%"),
        (12_000, "12~000~%", "12,000%"),
    ],
)
def test_share(value, french, chinese):
    assert both(format_share, value) == (french, chinese)


@pytest.mark.parametrize(
    ("value", "masculine", "feminine", "chinese"),
    [
        (1, "1er", "1re", "第1位"),
        (2, "2e", "2e", "第2位"),
        (Decimal("23.0000"), "23e", "23e", "第23位"),
        (21, "21e", "21e", "第21位"),
        (1234, "1~234e", "1~234e", "第1,234位"),
    ],
)
def test_rank(value, masculine, feminine, chinese):
    assert both(format_rank, value) == (masculine, chinese)
    assert both(format_rank, value, feminine=True) == (feminine, chinese)


@pytest.mark.parametrize("value", [0, -1, Decimal("2.5")])
def test_what_is_no_rank(value):
    with pytest.raises(ValueError, match="is not a rank"):
        format_rank(value, "fr")


@pytest.mark.parametrize("value", [1.5, True, "1"])
def test_a_float_has_lost_its_digits_already(value):
    with pytest.raises(TypeError):
        format_number(value, "fr")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number(value):
    with pytest.raises(ValueError, match="is not a number"):
        format_number(Decimal(value), "fr")


def test_another_language_is_an_error():
    with pytest.raises(KeyError):
        format_number(1, "en")


# Observations

OBSERVATIONS = [
    # kind, value, low, high, qualifier, units, French, Chinese
    ("count", 21_900_000, None, None, "exact", INHABITANTS, "21,9_millions d'habitants", "2190万居民"),
    ("count", 21_900_000, None, None, "about", NOTHING, "environ 21,9_millions", "约2190万"),
    ("count", 100_000, None, None, "more_than", NOTHING, "plus de 100~000", "超过10万"),
    ("count", 21_900_000, None, None, "estimate", NOTHING, "21,9_millions (estimation)", "2190万（估计）"),
    ("count", None, 600_000, 700_000, "exact", NOTHING, "entre 600~000 et 700~000", "60万至70万"),
    ("count", None, 600_000, 700_000, "about", PEOPLE, "environ 600~000 à 700~000_personnes", "约60万至70万人"),
    ("count", None, 600_000, 700_000, "more_than", NOTHING, "entre 600~000 et 700~000", "60万至70万"),
    (
        "count",
        None,
        Decimal("600000.0000"),
        Decimal("700000.0000"),
        "estimate",
        PEOPLE,
        "entre 600~000 et 700~000_personnes (estimation)",
        "60万至70万人（估计）",
    ),
    (
        "count",
        None,
        900_000,
        1_500_000,
        "exact",
        INHABITANTS,
        "entre 900~000 et 1,5_million d'habitants",
        "90万至150万居民",
    ),
    # One end that no scale can hold: both are written in full.
    (
        "count",
        None,
        1_500_000,
        1_912_345,
        "exact",
        INHABITANTS,
        "entre 1~500~000 et 1~912~345_habitants",
        "1,500,000至1,912,345居民",
    ),
    ("count", None, 0, 1, "exact", PEOPLE, "entre 0 et 1_personne", "0至1人"),
    ("count", None, 5, 5, "exact", PEOPLE, "5_personnes", "5人"),
    ("count", None, 600_000, None, "exact", PEOPLE, "au moins 600~000_personnes", "至少60万人"),
    ("count", None, 600_000, None, "more_than", PEOPLE, "plus de 600~000_personnes", "超过60万人"),
    (
        "count",
        None,
        None,
        700_000,
        "estimate",
        PEOPLE,
        "au plus 700~000_personnes (estimation)",
        "至多70万人（估计）",
    ),
    ("count", 650_000, 600_000, 700_000, "exact", PEOPLE, "650~000_personnes", "65万人"),
    ("count", None, None, None, "estimate", PEOPLE, "", ""),
    ("count", 0, None, None, "exact", PEOPLE, "0_personne", "0人"),
    (
        "amount",
        2_500_000_000,
        None,
        None,
        "about",
        {"fr": ("euro", "euros"), "zh-hans": ("欧元", "")},
        "environ 2,5_milliards d'euros",
        "约25亿欧元",
    ),
    ("share", Decimal("1.5"), None, None, "exact", NOTHING, "1,5~%", "1.5%"),
    ("share", Decimal("1.5"), None, None, "about", PEOPLE, "environ 1,5~%", "约1.5%"),
    ("share", None, Decimal("1.5"), 2, "estimate", NOTHING, "entre 1,5~% et 2~% (estimation)", "1.5%至2%（估计）"),
    ("rank", 23, None, None, "exact", NOTHING, "23e", "第23位"),
    ("rank", 1, None, None, "estimate", NOTHING, "1er (estimation)", "第1位（估计）"),
    ("rank", 23, None, None, "about", NOTHING, "vers la 23e place", "约第23位"),
    ("rank", 1, None, None, "about", NOTHING, "vers la 1re place", "约第1位"),
    ("rank", 23, None, None, "more_than", NOTHING, "après la 23e place", "低于第23位"),
    ("rank", None, 1, 5, "exact", NOTHING, "entre la 1re et la 5e place", "第1位至第5位"),
    ("rank", None, 2, None, "exact", NOTHING, "à partir de la 2e place", "不高于第2位"),
    ("rank", None, None, 5, "estimate", NOTHING, "jusqu'à la 5e place (estimation)", "不低于第5位（估计）"),
]


@pytest.mark.parametrize(("kind", "value", "low", "high", "qualifier", "units", "french", "chinese"), OBSERVATIONS)
def test_observation(kind, value, low, high, qualifier, units, french, chinese):
    texts = [
        visible(format_observation(kind, value, low, high, qualifier, *units[language], language))
        for language in LANGUAGES
    ]
    assert texts == [french, chinese]


def test_the_table_covers_every_kind_and_qualifier():
    assert {row[0] for row in OBSERVATIONS} == set(KINDS) == set(Figure.Kind.values)
    assert {row[4] for row in OBSERVATIONS} == set(QUALIFIERS) == set(Observation.Qualifier.values)


@pytest.mark.parametrize(
    ("arguments", "parts", "rest"),
    [
        (
            ("count", 21_900_000, None, None, "exact", "habitant", "habitants", "fr"),
            Parts("", "21,9", "\u00a0millions", " d'habitants", ""),
            "millions d'habitants",
        ),
        (
            ("count", 600_000, None, None, "estimate", "personne", "personnes", "fr"),
            Parts("", "600\u202f000", "", "\u00a0personnes", " (estimation)"),
            "personnes (estimation)",
        ),
        (
            ("count", 21_900_000, None, None, "about", "居民", "居民", "zh-hans"),
            Parts("约", "2190", "万", "居民", ""),
            "万居民",
        ),
        (
            ("count", None, 600_000, 700_000, "exact", "personne", "personnes", "fr"),
            Parts("entre ", "600\u202f000 et 700\u202f000", "", "\u00a0personnes", ""),
            "personnes",
        ),
        (("share", Decimal("1.5"), None, None, "exact", "", "", "fr"), Parts("", "1,5", "", "\u202f%", ""), "%"),
        (("rank", 23, None, None, "exact", "", "", "fr"), Parts("", "23", "", "e", ""), "e"),
        (("rank", 23, None, None, "exact", "", "", "zh-hans"), Parts("第", "23", "", "位", ""), "位"),
        (("count", None, None, None, "exact", "", "", "fr"), Parts(), ""),
    ],
)
def test_parts(arguments, parts, rest):
    assert format_observation_parts(*arguments) == parts
    assert parts.rest == rest
    assert str(parts) == format_observation(*arguments)


# Every number

FRENCH_SCALES = {"": 1, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
CHINESE_SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def read_french(text):
    """The number a French reader understands; refuses any grouping but threes held by U+202F."""
    pattern = r"(-?\d{1,3}(?:\u202f\d{3})*(?:,\d+)?)(?:\u00a0(milliards?|millions?))?"
    digits, scale = re.fullmatch(pattern, text, re.ASCII).groups("")
    return Decimal(digits.replace("\u202f", "").replace(",", ".")) * FRENCH_SCALES[scale]


def read_chinese(text):
    """The number a Chinese reader understands; commas by three, none before a scale."""
    pattern = r"(-?(?:\d{1,3}(?:,\d{3})*|\d+(?=[\d.]*[万亿]))(?:\.\d+)?)(万亿|亿|万)?"
    digits, scale = re.fullmatch(pattern, text, re.ASCII).groups("")
    return Decimal(digits.replace(",", "")) * CHINESE_SCALES[scale]


# Any integer, round ones in plenty, what a column of 20 digits and 4 decimals holds, and bare exponents.
integers = st.integers(-(10**18), 10**18)
round_numbers = st.builds(lambda head, zeros: head * 10**zeros, st.integers(-99_999, 99_999), st.integers(0, 13))
stored = st.decimals(-(10**15), 10**15, places=4)
exponents = st.builds(
    lambda head, power: Decimal(head).scaleb(power), st.integers(-999, 999), st.integers(-12, 15)
)
every_number = integers | round_numbers | stored | exponents
positive = every_number.filter(lambda number: number > 0)


@unhurried
@given(every_number)
def test_no_digit_is_lost(number):
    for write in (format_count, format_number):
        assert read_french(write(number, "fr")) == number
        assert read_chinese(write(number, "zh-hans")) == number


@unhurried
@given(every_number)
def test_no_digit_of_a_share_is_lost(number):
    assert read_french(format_share(number, "fr").removesuffix("\u202f%")) == number
    assert read_chinese(format_share(number, "zh-hans").removesuffix("%")) == number


@unhurried
@given(every_number, every_number)
def test_no_digit_of_a_range_is_lost(low, high):
    french = (
        format_observation("count", None, low, high, "exact", "", "", "fr").removeprefix("entre ").split(" et ")
    )
    chinese = format_observation("count", None, low, high, "exact", "", "", "zh-hans").split("至")
    ends = [low] if low == high else [low, high]
    assert [read_french(end) for end in french] == ends
    assert [read_chinese(end) for end in chinese] == ends


@unhurried
@given(every_number)
def test_a_scale_has_two_decimals_at_most(number):
    for text in (format_count(number, "fr"), format_count(number, "zh-hans")):
        if re.search(r"[m万亿]", text):
            assert re.search(r"[,.]\d{3,}", text.replace("\u202f", "")) is None


@unhurried
@given(
    st.sampled_from(["count", "amount", "share"]),
    positive,
    every_number,
    st.sampled_from(QUALIFIERS),
    st.booleans(),
)
def test_spaces_and_exponents(kind, value, high, qualifier, is_range):
    values = (None, value, high) if is_range else (value, None, None)
    french = format_observation(kind, *values, qualifier, "habitant", "habitants", "fr")
    chinese = format_observation(kind, *values, qualifier, "居民", "", "zh-hans")
    assert re.search(r"\s", chinese) is None
    assert re.search(r"\d[eE]|[eE][+-]?\d", french + chinese) is None
    # Neither between digits, nor before the sign, the scale or the unit.
    assert re.search(r"\d (\d|%|mill|habitant)|[^\u202f]%", french) is None
    for language, text in (("fr", french), ("zh-hans", chinese)):
        words = INHABITANTS[language]
        assert str(format_observation_parts(kind, *values, qualifier, *words, language)) == text


# Dates

YEAR, MONTH, DAY = PartialDate(1987), PartialDate(2018, 6), PartialDate(2018, 6, 14)


@pytest.mark.parametrize(
    ("text", "french", "chinese"),
    [
        ("1987", "1987", "1987年"),
        ("2018-06", "juin 2018", "2018年6月"),
        ("2020-09", "septembre 2020", "2020年9月"),
        ("2018-06-14", "14_juin 2018", "2018年6月14日"),
        ("2018-06-01", "1er_juin 2018", "2018年6月1日"),
        ("2018-08-21", "21_août 2018", "2018年8月21日"),
    ],
)
def test_date(text, french, chinese):
    assert both(format_date, PartialDate.parse(text)) == (french, chinese)


@pytest.mark.parametrize(
    ("start", "end", "french", "chinese"),
    [
        ("2018", "2023", "2018–2023", "2018年至2023年"),
        ("2018", "2018", "2018", "2018年"),
        ("2018-06", "2019-03", "de juin 2018 à mars 2019", "2018年6月至2019年3月"),
        ("2018-04", "2019-10", "d'avril 2018 à octobre 2019", "2018年4月至2019年10月"),
        ("2018-08", "2018-10", "d'août à octobre 2018", "2018年8月至10月"),
        ("2018-06-14", "2019-03-03", "du 14_juin 2018 au 3_mars 2019", "2018年6月14日至2019年3月3日"),
        ("2018-06-14", "2018-07-03", "du 14_juin au 3_juillet 2018", "2018年6月14日至7月3日"),
        ("2018-06-01", "2018-06-16", "du 1er au 16_juin 2018", "2018年6月1日至16日"),
        ("2018-06-14", "2018-06-14", "14_juin 2018", "2018年6月14日"),
        ("2018-06-14", "2019-06-14", "du 14_juin 2018 au 14_juin 2019", "2018年6月14日至2019年6月14日"),
        ("2018", "2019-03-03", "de 2018 au 3_mars 2019", "2018年至2019年3月3日"),
        ("2018-06-14", "2018-07", "du 14_juin 2018 à juillet 2018", "2018年6月14日至2018年7月"),
        ("1987", None, "depuis 1987", "1987年起"),
        ("2018-06", None, "depuis juin 2018", "2018年6月起"),
        ("2018-06-14", None, "depuis le 14_juin 2018", "2018年6月14日起"),
        (None, "2028", "jusqu'en 2028", "至2028年"),
        (None, "2028-06", "jusqu'en juin 2028", "至2028年6月"),
        (None, "2028-06-14", "jusqu'au 14_juin 2028", "至2028年6月14日"),
        (None, None, "", ""),
    ],
)
def test_period(start, end, french, chinese):
    start, end = (text and PartialDate.parse(text) for text in (start, end))
    assert both(format_period, start, end) == (french, chinese)


@pytest.mark.parametrize(
    ("start", "french", "chinese"),
    [
        ("2030", "à partir de 2030", "2030年起"),
        ("2030-04", "à partir d'avril 2030", "2030年4月起"),
        ("2030-04-01", "à partir du 1er_avril 2030", "2030年4月1日起"),
        ("2026-11-23", "depuis le 23_novembre 2026", "2026年11月23日起"),
    ],
)
def test_a_period_that_has_not_begun(start, french, chinese):
    today = datetime.date(2026, 11, 23)
    assert both(format_period, PartialDate.parse(start), None, today=today) == (french, chinese)


# Times and durations

HALF_PAST_TWO, FOUR, FIVE_PAST_NINE, MIDNIGHT = (
    datetime.time(14, 30),
    datetime.time(16),
    datetime.time(9, 5),
    datetime.time(0),
)


@pytest.mark.parametrize(
    ("time", "french", "chinese"),
    [
        (HALF_PAST_TWO, "14_h_30", "14:30"),
        (FOUR, "16_h", "16:00"),
        (FIVE_PAST_NINE, "9_h_05", "09:05"),
        (MIDNIGHT, "0_h", "00:00"),
    ],
)
def test_time(time, french, chinese):
    assert both(format_time, time) == (french, chinese)


@pytest.mark.parametrize(
    ("start", "end", "french", "chinese"),
    [
        (HALF_PAST_TWO, FOUR, "de 14_h_30 à 16_h", "14:30至16:00"),
        (HALF_PAST_TWO, None, "14_h_30", "14:30"),
        (HALF_PAST_TWO, HALF_PAST_TWO, "14_h_30", "14:30"),
        (MIDNIGHT, FIVE_PAST_NINE, "de 0_h à 9_h_05", "00:00至09:05"),
        (None, FOUR, "jusqu'à 16_h", "至16:00"),
        (None, None, "", ""),
    ],
)
def test_time_range(start, end, french, chinese):
    assert both(format_time_range, start, end) == (french, chinese)


@pytest.mark.parametrize(
    ("write", "number", "french", "chinese"),
    [
        (format_duration_days, 10, "10_jours", "10天"),
        (format_duration_days, 1, "1_jour", "1天"),
        (format_duration_days, Decimal("1.5"), "1,5_jour", "1.5天"),
        (format_years, 10, "10_ans", "10年"),
        (format_years, 1, "1_an", "1年"),
    ],
)
def test_duration(write, number, french, chinese):
    assert both(write, number) == (french, chinese)


# Telephones


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("+33153855385", "+33_1_53_85_53_85"),
        ("+33 1 53 85 53 85", "+33_1_53_85_53_85"),
        ("+33612345678", "+33_6_12_34_56_78"),
        ("+8613800138000", "+86_138_0013_8000"),
        ("+861085312000", "+86_10_8531_2000"),
        ("+862153852000", "+86_21_5385_2000"),
        ("+8657187771234", "+86_571_8777_1234"),
        ("+865717771234", "+86_571_777_1234"),
        ("+864008101234", "+86_400_810_1234"),
        ("+333975", "+333975"),
        ("+442071234567", "+442071234567"),
        ("112", "112"),
        ("", ""),
    ],
)
def test_phone(given, shown):
    assert visible(format_phone(given)) == shown


# Places


@pytest.mark.parametrize(
    ("latitude", "longitude", "french", "chinese"),
    [
        ("39.90400", "116.40700", "39,904°_N, 116,407°_E", "北纬39.904°，东经116.407°"),
        ("30.27400", "120.15500", "30,274°_N, 120,155°_E", "北纬30.274°，东经120.155°"),
        ("-33", "-70.5", "33°_S, 70,5°_O", "南纬33°，西经70.5°"),
        ("0", "0", "0°_N, 0°_E", "北纬0°，东经0°"),
    ],
)
def test_coordinates(latitude, longitude, french, chinese):
    assert both(format_coordinates, Decimal(latitude), Decimal(longitude)) == (french, chinese)


@pytest.mark.parametrize(
    ("write", "degrees", "expected"),
    [
        (format_parallel, 30, ("30°_N", "北纬30°")),
        (format_parallel, -60, ("60°_S", "南纬60°")),
        (format_parallel, 0, ("équateur", "赤道")),
        (format_meridian, 120, ("120°_E", "东经120°")),
        (format_meridian, -30, ("30°_O", "西经30°")),
        (format_meridian, 0, ("0°", "0°")),
        (format_meridian, -180, ("180°", "180°")),
    ],
)
def test_the_lines_of_a_globe(write, degrees, expected):
    assert both(write, degrees) == expected
