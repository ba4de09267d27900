import re
import time

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from publishing import differences
from publishing.differences import diff, diff_lines, diff_rich, diff_whole, has_changed, tokens
from publishing.marks import marked

# Few signs, so that two texts meet often.
SIGNS = st.sampled_from([*"aé1, ’-", "mot", "21,9", "\u202f", "\u00a0", "\n", "北", "京", "。", "🏞", "e\u0301"])
TEXTS = st.lists(SIGNS, max_size=30).map("".join)
MARK = re.compile(r"⟨[^⟩]*⟩")


def side(segments, kind):
    return "".join(text for one, text in segments if one in ("same", kind))


@given(st.one_of(st.text(), TEXTS))
def test_tokens_lose_nothing(text):
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Le pont neuf", ["Le", " ", "pont", " ", "neuf"]),
        ("北京市2030", ["北", "京", "市", "2030"]),
        ("21,9 millions", ["21,9", " ", "millions"]),
        ("2\u202f190\u202f000 habitants", ["2\u202f190\u202f000", " ", "habitants"]),
        ("l’été, CO2", ["l", "’", "été", ",", " ", "CO2"]),
        ("a\n\nb", ["a", "\n", "\n", "b"]),
    ],
)
def test_words_are_whole_and_chinese_goes_by_the_character(text, cut):
    assert tokens(text) == cut


@given(st.one_of(st.text(), TEXTS), st.one_of(st.text(), TEXTS))
def test_both_texts_are_found_again(before, after):
    segments = diff(before, after)
    assert side(segments, "removed") == before
    assert side(segments, "added") == after
    assert has_changed(segments) == (before != after)


@given(TEXTS, TEXTS)
def test_both_texts_are_found_again_paragraph_by_paragraph(before, after):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(differences, "LIMIT", 12)
        segments = diff(before, after)
    assert side(segments, "removed") == before
    assert side(segments, "added") == after


HTML = st.recursive(
    TEXTS.map(lambda text: text.replace("\n", " ")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(st.sampled_from(["p", "h2", "strong", "em", "li", "td"]), inner).map(
            lambda one: f"<{one[0]}>{one[1]}</{one[0]}>"
        ),
        inner.map(lambda words: f'<a href="https://a.example/">{words}</a><br>'),
    ),
    max_leaves=6,
)


def words_of(html):
    return "".join(token.words for token in marked(html, tokens))


@given(HTML, HTML)
def test_both_rich_texts_are_found_again_without_their_marks(before, after):
    segments = diff_rich(before, after)

    def without_marks(kind):
        return "".join(
            text if one == "same" else MARK.sub("", text).replace("¶", "").replace("↵", "")
            for one, text in segments
            if one in ("same", kind)
        )

    assert without_marks("removed") == words_of(before)
    assert without_marks("added") == words_of(after)


def test_two_words_that_changed_are_one_change():
    assert diff("Le fleuve rouge vif, 21,9 millions", "Le fleuve bleu clair, 22,1 millions") == [
        ("same", "Le fleuve "),
        ("removed", "rouge vif"),
        ("added", "bleu clair"),
        ("same", ", "),
        ("removed", "21,9"),
        ("added", "22,1"),
        ("same", " millions"),
    ]


def test_chinese_is_compared_by_the_character():
    assert diff("与北京市的协议", "与浙江省的协议") == [
        ("same", "与"),
        ("removed", "北京市"),
        ("added", "浙江省"),
        ("same", "的协议"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "segments"),
    [
        (
            "<p>Un mot.</p>",
            "<p>Un <strong>mot</strong>.</p>",
            [
                ("same", "Un "),
                ("added", "⟨bold⟩"),
                ("same", "mot"),
                ("added", "⟨end of bold⟩"),
                ("same", ".\n"),
            ],
        ),
        (
            '<p><a href="https://a.example/">ici</a></p>',
            '<p><a href="https://b.example/">ici</a></p>',
            [
                ("removed", "⟨link: https://a.example/⟩"),
                ("added", "⟨link: https://b.example/⟩"),
                ("same", "ici\n"),
            ],
        ),
        ("<p>Un</p>", "<h2>Un</h2>", [("added", "⟨heading⟩"), ("same", "Un\n")]),
        (
            "<p>Un</p><p>Trois</p>",
            "<p>Un</p><p>Deux</p><p>Trois</p>",
            [("same", "Un\n"), ("added", "Deux¶\n"), ("same", "Trois\n")],
        ),
        (
            "<p>Un. Deux.</p>",
            "<p>Un.</p><p>Deux.</p>",
            [("same", "Un."), ("removed", " "), ("added", "¶\n"), ("same", "Deux.\n")],
        ),
        (
            "<ul><li>Un</li></ul>",
            "<ol><li>Un</li></ol>",
            [("removed", "⟨list⟩"), ("added", "⟨numbered list⟩"), ("same", "• Un\n")],
        ),
        (
            "<table><tr><td>A</td><td>B</td></tr></table>",
            "<table><tr><td>A</td><td>C</td></tr></table>",
            [("same", "A | "), ("removed", "B"), ("added", "C"), ("same", "\n")],
        ),
    ],
    ids=["bold", "link", "heading", "paragraph", "split", "list", "table"],
)
def test_marks_are_named_where_they_changed(before, after, segments):
    # In the language of the code, so that the catalogue may choose its words.
    with override("en"):
        assert diff_rich(before, after) == segments


def test_what_is_written_alike_is_alike():
    assert not has_changed(diff_rich("<p>Un</p>\n<p>l&rsquo;autre</p>", "<p>Un</p><p>l’autre</p>"))


def test_a_choice_of_many_is_compared_by_its_members():
    assert diff_lines("Culture\nSanté\n", "Climat\nSanté\n") == [
        ("removed", "Culture\n"),
        ("added", "Climat\n"),
        ("same", "Santé\n"),
    ]


def test_one_thing_is_replaced_as_a_whole():
    assert diff_whole("14/06/2018", "14/06/2019") == [("removed", "14/06/2018"), ("added", "14/06/2019")]
    assert diff_whole("", "2018") == [("added", "2018")]
    assert diff_whole("2018", "2018") == [("same", "2018")]


def long_text(paragraphs, seed):
    return "\n".join(
        " ".join(f"mot{(seed * row + 7 * place) % 997}" for place in range(100)) for row in range(paragraphs)
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (long_text(300, 1), long_text(300, 1).replace("mot5 ", "autre ")),
        (long_text(300, 1), long_text(290, 3)),
        ("a\nb\n" * 50_000, "b\nc\n" * 50_000),
        ("的" * 200_000, "的一" * 100_000),
        ("mot " * 50_000, "mot un " * 25_000),
    ],
    ids=["a word here and there", "another text", "short lines", "one long Chinese line", "one long line"],
)
def test_long_texts_are_compared_in_seconds(before, after):
    begun = time.monotonic()
    segments = diff(before, after)
    assert time.monotonic() - begun < 10
    assert side(segments, "removed") == before
    assert side(segments, "added") == after


def test_a_word_in_a_long_text_is_the_only_change():
    before = long_text(300, 1)
    changed = [text for kind, text in diff(f"un {before} fin", f"deux {before} terme") if kind != "same"]
    assert changed == ["un", "deux", "fin", "terme"]
