"""The two gaps that the import linter leaves: a package without a floor, and a relation named by a string."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from content.pages import page_models

ROOT = Path(__file__).resolve().parents[1]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in LINTER["contracts"]}
# Kept free for apps to come; a floor in parentheses may be empty.
FREE = re.compile(r"\((\w+)\)")

models = [
    pytest.param(model, id=model._meta.label_lower)
    for model in apps.get_models()
    if model._meta.app_label in settings.PORTAL_APPS
]
sections = sorted({model._meta.app_label for model in page_models()})


def floors():
    """{app: floor}, 0 at the bottom."""
    layers = [FREE.sub(r"\1", layer) for layer in reversed(CONTRACTS["floors"]["layers"])]
    return {name.strip(): floor for floor, layer in enumerate(layers) for name in layer.split("|")}


def top_level_packages():
    return {
        folder.name
        for folder in ROOT.iterdir()
        if folder.is_dir() and (folder / "__init__.py").exists() and folder.name != "tests"
    }


def test_every_package_is_an_app_with_a_floor():
    assert top_level_packages() == set(settings.PORTAL_APPS)
    assert top_level_packages() - set(floors()) == set()


def test_every_app_is_watched_by_the_linter():
    assert set(LINTER["root_packages"]) == set(settings.PORTAL_APPS)
    assert CONTRACTS["inside"]["containers"] == ["*"]
    assert {contract["type"] for contract in CONTRACTS.values()} == {"layers"}


def test_apps_are_installed_from_the_top_floor_to_the_bottom():
    order = [floors()[app] for app in settings.PORTAL_APPS]

    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("model", models)
def test_no_relation_looks_upward(model):
    floor, own = floors(), model._meta.app_label
    targets = {field.related_model._meta.app_label for field in model._meta.get_fields() if is_forward(field)}

    assert {app for app in targets - {own} if app in floor and floor[app] >= floor[own]} == set()


def is_forward(field):
    return field.is_relation and not field.auto_created and field.related_model


@pytest.mark.parametrize("app", settings.PORTAL_APPS)
def test_no_name_in_a_string_looks_upward(app):
    """`apps.get_model("partners.Partner")` and the like, which no import shows."""
    floor = floors()
    above = [other for other in settings.PORTAL_APPS if other != app and floor[other] >= floor[app]]
    named = re.compile(rf"""["']({"|".join(above)})\.[A-Za-z]""") if above else re.compile("(?!)")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (ROOT / app).rglob("*.py")
        if "settings" not in path.parts
        for match in named.finditer(path.read_text())
    ]

    assert found == []


@pytest.mark.parametrize("app", sections)
def test_a_section_has_the_files_of_a_section(app):
    wanted = {"admin.py", "apps.py", "models.py", "translation.py", "urls.py", "views.py"}

    assert wanted - {path.name for path in (ROOT / app).iterdir()} == set()
    assert (ROOT / "templates" / app).is_dir()
    assert (ROOT / "tests" / app).is_dir()


@pytest.mark.parametrize("app", settings.PORTAL_APPS)
def test_an_app_is_no_drawer(app):
    assert app not in {"common", "core", "utils", "base", "helpers", "misc"}
