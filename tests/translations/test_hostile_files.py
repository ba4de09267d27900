"""Files meant to do harm: each is refused whole, refused by entry or made harmless, in bounded time and memory.

Each goes through the command in a process of its own, on a copy of the database, and then through the admin.
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from tests.factories import PartnerFactory
from translations import po, xliff
from translations.entries import MAX_BYTES, MAX_PIECES, MAX_STRETCH, Batch, Entry, FileRefused, too_large, too_many
from translations.exchange import Selection, batch_of, received
from translations.models import Standing, TranslationUnit

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 10, 256
# Bytes: at a size that is read, enough to tell what takes a time or a memory out of proportion.
LARGE = 1_500_000
IMPORT = reverse("admin:translations_translationunit_import")

# One process a file, so that each is measured by itself; Django is set up once for all of them.
DRIVER = f"""
import json, os, resource, signal, sys, time, traceback
import django
from django.core.management import execute_from_command_line
django.setup()

def take_in(path):
    signal.alarm({SECONDS})
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    told = os.open(path + ".told", os.O_WRONLY | os.O_CREAT)
    os.dup2(told, 1), os.dup2(told, 2)
    try:
        execute_from_command_line(["manage.py", "import_translations", "--skip-checks", path])
        status = 0
    except SystemExit as end:
        status = end.code
    except BaseException:
        traceback.print_exc()
        status = 99
    sys.stdout.flush(), sys.stderr.flush()
    os._exit(status)

answers = {{}}
for path in sys.argv[1:]:
    began = time.monotonic()
    child = os.fork() or take_in(path)
    _pid, status, used = os.wait4(child, 0)
    answers[os.path.basename(path)] = [
        os.waitstatus_to_exitcode(status), time.monotonic() - began, used.ru_maxrss / 1024, open(path + ".told").read()
    ]
print(json.dumps(answers))
"""

HEAD = 'msgid ""\nmsgstr "Language: zh_Hans\\n"\n'
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def document(units="", before="", declaration=DECLARATION):
    return (
        f'{declaration}{before}<xliff version="1.2" xmlns="{xliff.NAMESPACE}">'
        f'<file original="o" source-language="fr" target-language="zh-Hans" date="2026-05-04T03:02:01Z">'
        f"<body>{units}</body></file></xliff>"
    ).encode()


def unit(target, context="a.b:c:d"):
    return f'<trans-unit id="{context}"><source>x</source><target>{target}</target></trans-unit>'


def laughs():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return document(unit("&l9;"), f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>')


def filled(beginning, piece, size=LARGE):
    return beginning + piece * ((size - len(beginning)) // len(piece))


WHOLE = {
    "external-entity.xlf": document(unit("&e;"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "parameter-entity.xlf": document("", '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;]>'),
    "unknown-entity.xlf": document(unit("&e;")),
    "billion-laughs.xlf": laughs(),
    "document-type.xlf": document("", "<!DOCTYPE xliff>"),
    "levels.xlf": document("<group>" * 20_000 + "</group>" * 20_000),
    "levels-in-a-text.xlf": document(unit('<g id="1">' * 20_000 + "</g>" * 20_000)),
    "utf-7.xlf": document("+ADw-script+AD4-", declaration='<?xml version="1.0" encoding="UTF-7"?>'),
    "utf-7.po": HEAD.replace('"Lang', '"Content-Type: text/plain; charset=UTF-7\\n"\n"Lang').encode(),
    "utf-16.xlf": document(unit("x")).decode().encode("utf-16"),
    "zero.xlf": document(unit("\0")),
    "zero.po": f'{HEAD}msgid "a"\nmsgstr "\0"\n'.encode(),
    "malformed.xlf": document(unit("<b>")),
    "malformed.po": f'{HEAD}msgid "a\nmsgstr "b"\n'.encode(),
    "a-po-file.xlf": HEAD.encode(),
    "an-xliff-file.po": document(unit("x")),
    "a-path.po": b"/etc/passwd",
    "a-path.xlf": b"/etc/passwd",
    "empty.po": b"",
    "picture.png": b"\x89PNG",
    "one-line.po": filled(f'{HEAD}msgid "'.encode(), b"a"),
    "lines.po": filled(f'{HEAD}msgid "a"\nmsgstr ""\n'.encode(), b'""\n', 3 * MAX_PIECES + 200),
    "escapes.po": filled(f'{HEAD}msgid "a"\nmsgstr "'.encode(), rb"\\\"", MAX_STRETCH) + b'\\q"\n',
    "messages.po": filled(HEAD.encode(), b'msgid "a"\nmsgstr "b"\n'),
    "one-text.xlf": filled(document().partition(b"<body>")[0], b"a"),
    "elements.xlf": filled(document().partition(b"</body>")[0], b"<g/>"),
    "attributes.xlf": filled(document().partition(b"</body>")[0], b'<g a="b" c="d"/>'),
}
HUGE = ["huge.po", "huge.xlf"]


@pytest.fixture
def partner():
    return PartnerFactory(summary_fr="Bonjour {name}, voici.", summary_zh_hans="{name}，您好。")


def told(entries, format_module=po):
    batch = Batch("zh-hans", batch_of(Selection("zh-hans")).exported_at, entries)
    return "".join(format_module.write(batch, "portal")).encode()


def entry_for(page, field, target):
    unit = TranslationUnit.objects.of(page).get(field=field)
    return Entry(unit.context, unit.current, target, state=Standing.VALIDATED)


def by_entry(partner):
    """{name: content} of files of which one entry is refused."""
    summary = [entry_for(partner, "summary", words) for words in ("{name}，一。", "{name}，二。", "没有名字。")]
    return {
        "duplicates.po": told(summary[:2]),
        "duplicates.xlf": told(summary[:2], xliff),
        "placeholder.po": told(summary[2:]),
        "placeholder.xlf": told(summary[2:], xliff),
        "context.po": told([summary[0]._replace(context="../../etc/passwd")]),
    }


@pytest.fixture
def answers(partner, tmp_path):
    """{name: (exit status, seconds, megabytes, what was printed)}, and the database after it all."""
    script = entry_for(partner, "body", "<p onclick='x()'>中文。</p><script>alert(1)</script>")
    files = {**WHOLE, **by_entry(partner), "script.po": told([script])}
    paths = [tmp_path / name for name in [*files, *HUGE]]
    for path in paths:
        path.write_bytes(files.get(path.name, HEAD.encode()))
    for name in HUGE:
        os.truncate(tmp_path / name, 200 * 1024 * 1024)
    (tmp_path / "db.sqlite3").write_bytes(connection.connection.serialize())
    return run_all(paths, tmp_path)


def run_all(paths, data):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "DATABASE_URL": "",
        "PORTAL_DATA": str(data),
        "LANG": "C.UTF-8",
    }
    ended = subprocess.run(
        [sys.executable, "-c", DRIVER, *map(str, paths)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=300,
        check=True,
    )
    return json.loads(ended.stdout)


def text_of(partner, column, data):
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        [[words]] = database.execute(
            f"SELECT {column} FROM partners_partner WHERE id = ?",  # noqa: S608 our own names
            [partner.pk.hex],
        )
    return words


def test_by_the_command(partner, answers, tmp_path):
    """In one test, since all of it comes out of one process."""
    statuses = {name: answer[0] for name, answer in answers.items()}
    refused = dict.fromkeys([*WHOLE, *HUGE], 2)
    assert statuses == {**refused, **dict.fromkeys(by_entry(partner), 1), "script.po": 0}
    assert {name: answers[name][3] for name in refused if not is_one_line(answers[name][3])} == {}
    assert {name: lines for name, (*_, lines) in answers.items() if "Traceback" in lines or "root:" in lines} == {}
    assert {name: answer[1] for name, answer in answers.items() if answer[1] > SECONDS} == {}
    assert {name: answer[2] for name, answer in answers.items() if answer[2] > MEGABYTES} == {}
    assert text_of(partner, "summary_zh_hans", tmp_path) == "{name}，您好。"
    assert text_of(partner, "body_zh_hans", tmp_path) == "<p>中文。</p>"


def is_one_line(printed):
    return len(printed.splitlines()) == 1 and printed.startswith("CommandError: ")


def errors_of(client, name, content):
    """[(field, number of messages)] of the form that is shown again."""
    sent = {"language": "zh-hans", "file": SimpleUploadedFile(name, content)}
    return [(field, len(messages)) for field, messages in client.post(IMPORT, sent).context["form"].errors.items()]


def test_by_the_admin(as_role, partner):
    """How long the large ones take is told by the command, which reads them by the same function."""
    client = as_role("translator-zh-hans")
    small = {name: content for name, content in WHOLE.items() if len(content) < MAX_STRETCH}
    answers = {name: errors_of(client, name, content) for name, content in small.items()}
    assert answers == {name: [("file", 1)] for name in small}


def test_a_file_of_200_mb_is_not_read(tmp_path):
    """The admin's server hands it over as a file: what is over the limit stays on the disk."""
    for name in HUGE:
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, 200 * 1024 * 1024)
        with open(tmp_path / name, "rb") as file:
            with pytest.raises(FileRefused, match=str(too_large())):
                received(name, file)
            assert file.tell() == MAX_BYTES + 1


@pytest.mark.parametrize("name", ["lines.po", "elements.xlf"])
def test_pieces_are_counted(monkeypatch, name):
    module = po if name.endswith("po") else xliff
    monkeypatch.setattr(module, "MAX_PIECES", 1000)
    with pytest.raises(FileRefused, match=str(too_many())):
        module.read(WHOLE[name][:50_000])


def test_one_bad_entry_by_the_admin(as_role, partner):
    client = as_role("translator-zh-hans")
    for name, content in by_entry(partner).items():
        counts = client.post(IMPORT, {"language": "zh-hans", "file": SimpleUploadedFile(name, content)}).context[
            "counts"
        ]
        assert [number for _words, number in counts] == [1, 0, 0, 0]
    partner.refresh_from_db()
    assert partner.summary_zh_hans == "{name}，您好。"
