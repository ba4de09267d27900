"""XLIFF 1.2 files, written and read. Values in, values out; no tree of the whole is ever built, no entity resolved."""

import re
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _
from lxml import etree

from publishing.languages import SOURCE, TAGS
from translations.entries import (
    MAX_ENTRIES,
    MAX_PIECES,
    MAX_STRETCH,
    STAMP,
    Batch,
    Entry,
    FileRefused,
    checked,
    instant_of,
    language_of,
    too_many,
)
from translations.models import Standing

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
# Of the files of all programs that write XLIFF; a text has its few elements inside.
MAX_DEPTH = 40
CHUNK = 64 * 1024
STATES = {
    Standing.VALIDATED: "final",
    Standing.STALE: "needs-review-translation",
    Standing.DRAFT: "needs-review-translation",
    Standing.MISSING: "new",
}
# What XML 1.0 cannot hold, not even as a number: it is written as Qt's Linguist does, as an element that stands for it.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
STANDS_FOR = re.compile(r"x-ch-([0-9a-f]{4})")
DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
LONG_STRETCH = re.compile(rb"(?:\A|<)[^<]{%d}" % MAX_STRETCH)


# Writing


def write(batch, project):
    """The file as text, piece by piece."""
    yield beginning(batch, project)
    for entry in batch.entries:
        yield trans_unit(entry)
    yield "</body>\n</file>\n</xliff>\n"


def beginning(batch, project):
    stamp = batch.exported_at.isoformat()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="1.2" xmlns="{NAMESPACE}">\n'
        f'<file original={quoteattr(project)} datatype="plaintext" date="{stamp}"'
        f' source-language="{TAGS[SOURCE]}" target-language="{TAGS[batch.language]}">\n'
        # Other programs write their own date above; this note they leave alone.
        f'<header><note from="{STAMP}">{stamp}</note></header>\n<body>\n'
    )


def trans_unit(entry):
    is_final = entry.state == Standing.VALIDATED
    length = f' maxwidth="{entry.max_length}" size-unit="char"' if entry.max_length else ""
    attributes = (
        f'id={quoteattr(entry.context)} datatype="{"html" if entry.is_rich else "plaintext"}"'
        f'{length} approved="{"yes" if is_final else "no"}" xml:space="preserve"'
    )
    return (
        f"<trans-unit {attributes}>\n"
        f"<source>{inside(entry.source)}</source>\n"
        f'<target state="{STATES[entry.state]}">{inside(entry.target)}</target>\n'
        f"{''.join(note(words) for words in entry.notes)}{earlier(entry)}</trans-unit>\n"
    )


def note(words):
    return f'<note from="developer">{inside(words)}</note>\n'


def earlier(entry):
    """What the translation was made from, where that is not today's French."""
    if not entry.previous:
        return ""
    return (
        '<alt-trans alttranstype="previous-version">\n'
        f"<source>{inside(entry.previous)}</source>\n<target>{inside(entry.target)}</target>\n</alt-trans>\n"
    )


def inside(text):
    """As the content of an element: a parser gives exactly *text* back."""
    return UNHELD.sub(standing_for, escape(text, {"\r": "&#13;"}))


def standing_for(match):
    return f'<ph id="{match.start()}" ctype="x-ch-{ord(match[0]):04x}"/>'


# Reading


def read(data):
    """Batch of the bytes of a file; FileRefused where they are no XLIFF 1.2 file of ours."""
    data = checked(data)
    declared = DECLARED.match(data[:1000])
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise FileRefused(_("The file is not written in UTF-8."))
    if LONG_STRETCH.search(data):
        raise malformed()
    reader = Reader()
    parse(data, reader)
    if not reader.languages:
        raise malformed()
    if len(reader.languages) > 1:
        raise FileRefused(_("The file translates into more than one language."))
    return Batch(reader.languages.pop(), reader.exported_at(), reader.entries)


def parse(data, reader):
    parser = etree.XMLParser(
        target=reader,
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK])
        parser.close()
    except etree.XMLSyntaxError as error:
        raise malformed(error.position[0]) from None


class Reader:
    """Told of each element as it comes; keeps the entries alone."""

    def __init__(self):
        self.entries, self.languages = [], set()
        self.stamps, self.dates = [], []
        self.path, self.pieces = [], 0
        self.unit, self.words = None, None

    def exported_at(self):
        """What the portal noted, else the date of the file; the earliest, where a file was put together of several."""
        moments = [instant_of(text) for text in self.stamps or self.dates]
        return min(moments) if moments and all(moments) else None

    def doctype(self, *names):
        raise FileRefused(_("The file carries a document type: such files are not read."))

    def start(self, tag, attributes):
        name = tag.rpartition("}")[2]
        self.path.append(name)
        self.demand_measure()
        if len(self.path) == 1:
            demand_xliff(tag, attributes)
        elif name == "file":
            self.languages.add(language_of(attributes.get("target-language", "")))
            self.dates.append(attributes.get("date", ""))
        elif name == "trans-unit":
            # libxml2, told to resolve nothing, leaves this one in attributes.
            context = attributes.get("id", "").replace("&#38;", "&")
            self.unit = {"context": context, "attributes": dict(attributes), "state": ""}
        elif self.words is not None:
            self.words.append(stood_for(attributes.get("ctype", "")))
        elif self.is_wanted(name, attributes):
            self.words = []

    def is_wanted(self, name, attributes):
        """The two texts of a unit, not those of its alternatives; what the portal noted of the file."""
        if name == "target" and self.path[-2] == "trans-unit":
            self.unit["state"] = attributes.get("state", "")
        of_unit = name in ("source", "target") and self.path[-2] == "trans-unit"
        return of_unit or (self.path[-2:] == ["header", "note"] and attributes.get("from") == STAMP)

    def data(self, text):
        if self.words is not None:
            self.words.append(text)

    def end(self, tag):
        self.path.pop()
        name = tag.rpartition("}")[2]
        inside = self.path[-1] if self.path else ""
        if self.words is not None and (inside == "trans-unit" or (inside, name) == ("header", "note")):
            self.keep(name, "".join(self.words))
        elif name == "trans-unit":
            self.entries.append(entry_of(self.unit))

    def keep(self, name, text):
        self.words = None
        if name == "note":
            self.stamps.append(text)
        else:
            self.unit[name] = text

    def close(self):
        return self.entries

    def demand_measure(self):
        self.pieces += 1
        if len(self.path) > MAX_DEPTH:
            raise FileRefused(_("The elements of the file are nested too deep."))
        if self.pieces > MAX_PIECES or len(self.entries) > MAX_ENTRIES:
            raise too_many()


def demand_xliff(tag, attributes):
    if tag != f"{{{NAMESPACE}}}xliff" or attributes.get("version") != "1.2":
        raise malformed()


def entry_of(unit):
    """Reviewing is asked for by the state; where there is none, by what is not approved."""
    state, approved = unit["state"], unit["attributes"].get("approved")
    needs_review = state.startswith("needs-") or (not state and approved == "no")
    return Entry(unit["context"], unit.get("source", ""), unit.get("target", ""), needs_review=needs_review)


def stood_for(ctype):
    match = STANDS_FOR.fullmatch(ctype)
    letter = chr(int(match[1], 16)) if match else ""
    return letter if UNHELD.fullmatch(letter) else ""


def malformed(line=None):
    if line:
        return FileRefused(_("This is no XLIFF file that can be read: see line %(number)s.") % {"number": line})
    return FileRefused(_("This is no XLIFF 1.2 file."))
