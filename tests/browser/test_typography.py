"""What a reader sees of spaces, marks and long words: on a page of each kind, with the sample and with careless, long texts."""

import re

import pytest

from publishing.languages import CODES

LONG = {
    "fr": "Intergouvernementalisation anticonstitutionnellement",
    "zh_hans": "巴黎大区与中国各省市在空气质量、城市规划、交通运输、自动驾驶和智慧城市等领域的合作协议及其联合行动计划实施情况年度总结报告",
}
BODIES = {
    "fr": '<p>L\'eau : "propre" ? Oui ! «Voilà» ; <b>600 000</b> habitants, <a href="/fr/">l\'accord</a>: 15 jours...</p>'
    "<h2>Qu'est-ce ?</h2><ul><li>Une liste : d'abord</li></ul><blockquote><p>Ah!</p></blockquote>",
    "zh_hans": '<p>北京, "未来城市" (巴黎) 大区: 共 <b>2190</b>万居民, <a href="/zh-hans/">自 2018 年</a>起!</p>'
    "<h2>为何选择\"杭州\"?</h2><ul><li>他说:'好'.</li></ul><blockquote><p>两地 -- 合作...</p></blockquote>",
}

# Run in the portal itself: every page gets the same long title and the same careless text.
CARELESS = f"""
from content.pages import page_models
from figures.models import Figure
from pages.models import Introduction, MenuEntry
for model in page_models():
    for language, title in {LONG}.items():
        model.objects.update(**{{f"title_{{language}}": title, f"summary_{{language}}": title}})
    for language, body in {BODIES}.items():
        model.objects.update(**{{f"body_{{language}}": body}})
for language, title in {LONG}.items():
    Introduction.objects.update(**{{f"title_{{language}}": title}})
    MenuEntry.objects.update(**{{f"label_{{language}}": title}})
    Figure.objects.update(**{{f"name_{{language}}": title}})
"""


@pytest.fixture(scope="module")
def careless(desk):
    """The portal again, with words that strain it."""
    desk.write(CARELESS)
    return desk


@pytest.fixture(scope="module", params=["portal", "careless"])
def served(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def seen(served, browser):
    """{language: {name of a page: what is seen of it}}; each page is opened once for all the tests that read it."""
    page = browser.new_page()
    found = {
        code: {name: look(page, f"{served.url}{path}", code) for name, path in served.kinds(code).items()}
        for code in CODES
    }
    page.context.close()
    return found


def look(page, address, language):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    found = chinese_type(page) if language == "zh-hans" else {}
    found["out"] = {width: sticking_out(page, width) for width in (320, 390, 800, 1280)}
    # Last, for it takes the page apart.
    return {**found, "words": page.evaluate(OWN_WORDS, language[:2])}


def chinese_type(page):
    """Under `parted`: {width of the window: (numbers that are parted, how many there are)}."""
    marks, torn, parted = page.evaluate(MARKS), page.evaluate(TORN), {}
    for width in (*range(320, 440, 20), 700, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        parted[width] = page.evaluate(PARTED)
    return {"marks": marks, "torn": torn, "parted": parted}


# Patterns of what may not be read, in what is shown and in the title.

WRONG = {
    "fr": {
        "no U+202F before ; ! ?": r"[^\u202f?!(\[…\s][;!?](?=\s|$)|\w[^\S\u202f]+[;!?](?=\s|$)",
        "no U+00A0 before :": r"(?<!\u00a0):(?=\s|$)",
        "no U+00A0 inside « »": r"«[^\u00a0]|[^\u00a0]»",
        "a straight apostrophe": r"[^\W\d_]'[^\W\d_]",
        "straight quotation marks": r'"',
        "thousands parted": r"(?<![\d+]\s)(?<!\d)\d{1,3}[^\S\u202f\n]\d{3}(?![^\S\n]?\d)",
        "three dots": r"\.\.\.",
    },
    "zh-hans": {
        "a half-width mark beside Chinese": r"[\u4e00-\u9fff] ?[,;:?!()\"'](?! ?[A-Za-z0-9])|[,;:?!()\"'] ?[\u4e00-\u9fff]",
        "a French mark in Chinese": r"[\u4e00-\u9fff]\s*[«»]|[«»]\s*[\u4e00-\u9fff]",
        "a short dash or ellipsis": r"[\u4e00-\u9fff] ?(?:--|\.\.\.|(?<!—)—(?!—))",
        "a space before a mark": r"\s[，。；：？！）》]",
    },
}

# A French name in a Chinese page is French, and the other way round.
OWN_WORDS = """language => {
    const copy = document.body.cloneNode(true);
    const other = language === "fr" ? "zh" : "fr";
    document.body.querySelectorAll(`[lang|=${other}]`).forEach(element => element.hidden = true);
    const words = document.body.innerText;
    document.body.replaceWith(copy);
    return words + "\\n" + document.title;
}"""


@pytest.mark.parametrize("language", CODES)
def test_spaces_and_marks_are_right_on_every_page(seen, subtests, language):
    for name, found in seen[language].items():
        with subtests.test(page=name):
            assert wrong_in(found["words"], language) == {}


def wrong_in(words, language):
    return {wrong: found for wrong, rule in WRONG[language].items() if (found := around(rule, words))}


def around(rule, words):
    return [words[max(0, found.start() - 15) : found.end() + 15] for found in re.finditer(rule, words)]


# Numbers with a Chinese unit whose last digit and unit stand on two lines.
PARTED = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest("script, style, svg, option")) continue;
        nodes.push([node, text.length]);
        text += node.data;
    }
    // Where a character of the whole text stands; a word may go on in the next piece.
    const place = at => {
        const [node, start] = nodes.findLast(([, start]) => start <= at);
        return [node, at - start];
    };
    const rect = ([node, at]) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getClientRects()[0];
    };
    const block = ([node]) => {
        let element = node.parentElement;
        while (getComputedStyle(element).display === "inline") element = element.parentElement;
        return element;
    };
    const found = [];
    for (const match of text.matchAll(/\d(?=[万亿年月日天人名届位])/g)) {
        const [digit, unit] = [place(match.index), place(match.index + 1)];
        const [before, after] = [rect(digit), rect(unit)];
        if (before && after && block(digit) === block(unit) && after.top >= before.bottom)
            found.push(text.slice(match.index - 8, match.index + 8));
    }
    return [found, [...text.matchAll(/\d[万亿年月日天人名届位]/g)].length];
}"""
# A piece that keeps its number together may not become an item of its own among flexible ones.
TORN = """() => [...document.querySelectorAll(".together")].map(element => element.parentElement)
    .filter(element => /flex|grid/.test(getComputedStyle(element).display)).map(element => element.outerHTML)"""


def test_no_chinese_number_is_parted_from_what_it_counts(seen, subtests):
    for name, found in seen["zh-hans"].items():
        with subtests.test(page=name):
            assert found["torn"] == []
            assert {width: parted for width, (parted, _count) in found["parted"].items() if parted} == {}
    assert sum(count for found in seen["zh-hans"].values() for _parted, count in found["parted"].values()) > 500


# A probe in each text style: how many em its marks are wide.
MARKS = """() => {
    const found = {};
    const styles = new Set();
    for (const element of [...document.querySelectorAll("body *")]) {
        if (element.closest("svg, script, style, select") || element.closest("[lang]")?.lang.slice(0, 2) !== "zh") continue;
        if (!element.getClientRects().length) continue;
        if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
        const style = getComputedStyle(element);
        const key = [element.tagName, style.fontFamily, style.fontWeight, style.fontSize].join();
        if (styles.has(key)) continue;
        styles.add(key);
        const probe = document.createElement("span");
        probe.textContent = "中“文”中‘文’中——中……中";
        Object.assign(probe.style, {position: "absolute", whiteSpace: "nowrap"});
        element.append(probe);
        const range = document.createRange();
        const em = parseFloat(getComputedStyle(probe).fontSize);
        for (const [start, end] of [[1, 2], [3, 4], [5, 6], [7, 8], [9, 11], [12, 14]]) {
            range.setStart(probe.firstChild, start);
            range.setEnd(probe.firstChild, end);
            const ems = range.getBoundingClientRect().width / em / (end - start);
            if (Math.abs(ems - 1) > 0.02) (found[key] ??= []).push([probe.textContent.slice(start, end), ems]);
        }
        probe.remove();
    }
    return [found, styles.size];
}"""


def test_chinese_marks_are_one_em_wide_in_every_style(seen, subtests):
    for name, found in seen["zh-hans"].items():
        narrow, styles = found["marks"]
        with subtests.test(page=name):
            assert narrow == {}
            assert styles >= 5


# What sticks out to the right, though the page itself may clip it; a table's own scroll is its own affair.
STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter(element => {
    const isOut = element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
        || (/H[1-4]|DD|DT|LI|P|A/.test(element.tagName) && element.scrollWidth > element.clientWidth + 1
            && getComputedStyle(element).display !== "inline" && !element.matches(".table-scroll"));
    if (!isOut || element.closest("svg, .table-scroll table, .skip")) return false;
    // Shown to nobody: for those who listen.
    if (element.closest("thead") && element.closest("thead").clientWidth <= 1) return false;
    // The dearest question comes last.
    return Boolean(element.innerText?.trim());
}).map(element => [element.tagName, element.className, element.innerText.slice(0, 30)])"""


def sticking_out(page, width):
    """(parts that stick out of a window of *width*, by how many pixels the page is too wide)."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(STICKING_OUT), max(page.evaluate("document.documentElement.scrollWidth") - width, 0)


@pytest.mark.parametrize("language", CODES)
def test_the_longest_words_do_not_break_the_grid(seen, subtests, language):
    for name, found in seen[language].items():
        with subtests.test(page=name):
            assert found["out"] == {width: ([], 0) for width in found["out"]}
