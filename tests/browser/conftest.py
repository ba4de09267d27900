import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
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

# Playwright drives the browser from an event loop; Django, beside it in the same thread, takes that for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, which talks to nobody but the server under test. Without it the tests fail: they are never skipped."""
    chromium = shutil.which("chromium")
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
        }

    def __enter__(self):
        self.prepare()
        serve = (
            f"-m granian --interface wsgi --port {self.port} --no-ws --blocking-threads 4 portal.wsgi:application"
        )
        self.server = subprocess.Popen([sys.executable, *serve.split()], cwd=ROOT, env=self.environment)
        self.wait()
        return self

    def prepare(self):
        """Once for all the processes that test: the others wait, then read the same data."""
        with (self.data / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.data / "ready").exists():
                for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"], ["load_sample"]):
                    self.run("manage.py", *command).check_returncode()
                (self.data / "ready").touch()

    def __exit__(self, *problem):
        self.server.terminate()
        self.server.wait(timeout=10)

    def run(self, *command):
        return subprocess.run([sys.executable, *command], cwd=ROOT, env=self.environment, timeout=300)

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


@pytest.fixture(scope="session")
def portal(tmp_path_factory, worker_id):
    base = tmp_path_factory.getbasetemp()
    data = (base if worker_id == "master" else base.parent) / "portal"
    data.mkdir(exist_ok=True)
    with Portal(data) as served:
        yield served
