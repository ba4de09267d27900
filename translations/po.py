"""PO files, written and read. Values in, values out: a file is never opened here, and its contents are never a path.

Programs for PO files break lines where Unicode sees one; a text may hold such a character. Here only a line feed ends
a line.
"""

import re
from email.parser import HeaderParser
from io import BytesIO

from babel.messages.plurals import get_plural
from django.utils.translation import gettext as _
from django.utils.translation import to_locale

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

# The zero is written as no other program needs to read it, so that it survives.
ESCAPES = {
    '"': r"\"",
    "\n": r"\n",
    "\t": r"\t",
    "\r": r"\r",
    "\a": r"\a",
    "\b": r"\b",
    "\v": r"\v",
    "\f": r"\f",
    "\0": r"\000",
}
# A bell is read as an escape, but written as it is, since polib knows none for it.
ESCAPING = str.maketrans({"\\": r"\\", **{letter: code for letter, code in ESCAPES.items() if letter != "\a"}})
# A note is written without escapes.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
KEYWORDS = ("msgctxt", "msgid", "msgstr")
STRING = re.compile(r'(?:(msgctxt|msgid|msgstr)[ \t]+)?"(.*)"[ \t]*', re.DOTALL)
MORE, COMMENT, FUZZY = "more", "comment", "fuzzy"


# Writing


def write(batch, project):
    """The file as text, piece by piece."""
    yield header(batch, project)
    for entry in batch.entries:
        yield "\n" + message(entry)


def header(batch, project):
    stamp = batch.exported_at
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": f"{stamp:%Y-%m-%d %H:%M%z}",
        "PO-Revision-Date": f"{stamp:%Y-%m-%d %H:%M%z}",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": to_locale(batch.language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": str(get_plural(to_locale(batch.language))),
        STAMP: stamp.isoformat(),
    }
    words = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return field("msgid", "") + field("msgstr", words)


def message(entry):
    notes = [CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line) for note in entry.notes for line in note.splitlines()]
    return "".join(
        [
            *(f"#. {line}\n" for line in notes),
            "#, fuzzy\n" if entry.needs_review and entry.target else "",
            field("msgid", entry.previous, "#| ") if entry.previous else "",
            field("msgctxt", entry.context),
            field("msgid", entry.source),
            field("msgstr", entry.target),
        ]
    )


def field(keyword, text, before=""):
    """A text of several lines has a line for each, after an empty one."""
    *lines, last = text.split("\n")
    strings = [f"{line}\n" for line in lines] + [last] * bool(last or not lines)
    if len(strings) > 1:
        strings.insert(0, "")
    quoted = [f'"{string.translate(ESCAPING)}"\n' for string in strings]
    quoted[0] = f"{keyword} {quoted[0]}"
    return "".join(before + line for line in quoted)


# Reading


def read(data):
    """Batch of the bytes of a file; FileRefused where they are no PO file of ours."""
    header, *messages = messages_of(lines_of(checked(data))) or [{}]
    if header.get("msgctxt") or header.get("msgid") != "":
        raise FileRefused(_("The file does not begin with the header of a PO file."))
    fields = HeaderParser().parsestr(header["msgstr"], headersonly=True)
    charset = re.search(r"charset=([\w.:-]+)", fields.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
        raise FileRefused(_("The file is not written in UTF-8."))
    language = language_of(fields.get("Language", ""))
    entries = [
        Entry(one.get("msgctxt", ""), one["msgid"], one["msgstr"], needs_review=FUZZY in one) for one in messages
    ]
    return Batch(language, instant_of(fields.get(STAMP, "")), entries)


def lines_of(data):
    if data.count(b"\n") > MAX_PIECES:
        raise too_many()
    for number, line in enumerate(BytesIO(data), start=1):
        if len(line) > MAX_STRETCH:
            raise malformed(number)
        yield number, line.decode().removesuffix("\n").removesuffix("\r")


def messages_of(lines):
    """[{keyword: text}] of the file, one that is fuzzy with that word beside them."""
    found, parts, last, number = [], {}, None, 0
    for number, line in lines:
        if not line.strip():
            continue
        kind, text = token(number, line)
        if "msgstr" in parts and kind != MORE:
            found.append(joined(parts))
            parts = {}
            if len(found) > MAX_ENTRIES:
                raise too_many()
        if kind == FUZZY:
            parts[FUZZY] = [line]
        elif kind != COMMENT:
            last = kind if kind != MORE else last
            add(parts, kind, last, text, number)
    if "msgstr" in parts:
        found.append(joined(parts))
    elif parts.keys() - {FUZZY}:
        raise malformed(number)
    return found


def token(number, line):
    """(what the line is, its text)"""
    if line.startswith("#"):
        is_fuzzy = line.startswith("#,") and FUZZY in line[2:].replace(" ", "").split(",")
        return (FUZZY if is_fuzzy else COMMENT), ""
    match = STRING.fullmatch(line)
    if not match:
        raise malformed(number)
    return match[1] or MORE, unescaped(match[2], number)


def add(parts, kind, last, text, number):
    """Each keyword once, in their order."""
    place = KEYWORDS.index(kind) if kind != MORE else None
    if place is None:
        if last not in parts:
            raise malformed(number)
    elif parts.keys() & {*KEYWORDS[place:]} or (kind == "msgstr" and "msgid" not in parts):
        raise malformed(number)
    parts.setdefault(last, []).append(text)


def joined(parts):
    return {keyword: "".join(texts) for keyword, texts in parts.items()}


def unescaped(text, number):
    if "\\" not in text and '"' not in text:
        return text
    return "\\".join(without_escapes(part, number) for part in text.split(r"\\"))


def without_escapes(part, number):
    if '"' in part.replace(r"\"", ""):
        raise malformed(number)
    for letter, written in ESCAPES.items():
        part = part.replace(written, letter)
    if "\\" in part:
        raise malformed(number)
    return part


def malformed(number):
    return FileRefused(_("This is no PO file that can be read: see line %(number)s.") % {"number": number})
