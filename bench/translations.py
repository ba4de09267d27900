"""Ten thousand units: seconds of an export, of an import with a third changed, and queries of the worklist page.

Run by `make bench-translations`, in a database of its own. Exit status 1 where a limit is not kept.
"""

import sys
import time
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from partners.models import Partner  # noqa: E402
from publishing.models import State  # noqa: E402
from translations.exchange import FORMATS, Selection, exported, received  # noqa: E402
from translations.importing import counted, take_in  # noqa: E402
from translations.models import TranslationUnit  # noqa: E402
from translations.units import refresh  # noqa: E402
from translations.work import Fate  # noqa: E402

UNITS = 10_000
LIMITS = {"export po": 5, "export xliff": 5, "import": 20, "queries": 12}
ALL = Selection("zh-hans")


def main():
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    fill()
    measured = dict(figures())
    for name, figure in measured.items():
        print(f"{name:14}{figure:8.2f}  at most {LIMITS[name]}")
    return any(figure > LIMITS[name] for name, figure in measured.items())


def fill():
    """Pages of three texts each, every one translated."""
    texts = {
        "summary_fr": "Une phrase qui répond, en 2026.",
        "summary_zh_hans": "2026年的一句话。",
        "body_fr": "<p>Le texte, en français.</p>" * 5,
        "body_zh_hans": "<p>中文正文。</p>" * 5,
    }
    pages = [
        Partner(
            title_fr=f"Page {number}",
            title_zh_hans=f"第{number}页",
            slug_fr=f"page-{number}",
            slug_zh_hans=f"di-{number}-ye",
            state=State.PUBLISHED,
            kind="province",
            **texts,
        )
        for number in range(UNITS // 3 + 1)
    ]
    Partner.objects.bulk_create(pages)
    for start in range(0, len(pages), 500):
        refresh(pages[start : start + 500])
    print(f"{TranslationUnit.objects.count()} units")


def figures():
    """(name, seconds or number)"""
    for key in FORMATS:
        began = time.perf_counter()
        content = exported(ALL, key)
        yield f"export {key}", time.perf_counter() - began
    user = translator()
    began = time.perf_counter()
    told = counted(take_in(changed(received("all.xlf", BytesIO(content))), user))
    yield "import", time.perf_counter() - began
    print(", ".join(f"{fate.value} {told[fate]}" for fate in Fate))
    yield "queries", queries()


def changed(batch):
    """A third of the texts: all those of every third page, for a translator goes on page by page."""
    pages = sorted({page_of(entry) for entry in batch.entries})
    third = {*pages[::3]}
    entries = [again(entry) if page_of(entry) in third else entry for entry in batch.entries]
    return batch._replace(entries=entries)


def page_of(entry):
    return entry.context.rpartition(":")[0]


def again(entry):
    """In other words, of the page's title, its summary or its text."""
    words = {"页": "面", "一句话": "另一句话", "中文": "汉语"}
    before, after = next(pair for pair in words.items() if pair[0] in entry.target)
    return entry._replace(target=entry.target.replace(before, after))


def translator():
    user = User.objects.create_user("publisher", is_staff=True)
    user.groups.set(Group.objects.filter(name="publisher"))
    return user


def queries():
    client = Client()
    client.force_login(User.objects.get(username="publisher"))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(reverse("admin:translations_translationunit_changelist")).status_code == 200
    return len(captured)


if __name__ == "__main__":
    sys.exit(main())
