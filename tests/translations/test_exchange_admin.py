"""Translations out of the admin and in again: who may, what a file is answered with, where each line leads."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from tests.admin_forms import page_at
from tests.factories import PartnerFactory
from translations import exchange, exchange_admin, po, xliff
from translations.entries import Batch, Entry
from translations.exchange import Selection, batch_of
from translations.models import Standing, TranslationUnit
from translations.worklist import address_of

pytestmark = pytest.mark.django_db
LIST = reverse("admin:translations_translationunit_changelist")
EXPORT = reverse("admin:translations_translationunit_export")
IMPORT = reverse("admin:translations_translationunit_import")
TRANSLATES = ["publisher", "translator-zh-hans"]


@pytest.fixture
def partner():
    return PartnerFactory(summary_fr="Bonjour {name}.", summary_zh_hans="{name}，您好。")


def unit_of(page, field):
    return TranslationUnit.objects.of(page).get(field=field)


def file_of(page, format_module=po, **targets):
    """What a translator sends back of an export just made."""
    units = [unit_of(page, field) for field in targets]
    entries = [
        Entry(unit.context, unit.current, target, state=Standing.VALIDATED)
        for unit, target in zip(units, targets.values(), strict=True)
    ]
    batch = Batch("zh-hans", batch_of(Selection("zh-hans")).exported_at, entries)
    return "".join(format_module.write(batch, "portal")).encode()


def sent(client, content, name="retour.po", **changes):
    file = SimpleUploadedFile(name, content)
    return client.post(IMPORT, {"language": "zh-hans", "file": file, **changes})


def summary(partner):
    partner.refresh_from_db()
    return partner.summary_zh_hans


# Who may


@pytest.mark.parametrize("role", ["editor-partners", "administrator"])
def test_who_does_not_translate_is_kept_out(as_role, partner, role):
    client = as_role(role)
    asked = [client.get(EXPORT), client.get(EXPORT, {"language": "zh-hans", "format": "po"}), client.get(IMPORT)]
    answers = [*asked, sent(client, file_of(partner, summary="{name}，早。"))]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403]
    assert summary(partner) == "{name}，您好。"


@pytest.mark.parametrize("role", TRANSLATES)
def test_the_worklist_leads_to_both(as_role, role):
    assert page_at(as_role(role), LIST).xpath("//ul[@class='object-tools']//a/@href") == [EXPORT, IMPORT]


# Out


@pytest.mark.parametrize("role", TRANSLATES)
def test_exported(as_role, partner, role):
    client = as_role(role)
    contexts = {unit.context for unit in Selection("zh-hans").units()}
    response = client.get(EXPORT, {"language": "zh-hans", "format": "po"})
    assert {one.msgctxt for one in polib.pofile(response.text)} == contexts
    assert response["Content-Disposition"].endswith('.po"')
    response = client.get(EXPORT, {"language": "zh-hans", "format": "xliff"})
    units = etree.fromstring(response.content).iter(f"{{{xliff.NAMESPACE}}}trans-unit")
    assert {unit.get("id") for unit in units} == contexts


def test_exported_by_state(as_role, partner):
    partner.summary_fr = "Bonsoir {name}."
    partner.save()
    response = as_role("translator-zh-hans").get(EXPORT, {"language": "zh-hans", "format": "po", "state": "stale"})
    assert [(one.msgctxt, one.fuzzy, one.previous_msgid) for one in polib.pofile(response.text)] == [
        (unit_of(partner, "summary").context, True, "Bonjour {name}.")
    ]


def test_what_cannot_be_exported_is_an_error_of_its_field(as_role):
    form = as_role("publisher").get(EXPORT, {"language": "zh-hans", "format": "exe", "state": "x"}).context["form"]
    assert [*form.errors] == ["format", "state"]


# In


@pytest.mark.parametrize("role", TRANSLATES)
@pytest.mark.parametrize(("name", "module"), [("retour.po", po), ("retour.xlf", xliff)])
def test_imported(as_role, partner, role, name, module):
    response = sent(as_role(role), file_of(partner, module, summary="{name}，早。"), name)
    assert [number for _words, number in response.context["counts"]] == [0, 0, 1, 0]
    unit = unit_of(partner, "summary")
    assert (summary(partner), unit.validated_by.username) == ("{name}，早。", role)


def test_kept_as_drafts(as_role, partner):
    response = sent(as_role("translator-zh-hans"), file_of(partner, summary="{name}，早。"), as_drafts="on")
    assert [one.is_draft for one, _fate, _address in response.context["lines"]] == [True]
    assert (summary(partner), unit_of(partner, "summary").draft) == ("{name}，您好。", "{name}，早。")


@pytest.mark.parametrize(
    ("name", "tail", "message"),
    [
        ("retour.po", b"\nmsgid", "Ce fichier PO est illisible"),
        ("retour.txt", b"", "Le nom du fichier doit finir par"),
        ("retour.po", b"#" * 3000, "Le fichier dépasse"),
    ],
)
def test_a_refused_file_is_an_error_of_its_field(as_role, partner, monkeypatch, name, tail, message):
    monkeypatch.setattr(exchange, "MAX_BYTES", 3000)
    response = sent(as_role("translator-zh-hans"), file_of(partner, summary="{name}，早。") + tail, name)
    [error] = response.context["form"].errors["file"]
    assert (error[: len(message)], [*response.context["form"].errors]) == (message, ["file"])
    assert summary(partner) == "{name}，您好。"


def test_every_fate_is_told_and_leads_to_its_text(as_role, partner):
    content = file_of(partner, title="新标题", summary="没有名字。", body=partner.body_zh_hans)
    content = content.replace(b"Le texte, en fran", b"Un texte, en fran")
    gone = content.replace(str(partner.pk).encode(), b"00000000-0000-4000-8000-000000000000")
    content += b"\n" + gone[gone.index(b"msgctxt") :].split(b"\n\n")[0] + b"\n"
    response = sent(as_role("translator-zh-hans"), content)
    lines = [
        (one.context.split(":")[-1], one.fate.value, address) for one, _f, address in response.context["lines"]
    ]
    beside = {field: address_of(unit_of(partner, field)) for field in ("title", "summary", "body")}
    assert lines == [
        ("summary", "refused", beside["summary"]),
        ("title", "refused", ""),
        ("body", "stale", beside["body"]),
        ("title", "applied", beside["title"]),
    ]
    assert all("#unit-" in address for address in beside.values())


def test_a_long_result_says_what_it_leaves_out(as_role, partner, monkeypatch):
    monkeypatch.setattr(exchange_admin, "SHOWN", 1)
    response = sent(as_role("translator-zh-hans"), file_of(partner, title="新标题", summary="{name}，早。"))
    assert (len(response.context["lines"]), response.context["left_out"]) == (1, 1)
