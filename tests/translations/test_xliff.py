import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import Xliff1File

from translations import xliff
from translations.entries import Batch, Entry, FileRefused
from translations.models import Standing

EXPORTED = datetime.datetime(2026, 5, 4, 3, 2, 1, 123456, tzinfo=datetime.UTC)
HARD = [
    "",
    "  deux  ",
    "\r\ntrois\r\n\tlignes\n",
    "quatre ]]> <![CDATA[ &lt; &amp;",
    "cinq\u2028\u2029\x85",
    "six 𠮷🐼",
    '<p class="a">sept</p>',
    "\x00\x01\x0b\x1b\x7f\ufffe\uffff",
]
texts = st.text(st.characters(exclude_categories=["Cs"]))
held_by_xml = texts.filter(lambda text: not xliff.UNHELD.search(text))


def written(entries):
    return "".join(xliff.write(Batch("zh-hans", EXPORTED, entries), "portal")).encode()


def entry(source, target, state=Standing.VALIDATED, **fields):
    return Entry("a.b:c:d", source, target, state=state, **fields)


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_comes_back_exactly(text):
    batch = xliff.read(written([entry(text, text[::-1])]))
    assert batch == Batch("zh-hans", EXPORTED, [Entry("a.b:c:d", text, text[::-1])])


@given(st.lists(st.tuples(held_by_xml, texts, texts, st.sampled_from(Standing))))
def test_any_text_comes_back_exactly(rows):
    entries = [Entry(*row[:3], previous=row[1], state=row[3], notes=(row[2],)) for row in rows]
    review = {Standing.STALE, Standing.DRAFT}
    assert [one[:4] for one in xliff.read(written(entries)).entries] == [
        (context, source, target, state in review) for context, source, target, state in rows
    ]


@given(held_by_xml)
def test_the_toolkit_reads_the_same(text):
    [unit] = Xliff1File.parsestring(written([entry(text, text)])).units
    assert (unit.getid().rpartition("\x04")[2], unit.source, unit.target or "") == ("a.b:c:d", text, text)


def test_an_entry_as_translators_see_it():
    stale = entry(
        "Une phrase.",
        "一句。",
        Standing.STALE,
        previous="Un mot.",
        notes=("Partenaire",),
        is_rich=True,
        max_length=300,
    )
    unit = etree.fromstring(written([stale])).find(".//{*}trans-unit")
    assert dict(unit.attrib) == {
        "id": "a.b:c:d",
        "datatype": "html",
        "maxwidth": "300",
        "size-unit": "char",
        "approved": "no",
        "{http://www.w3.org/XML/1998/namespace}space": "preserve",
    }
    assert unit.find("{*}target").get("state") == "needs-review-translation"
    assert unit.find("{*}alt-trans/{*}source").text == "Un mot."
    assert unit.find("{*}note").text == "Partenaire"


@pytest.mark.parametrize(
    ("standing", "state", "approved"),
    [
        (Standing.VALIDATED, "final", "yes"),
        (Standing.DRAFT, "needs-review-translation", "no"),
        (Standing.MISSING, "new", "no"),
    ],
)
def test_what_is_to_do_is_told_by_the_state(standing, state, approved):
    unit = etree.fromstring(written([entry("a", "b", standing)])).find(".//{*}trans-unit")
    assert (unit.find("{*}target").get("state"), unit.get("approved")) == (state, approved)


def test_the_file_tells_its_languages_and_its_moment():
    [file] = etree.fromstring(written([]))
    assert dict(file.attrib) == {
        "original": "portal",
        "datatype": "plaintext",
        "date": "2026-05-04T03:02:01.123456+00:00",
        "source-language": "fr",
        "target-language": "zh-Hans",
    }


def file_of(units="", language="zh-Hans", date="2026-05-04T03:02:01Z", header=""):
    return (
        f'<file original="o" source-language="fr" target-language="{language}" date="{date}">'
        f"{header}<body>{units}</body></file>"
    )


def document(*files, version="1.2", namespace=xliff.NAMESPACE):
    return f'<xliff version="{version}" xmlns="{namespace}">{"".join(files)}</xliff>'.encode()


def test_what_other_programs_write_is_read():
    units = (
        '<group><trans-unit id="un" approved="no"><source>De<g id="1">ux</g></source>'
        '<seg-source><mrk mtype="seg" mid="1">Autre</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">二<!-- non --><?pi non?></mrk></target>'
        "<alt-trans><source>x</source><target state='final'>y</target></alt-trans></trans-unit></group>"
        '<trans-unit id="deux"><source>a</source><target state="new"><![CDATA[<p>]]></target></trans-unit>'
        '<trans-unit id="trois"><source>b</source></trans-unit>'
    )
    batch = xliff.read(b"\xef\xbb\xbf" + document(file_of(units, "zh-hans")))
    assert batch.exported_at == datetime.datetime(2026, 5, 4, 3, 2, 1, tzinfo=datetime.UTC)
    assert batch.entries == [
        Entry("un", "Deux", "二", True),
        Entry("deux", "a", "<p>"),
        Entry("trois", "b", ""),
    ]


def test_the_note_of_the_portal_outweighs_a_date_that_a_program_wrote():
    header = '<header><note from="X-Portal-Exported">2026-01-02T03:04:05Z</note></header>'
    batch = xliff.read(document(file_of(header=header)))
    assert batch.exported_at == datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)


def test_of_several_files_the_oldest_counts():
    batch = xliff.read(document(file_of(date="2026-03-01T00:00:00Z"), file_of(date="2026-02-01T00:00:00Z")))
    assert batch.exported_at == datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    assert xliff.read(document(file_of(), file_of(date=""))).exported_at is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/etc/passwd",
        b"<xliff",
        b"<xliff/>",
        b'msgid ""\nmsgstr ""\n',
        document(),
        document(file_of(), version="2.0"),
        document(file_of(), namespace="urn:other"),
        document(file_of(language="de")),
        document(file_of(language="")),
        document(file_of("<trans-unit id='a'><source>&unknown;</source></trans-unit>")),
        b"<!DOCTYPE xliff>" + document(file_of()),
        b'<?xml version="1.0" encoding="UTF-7"?>' + document(file_of()),
        b'<?xml version="1.0" encoding="latin-1"?>' + document(file_of()),
        document(file_of()).decode().encode("utf-16"),
        document(file_of("<g>" * 50 + "</g>" * 50)),
    ],
)
def test_what_is_no_file_of_ours_is_refused(content):
    with pytest.raises(FileRefused):
        xliff.read(content)
