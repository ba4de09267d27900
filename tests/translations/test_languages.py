"""A language more is a setting, a migration and a catalogue: English is added in a process of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The migrations of the new columns are written beside copies of those there are.
SETTINGS = """
from portal.settings.test import *

LANGUAGES = [*LANGUAGES, ("en", "English")]
MIGRATION_MODULES = {app: f"migrated.{app}" for app in PORTAL_APPS if (BASE_DIR / app / "migrations").is_dir()}
"""

VISIT = """
import django
django.setup()

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

call_command("migrate", verbosity=0)

from publishing.languages import TAGS
from tests.factories import PartnerFactory, ProgrammeHostFactory
from translations.models import TranslationUnit
from translations.registry import speaking_models, texts_of

partner, host = PartnerFactory(title_en="Beijing"), ProgrammeHostFactory(field_fr="Cuisine")
units = TranslationUnit.objects.filter(language="en")
print("tag", TAGS["en"])
print("states", sorted((unit.field, unit.state().value) for unit in units.of(partner)))
print("row", [(unit.field, unit.page == host.programme) for unit in units.of(host)])
print("columns", all(hasattr(model, f"{field.name}_en") for model in speaking_models() for field in texts_of(model)))
print("right", Permission.objects.filter(codename="translate_en").count())
print("role", Group.objects.filter(name="translator-en").count())
"""

FOUND = """
tag en
states [('body', 'missing'), ('summary', 'missing'), ('title', 'validated')]
row [('field', True)]
columns True
right 1
role 1
"""


@pytest.fixture
def trilingual(tmp_path):
    (tmp_path / "trilingual.py").write_text(SETTINGS)
    for folder in ROOT.glob("*/migrations"):
        shutil.copytree(folder, tmp_path / "migrated" / folder.parent.name)
    return tmp_path


def run(folder, *arguments):
    environment = {
        **{key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}},
        "DJANGO_SETTINGS_MODULE": "trilingual",
        "DATABASE_URL": f"sqlite:///{folder / 'trilingual.sqlite3'}",
        "PYTHONPATH": f"{folder}:{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=100
    )


def test_a_language_more_has_its_columns_and_its_units(trilingual):
    made = run(trilingual, ROOT / "manage.py", "makemigrations", "--verbosity", "0")
    assert (made.stderr, made.returncode) == ("", 0)

    visit = run(trilingual, "-c", VISIT)

    assert visit.stderr == ""
    assert visit.stdout == FOUND.lstrip()
