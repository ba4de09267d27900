import datetime

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.pypo import pofile as ToolkitFile

from translations import po
from translations.entries import Batch, Entry, FileRefused

EXPORTED = datetime.datetime(2026, 5, 4, 3, 2, 1, 123456, tzinfo=datetime.UTC)
# Where programs for PO files break lines, and portal texts need not.
OTHER_BREAKS = "\x1c\x1d\x1e\x85\u2028\u2029"
HARD = [
    "",
    "une",
    "  deux  ",
    "trois\nlignes\n",
    "\r\nquatre\r",
    "\tcinq\\n\\",
    'six "mots" \\"',
    "sept\u2028\u2029\x85\x0b\x0c\x1c",
    "huit 𠮷🐼",
    "<p>neuf &amp; <b>dix</b></p>",
    "\x00\x01\x1b\x7f\ufffe\uffff",
    "/etc/passwd",
    "#, fuzzy\n#~ msgid",
]
texts = st.text(st.characters(exclude_categories=["Cs"]))


def written(entries):
    return "".join(po.write(Batch("zh-hans", EXPORTED, entries), "portal")).encode()


def read_back(source, target, **fields):
    return po.read(written([Entry("a.b:c:d", source, target, **fields)]))


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_comes_back_exactly(text):
    assert read_back(text, text[::-1]).entries == [Entry("a.b:c:d", text, text[::-1])]


@given(st.lists(st.tuples(texts, texts, texts, st.booleans())))
def test_any_text_comes_back_exactly(rows):
    entries = [
        Entry(context, source, target, needs_review, previous=source, notes=(context,))
        for context, source, target, needs_review in rows
    ]
    expected = [(context, source, target, bool(target) and review) for context, source, target, review in rows]
    assert [entry[:4] for entry in po.read(written(entries)).entries] == expected


@given(texts.filter(lambda text: not {*text} & {*OTHER_BREAKS, "\0"}))
def test_polib_reads_the_same(text):
    [entry] = polib.pofile(written([Entry("a.b:c:d", f"x{text}", text)]).decode())
    assert (entry.msgctxt, entry.msgid, entry.msgstr) == ("a.b:c:d", f"x{text}", text)


@pytest.mark.parametrize("text", [text for text in HARD if "\0" not in text and "\x0b" not in text])
def test_the_toolkit_reads_the_same(text):
    file = ToolkitFile.parsestring(written([Entry("a.b:c:d", f"x{text}", text)]))
    [unit] = [unit for unit in file.units if not unit.isheader()]
    assert (unit.getcontext(), unit.source, unit.target) == ("a.b:c:d", f"x{text}", text)


def test_the_header_tells_the_language_and_the_moment():
    batch = po.read(written([]))
    assert batch == Batch("zh-hans", EXPORTED, [])
    metadata = polib.pofile(written([]).decode()).metadata
    assert metadata["Language"] == "zh_Hans"
    assert metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert metadata["X-Portal-Exported"] == "2026-05-04T03:02:01.123456+00:00"


def test_an_entry_as_translators_see_it():
    entry = Entry("a.b:c:d", "Deux\nlignes", "两行", True, "Une ligne", notes=("Partenaire", "HTML"))
    assert po.message(entry) == (
        "#. Partenaire\n"
        "#. HTML\n"
        "#, fuzzy\n"
        '#| msgid "Une ligne"\n'
        'msgctxt "a.b:c:d"\n'
        'msgid ""\n'
        '"Deux\\n"\n'
        '"lignes"\n'
        'msgstr "两行"\n'
    )


def test_a_note_holds_no_zero():
    assert (
        po.message(Entry("a", "b", "c", notes=("Titre\0 : suite",))).splitlines()[0]
        == "#. Titre\N{REPLACEMENT CHARACTER} : suite"
    )


HEAD = 'msgid ""\nmsgstr "Language: zh_Hans\\n"\n'


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_other_programs_write_is_read(ends):
    content = (
        f'\ufeff# Une note\n{HEAD}\n\n#, c-format, fuzzy\n#| msgid "Vieux"\n# à voir\nmsgctxt "un"\nmsgid ""\n"De"\n"ux"\n'
        'msgstr "二"\n#~ msgid "parti"\n#~ msgstr "走"\nmsgid "sans"\nmsgstr ""'
    )
    assert po.read(content.replace("\n", ends).encode()).entries == [
        Entry("un", "Deux", "二", True),
        Entry("", "sans", ""),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("msgstr", 3),
        ('msgstr "seul"', 3),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"', 4),
        ('msgid "a"\nmsgctxt "b"\nmsgstr "c"', 4),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"', 4),
        ('msgid "a"\nmsgstr "c', 4),
        ('msgid "a"\nmsgstr "c"d"', 4),
        ('msgid "a"\nmsgstr "\\q"', 4),
        ('msgid "a"\nmsgstr "c\\"', 4),
        ('msgid "a"', 3),
        ("<xliff/>", 3),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(content, line):
    with pytest.raises(FileRefused, match=rf"{line}\b"):
        po.read(f"{HEAD}{content}\n".encode())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "/etc/passwd",
        'msgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-7\\nLanguage: zh_Hans\\n"\n',
        'msgid ""\nmsgstr "Language: de\\n"\n',
        'msgid ""\nmsgstr ""\n',
        HEAD.replace("Language", "\0Language"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(content):
    with pytest.raises(FileRefused):
        po.read(content.encode())


def test_another_encoding_is_refused():
    with pytest.raises(FileRefused):
        po.read(f'{HEAD}msgid "é"\nmsgstr ""\n'.encode("latin-1"))
