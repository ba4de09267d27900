"""The catalogues against the termbase, and their plurals.

What is missing, fuzzy, or lost a placeholder: tests/test_consistency.py. What differs from the code: `make lint` (tools/messages.py).
"""

import polib
import pytest
import yaml

from portal.sample import SAMPLE
from tests.test_consistency import ROOT, texts
from translations.variants import variant_pattern

TERMS = yaml.safe_load((SAMPLE / "terms.yaml").read_text())["translations.Term"]
# Folder: (the language in terms.yaml, its number of plural forms).
CATALOGUES = {"fr": ("fr", 2), "zh_Hans": ("zh", 1)}
catalogues = pytest.mark.parametrize("folder", CATALOGUES)


def entries(folder):
    return polib.pofile(ROOT / "locale" / folder / "LC_MESSAGES" / "django.po")


def to_avoid(language):
    """{variant: what to write}"""
    return {
        variant: term["name"][language]
        for term in TERMS
        for variant in term.get("avoid", {}).get(language, "").splitlines()
    }


def avoided(text, instead):
    return [found for found in variant_pattern(instead).findall(text) if found in instead]


@catalogues
def test_no_message_holds_a_variant_to_avoid(folder):
    instead = to_avoid(CATALOGUES[folder][0])

    assert instead
    assert [entry.msgid for entry in entries(folder) if any(avoided(text, instead) for text in texts(entry))] == []


@catalogues
def test_a_variant_would_be_found(folder):
    instead = to_avoid(CATALOGUES[folder][0])

    assert {
        variant for variant in instead if avoided(f"{variant} {instead[variant]}", instead) != [variant]
    } == set()


@catalogues
def test_each_plural_has_the_forms_of_the_language(folder):
    number = CATALOGUES[folder][1]
    plurals = [entry for entry in entries(folder) if entry.msgid_plural]

    assert plurals
    assert [entry.msgid for entry in plurals if [*entry.msgstr_plural] != [*range(number)]] == []
