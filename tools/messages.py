"""The catalogues of locale/: compile them (no system gettext), bring them up to date with the code, check them.

A catalogue carries no date and no line numbers, so that a diff shows words only.
"""

import argparse
import difflib
import os
import re
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

ROOT = Path(__file__).resolve().parents[1]
LOCALES = {"fr": "nplurals=2; plural=(n > 1);", "zh_Hans": "nplurals=1; plural=0;"}
HEADER = r"""msgid ""
msgstr ""
"Language: {locale}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {plural}\n"
"""
# gettext writes them anew each time; they say nothing that git does not know.
CHURN = ('"POT-Creation-Date:', '"Report-Msgid-Bugs-To:')

# A check that failed shows where to begin, not a whole catalogue.
SHOWN = 60


class ExactMessages(makemessages.Command):
    """A new message starts empty: a guessed translation looks finished and is not."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


def catalogue(root, locale):
    return root / "locale" / locale / "LC_MESSAGES" / "django.po"


def copy_sources(target):
    """gettext leaves files beside what it reads: it works on a copy, so that the tree is never touched half-way."""
    apps = [init.parent.name for init in ROOT.glob("*/__init__.py") if init.parent.name != "tests"]
    skipped = shutil.ignore_patterns("__pycache__", "*.mo")
    for folder in [*apps, "templates"]:
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, target / folder, ignore=skipped)


def start_catalogues(target):
    for locale, plural in LOCALES.items():
        copy, original = catalogue(target, locale), catalogue(ROOT, locale)
        copy.parent.mkdir(parents=True)
        header = HEADER.format(locale=locale, plural=plural)
        copy.write_text(original.read_text() if original.exists() else header)


def extracted(target):
    """The catalogues as the code of today wants them: {locale: text}."""
    copy_sources(target)
    start_catalogues(target)
    settings.configure(LOCALE_PATHS=[target / "locale"], STATIC_ROOT="", MEDIA_ROOT="")
    os.chdir(target)
    call_command(
        ExactMessages(), locale=[*LOCALES], no_wrap=True, no_obsolete=True, add_location="file", verbosity=0
    )
    os.chdir(ROOT)
    return {locale: settled(catalogue(target, locale).read_text()) for locale in LOCALES}


def settled(text):
    """The same bytes from every version of gettext: no churn, the files of a message on one line."""
    kept = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(CHURN))
    return re.sub(r"^#: .*(\n#: .*)+", lambda files: files[0].replace("\n#: ", " "), kept, flags=re.MULTILINE)


def compile_catalogues():
    for po in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        binary = BytesIO()
        write_mo(binary, undated(po))
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != binary.getvalue():
            print(f"Compiling {po.relative_to(ROOT)}")
            mo.write_bytes(binary.getvalue())


def undated(po):
    """Without the hour of its making, which would make each compilation differ from the last."""
    catalog = read_po(po.open("rb"))
    catalog.creation_date = datetime.fromtimestamp(0, tz=UTC)
    return catalog


def update_catalogues():
    with tempfile.TemporaryDirectory() as folder:
        for locale, text in extracted(Path(folder)).items():
            po = catalogue(ROOT, locale)
            po.parent.mkdir(parents=True, exist_ok=True)
            if not po.exists() or po.read_text() != text:
                po.write_text(text)
            print(f"{po.relative_to(ROOT)}: {len(incomplete(po))} left to translate")


def incomplete(po):
    """The messages that a reader would see untranslated, or that may break where they are filled in."""
    catalog = read_po(po.open("rb"))
    return [m for m in catalog if m.id and (m.fuzzy or not all(strings(m)) or any(m.check(catalog)))]


def strings(message):
    return [message.string] if isinstance(message.string, str) else message.string


def check_catalogues():
    """One line for each fault."""
    with tempfile.TemporaryDirectory() as folder:
        faults = []
        for locale, text in extracted(Path(folder)).items():
            po = catalogue(ROOT, locale)
            name = str(po.relative_to(ROOT))
            if not po.exists():
                faults.append(f"{name} is missing: make messages writes it")
                continue
            faults += unlike(name, po.read_text(), text)
            faults += [f"{name}: missing, fuzzy or broken: {message.id!r}" for message in incomplete(po)]
    return faults


def unlike(name, present, wanted):
    return difflib.unified_diff(
        present.splitlines(), wanted.splitlines(), name, "what the code wants", n=1, lineterm=""
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=["compile", "update", "check"])
    act = parser.parse_args().act
    if act == "compile":
        compile_catalogues()
    elif act == "update":
        update_catalogues()
    elif faults := check_catalogues():
        print(*faults[:SHOWN], sep="\n")
        if len(faults) > SHOWN:
            print(f"... and {len(faults) - SHOWN} lines more")
        sys.exit(1)


if __name__ == "__main__":
    main()
