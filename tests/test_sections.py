"""A new section is a folder, its templates, and a line each in the settings and the urls (docs/architecture.md).

The toy below is written in full, and tried in a process of its own, as a newcomer would.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SECTION = {
    "library/__init__.py": "",
    "library/apps.py": """
from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "library"
    verbose_name = "Library"
    indexes = {"library:index": "Library"}
""",
    "library/models.py": """
from django.db import models

from content.models import ContentPage
from partners.models import Partner


class Book(ContentPage):
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="books")

    class Meta(ContentPage.Meta):
        verbose_name = "book"
        verbose_name_plural = "books"
        ordering = ["title_fr"]
""",
    "library/translation.py": """
from modeltranslation.translator import register

from content.translation import ContentPageOptions
from library.models import Book

register(Book)(ContentPageOptions)
""",
    "library/admin.py": """
from django.contrib import admin

from content.admin import ContentAdmin
from library.models import Book


@admin.register(Book)
class BookAdmin(ContentAdmin):
    facts = ["partner"]
""",
    "library/views.py": """
from django.shortcuts import get_object_or_404

from content.shortcuts import paginated, render_index, render_page
from library.models import Book


def book_list(request):
    books = paginated(request, Book.objects.published().for_list())
    return render_index(request, "library/book_list.html", {"books": books})


def book_detail(request, slug):
    return render_page(request, get_object_or_404(Book.objects.published().for_list(), slug=slug))
""",
    "library/urls.py": """
from django.urls import path

from library import views

app_name = "library"

urlpatterns = [
    path("library/", views.book_list, name="index"),
    path("library/<slug:slug>/", views.book_detail, name="book"),
]
""",
    "library/templates/library/book_list.html": """
{% extends "content/list.html" %}
{% block items %}{% for book in books %}{% include "includes/card.html" with item=book %}{% endfor %}{% endblock %}
""",
    "library/templates/library/book_detail.html": """
{% extends "content/page.html" %}
""",
    "toy_settings.py": """
from portal.settings.test import *

PORTAL_APPS = ["library", *PORTAL_APPS]
INSTALLED_APPS = ["library", *INSTALLED_APPS]
ROOT_URLCONF = "toy_urls"
""",
    "toy_urls.py": """
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from portal.urls import *

urlpatterns = [*i18n_patterns(path("", include("library.urls"))), *urlpatterns]
""",
}

# What a reader and an editor find, told on standard output.
VISIT = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from library.models import Book
from partners.models import Partner

def text(address, client=Client()):
    return client.get(address).content.decode()

call_command("migrate", verbosity=0)
setup_test_environment()
words = {"summary_fr": "S", "summary_zh_hans": "概要", "state": "published"}
partner = Partner.objects.create(title_fr="Pékin", title_zh_hans="北京市", **words)
book = Book.objects.create(title_fr="Un livre", title_zh_hans="一本书", partner=partner, **words)
staff = Client()
staff.force_login(get_user_model().objects.create_superuser("someone"))
fr, zh = book.address_in("fr"), book.address_in("zh-hans")
sitemap = text("/sitemap.xml")

print("addresses", fr, zh)
print("sitemap", [sitemap.count(f"{address}</loc>") for address in (fr, zh, "/fr/library/")])
print("admin index", "/admin/library/book/" in text("/admin/", staff))
print("admin form", "title_zh_hans" in text("/admin/library/book/add/", staff))
print("list", f'"{fr}"' in text("/fr/library/"))
print("switch", f'href="{zh}"' in text(fr), f'href="{fr}"' in text(zh))
print("hreflang", text(fr).count('hreflang="x-default"'))
print("partner", f'"{fr}"' in text(partner.address_in("fr")))
book.title_zh_hans = ""; book.save()
print("notice", "noindex" in text(zh), f"{zh}</loc>" in text("/sitemap.xml"))
"""

FOUND = """
addresses /fr/library/un-livre/ /zh-hans/library/yi-ben-shu/
sitemap [1, 1, 1]
admin index True
admin form True
list True
switch True True
hreflang 1
partner True
notice True False
"""


@pytest.fixture
def toy(tmp_path):
    for name, text in SECTION.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip())
    return tmp_path


def run(toy, *arguments):
    environment = {
        **{key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}},
        "DJANGO_SETTINGS_MODULE": "toy_settings",
        "DATABASE_URL": f"sqlite:///{toy / 'toy.sqlite3'}",
        "PYTHONPATH": f"{toy}:{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=toy, env=environment, capture_output=True, text=True, timeout=100
    )


def test_a_section_of_one_folder_is_found_everywhere(toy):
    made = run(toy, ROOT / "manage.py", "makemigrations", "library", "--verbosity", "0")
    assert (made.stderr, made.returncode) == ("", 0)

    visit = run(toy, "-c", VISIT)

    assert visit.stderr == ""
    assert visit.stdout == FOUND.lstrip()
    assert sorted(path.name for path in (toy / "library" / "migrations").glob("0*.py")) == ["0001_initial.py"]
