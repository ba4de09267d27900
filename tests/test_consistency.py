"""The repository tests itself: what is declared is used, what is used is declared, in both languages."""

import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import override
from modeltranslation.translator import translator
from modeltranslation.utils import get_translation_fields

from content.admin import ContentAdmin
from content.pages import page_models, section_indexes
from figures import formats
from figures.models import Figure, Observation
from pages.models import Page
from publishing.languages import CODES, TAGS
from publishing.mails import SUBJECTS
from tests.factories import factory_of

ROOT = Path(__file__).resolve().parents[1]
CODE = [path for app in settings.PORTAL_APPS for path in sorted((ROOT / app).rglob("*.py"))]
TEMPLATES = sorted([*ROOT.glob("templates/**/*.*"), *ROOT.glob("*/templates/**/*.*")])
CATALOGUES = sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# Extended by nobody: Django looks for them under these names.
FOUND_BY_NAME = {"400.html", "403.html", "500.html", *(f"publishing/mails/{action}.txt" for action in SUBJECTS)}

all_models = [model for model in apps.get_models() if model._meta.app_label in settings.PORTAL_APPS]
models = [pytest.param(model, id=model._meta.label_lower) for model in all_models]
page_params = [pytest.param(model, id=model._meta.label_lower) for model in page_models()]


def short(path):
    return str(path.relative_to(ROOT))


def lines_with(pattern, paths):
    """`path:line: text` of each line that *pattern* (a regular expression) is found in."""
    return [
        f"{short(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


def template_name(path):
    return path.as_posix().rpartition("/templates/")[2]


# Templates


def test_every_template_is_used():
    text = "\n".join(path.read_text() for path in [*CODE, *TEMPLATES])
    named = set(re.findall(r"""["']([\w/.-]+\.(?:html|xml|txt))["']""", text))
    details = {f"{m._meta.app_label}/{m._meta.model_name}_detail.html" for m in page_models()}
    unused = {template_name(path) for path in TEMPLATES} - named - details - FOUND_BY_NAME

    assert {name for name in unused if not is_override(name)} == set()


def is_override(name):
    """Django's admin asks for it by a name of its own."""
    return name.startswith(("admin/", "django/", "registration/"))


def test_every_template_named_exists():
    text = "\n".join(path.read_text() for path in TEMPLATES)
    named = set(re.findall(r"""{% (?:extends|include) "([^"]+)\"""", text))

    assert {name for name in named if not (is_override(name) or is_found(name))} == set()


def is_found(name):
    try:
        return get_template(name)
    except TemplateDoesNotExist:
        return None


def test_no_template_prints_unescaped():
    # A mail is plain text.
    pages = [path for path in TEMPLATES if path.suffix != ".txt"]
    assert lines_with(r"\|\s*safe(seq)?\b|autoescape off", pages) == []


def test_no_template_has_what_the_policy_forbids():
    """A style or a handler in an attribute, a script in the page: the browser would refuse them."""
    assert lines_with(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", TEMPLATES) == []


# `render_page` has them in the reader's language, or shows a notice instead of the page.
ALWAYS_THERE = {"page.title", "page.summary"}


def translated_conditions(text):
    """What `{% if %}` asks of the active language alone: words in the other one would be hidden, not marked."""
    fields = {name for model in all_models for name in translated_fields(model)}
    conditions = " ".join(re.findall(r"{%\s*(?:el)?if\s(.*?)%}", text))
    asked = re.findall(r"""(?<![\w."'|:])\w+(?:\.\w+)+""", conditions)
    return [path for path in asked if path.rpartition(".")[2] in fields and path not in ALWAYS_THERE]


def translated_fields(model):
    if model not in translator.get_registered_models(abstract=False):
        return []
    return translator.get_options_for_model(model).all_fields


def test_a_template_asks_for_words_in_any_language():
    """`{% with w=x|words:"field" %}{% if w %}`, never `{% if x.field %}`."""
    public = [path for path in TEMPLATES if not is_override(template_name(path))]

    assert {short(path): found for path in public if (found := translated_conditions(path.read_text()))} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% if member.name %}", ["member.name"]),
        ("{% elif not around.announcement.link_label %}", ["around.announcement.link_label"]),
        ("{% if with_subject and figure.subject or page.title %}", ["figure.subject"]),
        ('{% if member|words:"name" and member.affiliation %}', []),
    ],
)
def test_what_a_template_asks_is_recognised(text, found):
    assert translated_conditions(text) == found


def test_every_static_file_named_exists():
    named = {
        name
        for path in [*CODE, *TEMPLATES]
        for name in re.findall(r"""(?:{% static |\bstatic\()["']([^"']+)["']""", path.read_text())
    }

    assert {name for name in named if not finders.find(name)} == set()


# Code


def test_what_is_marked_safe_says_why():
    marked = lines_with(r"mark_safe\(|SafeString\(|__html__", CODE)

    assert [line for line in marked if not re.search(r"# noqa: S308 \w+", line)] == []


def test_a_suppression_names_its_reason():
    assert lines_with(r"# noqa(?!: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)* \w+)", CODE) == []


# Catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
HAN = r"[\u3400-\u9fff]"
catalogues = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def test_there_is_a_catalogue_for_each_language():
    assert [path.parts[-3] for path in CATALOGUES] == ["fr", "zh_Hans"]


def texts(entry):
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


@catalogues
def test_every_message_is_translated(path):
    assert [entry.msgid for entry in polib.pofile(path) if not all(texts(entry))] == []


@catalogues
def test_no_message_is_fuzzy_or_obsolete(path):
    catalogue = polib.pofile(path)

    assert [entry.msgid for entry in [*catalogue.fuzzy_entries(), *catalogue.obsolete_entries()]] == []


@catalogues
def test_translations_keep_the_placeholders(path):
    entries = [entry for entry in polib.pofile(path) if all(texts(entry))]

    assert [entry.msgid for entry in entries if any(placeholders(t) != wanted(entry) for t in texts(entry))] == []


def placeholders(text):
    return sorted(set(PLACEHOLDER.findall(text)))


def wanted(entry):
    return placeholders(entry.msgid_plural or entry.msgid)


def test_french_has_its_spaces():
    """U+202F before ; ! ? and U+00A0 before : at the end of a word."""
    catalogue = polib.pofile(ROOT / "locale" / "fr" / "LC_MESSAGES" / "django.po")
    wrong = re.compile(r"(?<=[\w»)\s])(?<!\u202f)[;!?](?=\s|$)|(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»")

    assert [text for entry in catalogue for text in texts(entry) if wrong.search(text)] == []


def test_chinese_has_full_width_punctuation():
    catalogue = polib.pofile(ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po")
    wrong = re.compile(rf"{HAN}[,;:!?()]|[,;:!?()]{HAN}|{HAN}\.(?:\s|$)")

    assert [text for entry in catalogue for text in texts(entry) if wrong.search(text)] == []


# Models


def names_of(model):
    fields = [field for field in model._meta.get_fields() if hasattr(field, "verbose_name")]
    return [model._meta.verbose_name, model._meta.verbose_name_plural, *(field.verbose_name for field in fields)]


@pytest.mark.parametrize("model", models)
def test_names_are_in_lower_case(model):
    with override(None):
        names = [str(name) for name in names_of(model)]

    assert [name for name in names if name[0] != name[0].lower()] == ["ID"] * names.count("ID")


@pytest.mark.parametrize("model", page_params)
def test_a_page_has_its_admin(model):
    assert isinstance(admin.site._registry.get(model), ContentAdmin)


@pytest.mark.parametrize("model", page_params)
def test_a_page_has_its_translation(model):
    fields = {field.name for field in model._meta.fields}

    for name in ("title", "slug", "summary", "body", "check_note"):
        assert {*get_translation_fields(name)} - fields == set()


@pytest.mark.parametrize("model", page_params)
def test_a_page_has_its_template(model):
    assert get_template(f"{model._meta.app_label}/{model._meta.model_name}_detail.html")


@pytest.mark.django_db
@pytest.mark.parametrize("model", page_params)
def test_a_page_has_its_address(client, model):
    page = factory_of(model)()

    assert [client.get(page.address_in(code)).status_code for code in CODES] == [200, 200]


@pytest.mark.django_db
def test_every_page_is_in_a_list(client):
    """Free-standing pages are reached from the menus."""
    pages = [factory_of(model)() for model in page_models() if model is not Page]
    lists = [reverse(view) for view in section_indexes()]
    text = "".join(f'href="{path}"' + client.get(path).content.decode() for path in lists)

    assert [page for page in pages if f'href="{page.get_absolute_url()}"' not in text] == []


# Tables


def test_the_formats_know_every_kind_and_qualifier():
    assert set(formats.KINDS) == set(Figure.Kind.values)
    assert set(formats.QUALIFIERS) == set(Observation.Qualifier.values)
    assert set(formats.LANGUAGES) == set(CODES) == set(TAGS)


# Papers


def paths_named_in(paper):
    """Where its links lead in the repository, and the documents it names between backquotes."""
    text = paper.read_text()
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    named = re.findall(r"`(docs/[\w/.-]+\.md)`", text)
    return [*((paper.parent / link).resolve() for link in links), *(ROOT / name for name in named)]


@pytest.mark.parametrize("paper", PAPERS, ids=short)
def test_what_a_paper_names_exists(paper):
    assert [short(path) for path in paths_named_in(paper) if not path.exists()] == []
