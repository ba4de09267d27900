"""The server dies in the middle of a publication: the page is the old one or the new one, and its history tells which."""

import http.client
import http.cookiejar
import json
import os
import random
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing, suppress

import pytest
from lxml import html

from tests.browser.conftest import PASSWORD, Copy

KILLS = int(os.environ.get("PORTAL_KILLS", "5"))
PAGE = "/admin/partners/partner/{key}/change/"


class Mortal(Copy):
    """Its processes can be killed all at once, and started again over the same data."""

    def kill(self):
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(timeout=10)


class Desk:
    """A publisher's browser, without its windows."""

    def __init__(self, url):
        self.url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.send("/admin/login/", username="publisher", password=PASSWORD)

    def open(self, path, data=None):
        request = urllib.request.Request(f"{self.url}{path}", data, {"Referer": f"{self.url}{path}"})  # noqa: S310 our own
        return self.opener.open(request, timeout=60).read().decode()

    def form(self, path):
        page = html.fromstring(self.open(path))
        form = next(form for form in page.forms if form.method == "POST" and "csrfmiddlewaretoken" in form.fields)
        form = next((one for one in page.forms if (one.get("id") or "").endswith("_form")), form)
        return [(name, value) for name, value in form.form_values() if "__prefix__" not in name]

    def send(self, path, **changes):
        kept = [(name, value) for name, value in self.form(path) if name not in changes]
        self.post(path, [*kept, *changes.items()])

    def post(self, path, values):
        return self.open(path, urllib.parse.urlencode(values).encode())


@pytest.fixture
def mortal(portal, tmp_path):
    with Mortal(portal, tmp_path) as served:
        yield served


def first_partner(portal):
    with portal.database as database:
        return database.execute("SELECT id, slug_fr FROM partners_partner ORDER BY id LIMIT 1").fetchone()


def what_stands(portal, key):
    """(title, summary, drafts, last line of the history, the title it tells) as the database has them."""
    with portal.database as database:
        title, summary = database.execute(
            "SELECT title_fr, summary_fr FROM partners_partner WHERE id = ?", [key]
        ).fetchone()
        drafts = database.execute("SELECT count(*) FROM publishing_draft WHERE object_id = ?", [key]).fetchone()[0]
        action, version = database.execute(
            "SELECT action, version FROM publishing_revision WHERE object_id = ? ORDER BY created_at DESC LIMIT 1",
            [key],
        ).fetchone()
    told = next(row for name, row in json.loads(version).items() if name.startswith("partners.partner:"))
    return title, summary, drafts, action, told["title_fr"]


def test_what_a_kill_leaves_is_one_version_and_its_history(mortal):
    key, slug = first_partner(mortal)
    path = PAGE.format(key=key)
    outcomes = []
    before = "Avant"
    desk = Desk(mortal.url)
    desk.send(path, title_fr=before, summary_fr=before, _draft="1")
    form = desk.form(path)
    began = time.monotonic()
    desk.post(path, [*form, ("_publish", "1")])
    longest = time.monotonic() - began
    for number in range(KILLS):
        desk, after = Desk(mortal.url), f"Version {number}"
        desk.send(path, title_fr=after, summary_fr=after, _draft="1")
        form = [*desk.form(path), ("_publish", "1")]

        def publish(desk=desk, form=form):
            with suppress(OSError, http.client.HTTPException):
                desk.post(path, form)

        sender = threading.Thread(target=publish)
        sender.start()
        time.sleep(random.uniform(0, longest))
        mortal.kill()
        sender.join()
        mortal.start()

        title, summary, drafts, action, told = what_stands(mortal, key)
        assert (title, summary) in [(before, before), (after, after)]
        is_new = title == after
        assert (drafts, action, told) == ((0, "published", after) if is_new else (1, "saved", after))
        with closing(urllib.request.urlopen(f"{mortal.url}/fr/partenaires/{slug}/", timeout=60)) as answer:  # noqa: S310
            assert (after in answer.read().decode()) == is_new
        outcomes.append(is_new)
        before = title
    print(f"{sum(outcomes)} of {KILLS} published before the kill")  # noqa: T201 told by `make test-deep`
