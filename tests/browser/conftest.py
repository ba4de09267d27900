import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.urls import resolve
from django.utils.translation import override

from publishing.languages import CODES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Of the demo accounts, which every portal served here has.
PASSWORD = "at-her-desk-1"

# Run in the portal itself: what `make run` prepares.
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
call_command("load_sample")
call_command("demo_accounts")
"""

# Playwright drives the browser from an event loop; Django, beside it in the same thread, takes that for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, which talks to nobody but the server under test. Without it the tests fail: they are never skipped."""
    # The same browser without windows opens a page in half the time.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not chromium:
        pytest.fail("Chromium is missing. Type as root: apt-get install chromium fonts-noto-cjk", pytrace=False)
    return {**browser_type_launch_args, "executable_path": chromium, "args": chromium_args()}


def chromium_args():
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
    # Chromium refuses its sandbox to root.
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


class Portal:
    """The portal with its sample content, served as `make run` serves it, in a process of its own."""

    def __init__(self, data):
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.port = found.getsockname()[1]
        self.data = data
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.local",
            "DATABASE_URL": "",
            "PORTAL_DATA": str(data),
            "PORTAL_DEMO_PASSWORD": PASSWORD,
        }

    def __enter__(self):
        self.prepare()
        self.start()
        return self

    def start(self):
        serve = (
            f"-m granian --interface wsgi --port {self.port} --no-ws --blocking-threads 4 portal.wsgi:application"
        )
        # A group of its own, so that a test can end all of its processes at once.
        self.server = subprocess.Popen(
            [sys.executable, *serve.split()], cwd=ROOT, env=self.environment, start_new_session=True
        )
        self.wait()

    def prepare(self):
        """Once for all the processes that test: the others wait, then read the same data."""
        with (self.data / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.data / "ready").exists():
                self.write(PREPARE)
                (self.data / "ready").touch()

    def __exit__(self, *problem):
        self.server.terminate()
        self.server.wait(timeout=10)

    def write(self, program):
        """Runs *program* in the portal, beside its server."""
        self.run("manage.py", "shell", "-v0", "-c", program).check_returncode()

    def run(self, *command):
        return subprocess.run([sys.executable, *command], cwd=ROOT, env=self.environment, timeout=300)

    @property
    def database(self):
        return closing(sqlite3.connect(self.data / "db.sqlite3"))

    def wait(self):
        for _ in range(600):
            try:
                return self.get("/health/")
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("The portal does not answer.")

    def get(self, path):
        return urllib.request.urlopen(f"{self.url}{path}", timeout=10).read()  # noqa: S310 our own server

    def kinds(self, language):
        """{name of the view: path of one of its pages} of all that the sitemap tells of, in *language*."""
        locations = ElementTree.fromstring(self.get("/sitemap.xml")).iter(f"{SITEMAP}loc")  # noqa: S314 our own
        found = defaultdict(dict)
        for path in (urlsplit(location.text).path for location in locations):
            code = next(code for code in CODES if path.startswith(f"/{code}/"))
            with override(code):
                found[code].setdefault(resolve(path).view_name, path)
        return found[language]


class Copy(Portal):
    """The portal again, with data that may be changed: its own database, and the files of the first."""

    def __init__(self, original, data):
        super().__init__(data)
        self.original = original

    def prepare(self):
        shutil.copy(self.original.data / "secret_key", self.data)
        for name in ("static", "media"):
            (self.data / name).symlink_to(self.original.data / name)
        self.reset()

    def reset(self):
        """As it was, with the server at work: what one module wrote, the next does not meet."""
        with self.original.database as original, self.database as own:
            original.backup(own)


@pytest.fixture(scope="session")
def portal(tmp_path_factory, worker_id):
    base = tmp_path_factory.getbasetemp()
    data = (base if worker_id == "master" else base.parent) / "portal"
    data.mkdir(exist_ok=True)
    with Portal(data) as served:
        yield served


@pytest.fixture(scope="session")
def served_copy(portal, tmp_path_factory):
    """One for all the modules that write: a server takes longer to start than most of them to test."""
    with Copy(portal, tmp_path_factory.mktemp("copy")) as served:
        yield served


@pytest.fixture(scope="module")
def desk(served_copy):
    """The portal again, for a module that changes its content."""
    served_copy.reset()
    return served_copy
