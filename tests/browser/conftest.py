import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent

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
