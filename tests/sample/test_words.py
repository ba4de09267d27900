"""The words of the sample: French and Chinese side by side, each with its own typography and its own terms."""

import re

import pytest
import yaml

from portal.sample import FILES, SAMPLE

FACTS = yaml.safe_load((SAMPLE / "facts.yaml").read_text())
HAN = "\u3007\u3400-\u9fff"
MARK = r"[,.;:!?()\"']"
WIDE = "，。；：？！、“”（）《》"

FRENCH_FAULTS = {
    "straight apostrophe": r"'",
    "straight quotation mark": r'"',
    "no U+00A0 after «": r"«(?!\u00a0)",
    "no U+00A0 before »": r"(?<!\u00a0)»",
    "no U+00A0 before a colon": r"(?<!\u00a0):",
    "no U+202F before ; ! ? %": r"(?<!\u202f)[;!?%]",
    "no U+202F between thousands": r"\d[ .\u00a0]\d{3}\b",
    "two spaces": r"  ",
    "three dots": r"\.\.\.",
    "a number parted from what it counts": r"\d (?:ans|jours|enseignants|juin)\b",
    "Chinese characters": rf"[{HAN}]",
}
CHINESE_FAULTS = {
    "half-width mark beside a character": rf"[{HAN}]\s*{MARK}|{MARK}\s*[{HAN}]",
    # Whatever stands beside it: the style sheet opens the line (text-autospace).
    "space beside a character": rf"[{HAN}{WIDE}][ \u00a0\u3000]|[ \u00a0\u3000][{HAN}{WIDE}]",
    "quotation marks of elsewhere": r"[「」『』‘’«»]",
    "traditional characters": "[與國區為學車業個時來對後開關點這們發東長問現經機電話動計劃畫實際體應氣]",
}
TAG = re.compile(r"<[^>]+>")
PARAGRAPHS = re.compile(r"</(?:p|li|h2|h3|ul|ol)>")
REGION = re.compile("巴黎大区(?!旅游局|空气质量监测协会|气候大会|企业)")


def rows():
    """(where, record) of every record of every file; the terms are what the others are checked by."""
    for name in FILES:
        if name == "terms":
            continue
        for label, records in yaml.safe_load((SAMPLE / f"{name}.yaml").read_text()).items():
            yield from ((f"{label} {record['key']}", record) for record in records)


def speaking(value, where):
    """(where, fr, zh) of every field that speaks."""
    if isinstance(value, dict) and value.keys() & {"fr", "zh"}:
        yield where, value.get("fr") or "", value.get("zh") or ""
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from speaking(inner, f"{where}.{name}")


def plain(text):
    """Without its tags: addresses and attributes are no words."""
    return TAG.sub("", PARAGRAPHS.sub("\n", text)).strip()


FIELDS = [field for where, record in rows() for field in speaking(record, where)]
WORDS = [(where, plain(fr), plain(zh)) for where, fr, zh in FIELDS if not where.endswith(".slug")]
SLUGS = [(where, fr, zh) for where, fr, zh in FIELDS if where.endswith(".slug")]
FRENCH = "\n".join(fr for where, fr, zh in WORDS).replace("\u00a0", " ").casefold()
CHINESE = "\n".join(zh for where, fr, zh in WORDS)


def wrong(pattern, texts):
    """{where: what was found}"""
    return {where: found for where, text in texts if (found := re.findall(pattern, text))}


# Side by side


def test_what_one_language_says_the_other_says_too():
    assert [where for where, fr, zh in WORDS + SLUGS if not (fr and zh)] == []


def test_both_languages_have_the_same_paragraphs():
    assert [where for where, fr, zh in WORDS if len(fr.splitlines()) != len(zh.splitlines())] == []


@pytest.mark.parametrize("pattern", [r'href="([^"]+)"', r"<(\w+)"], ids=["links", "elements"])
def test_both_languages_have_the_same(pattern):
    found = {where: [sorted(re.findall(pattern, text)) for text in (fr, zh)] for where, fr, zh in FIELDS}

    assert {where: pair for where, pair in found.items() if pair[0] != pair[1]} == {}


def test_sentences_end_alike():
    """With a full stop in both languages, or with none: labels and titles have none."""
    lines = [pair for where, fr, zh in WORDS for pair in zip(fr.splitlines(), zh.splitlines(), strict=True)]

    assert [(fr, zh) for fr, zh in lines if fr.endswith(".") != zh.endswith("。")] == []


# Each in its own way


@pytest.mark.parametrize("fault", FRENCH_FAULTS)
def test_french_has_no(fault):
    assert wrong(FRENCH_FAULTS[fault], [(where, fr) for where, fr, zh in WORDS]) == {}


@pytest.mark.parametrize("fault", CHINESE_FAULTS)
def test_chinese_has_no(fault):
    assert wrong(CHINESE_FAULTS[fault], [(where, zh) for where, fr, zh in WORDS]) == {}


@pytest.mark.parametrize("pair", ["“”", "（）", "《》"])
def test_chinese_opens_and_closes(pair):
    assert [zh for where, fr, zh in WORDS if zh.count(pair[0]) != zh.count(pair[1])] == []


@pytest.mark.parametrize("mistake", FACTS["spelling"])
def test_the_mistakes_of_the_source_are_mended(mistake):
    assert not re.search(rf"\b{re.escape(mistake)}\b", "\n".join(f"{fr}\n{zh}" for where, fr, zh in WORDS))


# Terms


@pytest.mark.parametrize("term", FACTS["terms"], ids=lambda term: term["fr"])
def test_a_term_of_the_termbase_is_used(term):
    plural = "s? ".join(map(re.escape, term["fr"].casefold().replace("'", "’").split()))

    assert re.search(plural, FRENCH)
    assert term["zh"] in CHINESE


@pytest.mark.parametrize("variant", [word for term in FACTS["terms"] for word in term.get("avoid", [])])
def test_a_variant_to_avoid_is_not_used(variant):
    assert variant not in CHINESE


def test_the_long_name_of_the_region_stands_once():
    """巴黎大区（法兰西岛） at the first mention, from then on 巴黎大区; never 法兰西岛 alone."""
    assert [zh for where, fr, zh in WORDS if zh.count("（法兰西岛）") > 1] == []
    assert "法兰西岛" not in CHINESE.replace("巴黎大区（法兰西岛）", "")


@pytest.mark.parametrize(
    "record", [pytest.param(record, id=where) for where, record in rows() if "summary" in record]
)
def test_a_page_names_the_region_in_full_the_first_time(record):
    """A title may be short; the sentence under it and the text are read one after the other."""
    text = record["summary"]["zh"] + plain(record.get("body", {}).get("zh", ""))
    first = REGION.search(text)

    assert first is None or "（法兰西岛）" in record["title"]["zh"] or text.startswith("（法兰西岛）", first.end())


# Shape


def test_summaries_are_short():
    summaries = [(fr, zh) for where, fr, zh in WORDS if where.endswith(".summary")]

    assert [(fr, zh) for fr, zh in summaries if len(fr) > 160 or len(zh) > 70] == []


def test_addresses_are_made_of_plain_letters():
    shape = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

    assert [pair for where, *pair in SLUGS if not all(map(shape.fullmatch, pair))] == []
