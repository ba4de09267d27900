"""The doors of the house: make, manage.py and the settings, each in a process of its own."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
# What the tests' own process is told must not reach the one that is tried.
INHERITED = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "".join(chr(33 + i) for i in range(60)),
    "ALLOWED_HOSTS": "portal.example",
}


def run(*command, cwd=ROOT, **environment):
    return subprocess.run(
        command, cwd=cwd, env=INHERITED | environment, capture_output=True, text=True, timeout=120
    )


def manage(*arguments, **environment):
    return run(sys.executable, "manage.py", *arguments, **environment)


def test_production_settings_pass_the_deployment_checks(tmp_path):
    answer = manage("check", "--deploy", "--fail-level", "WARNING", PORTAL_DATA=str(tmp_path), **PRODUCTION)

    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_settings_have_no_default_for_what_must_be_chosen(missing, tmp_path):
    environment = PRODUCTION | {"PORTAL_DATA": str(tmp_path)}
    del environment[missing]

    answer = manage("check", **environment)

    assert answer.returncode != 0
    assert missing in answer.stderr


def test_production_settings_refuse_demo_accounts(tmp_path):
    answer = manage("demo_accounts", PORTAL_DATA=str(tmp_path), **PRODUCTION)

    assert "these settings refuse them" in answer.stderr


def test_manage_uses_the_local_settings_and_obeys_portal_data(tmp_path):
    told = "from django.conf import settings as s; print(s.SETTINGS_MODULE, s.DEBUG, s.MEDIA_ROOT)"

    answer = manage("shell", "--no-imports", "-c", told, PORTAL_DATA=str(tmp_path / "my data"))

    assert answer.stdout.split(maxsplit=2) == [
        "portal.settings.local",
        "False",
        f"{tmp_path / 'my data' / 'media'}\n",
    ]


def test_make_run_says_that_the_port_is_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run(ROOT / "tools" / "serve.sh", PORT=str(port), PORTAL_DATA=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr == f"Port {port} is in use already. Type: make run PORT={port + 1}\n"
    assert [*tmp_path.iterdir()] == []


def test_make_alone_lists_what_can_be_made():
    listed = re.findall(r"^([a-z-]+) +\S", run("make").stdout, flags=re.MULTILINE)

    assert {"run", "test", "lint", "format", "messages", "lock", "clean"} <= {*listed}


def test_a_planted_upward_import_is_refused_with_its_reason(tmp_path):
    for app in settings.PORTAL_APPS:
        shutil.copytree(ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("static", "templates"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "images" / "models.py").open("a") as models:
        models.write("from partners.models import Partner\n")

    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    answer = run(sys.executable, "-c", lint, cwd=tmp_path)

    assert answer.returncode == 1
    assert "An app imports only from the floors below it BROKEN" in answer.stdout
    assert "images.models -> partners.models" in answer.stdout


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_hashes_and_names_no_host(lock):
    text = (ROOT / lock).read_text()
    pinned = re.findall(r"^[a-z].*==.*\\\n    --hash=", text, flags=re.MULTILINE)

    assert len(pinned) == len(re.findall(r"^[^ #\n]", text, flags=re.MULTILINE))
    assert "://" not in text
