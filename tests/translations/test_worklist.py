"""The worklist: what waits for a translator, in few queries."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin_forms import page_at
from tests.factories import PartnerFactory
from translations.models import TranslationUnit

pytestmark = pytest.mark.django_db
LIST = reverse("admin:translations_translationunit_changelist")


@pytest.mark.parametrize("number", [1, 60])
def test_it_costs_at_most_twelve_queries(as_role, django_assert_max_num_queries, number):
    PartnerFactory.create_batch(number, french_only=True)
    client = as_role("translator-zh-hans")
    with django_assert_max_num_queries(12):
        page = page_at(client, LIST)
    assert len(page.find_class("unit-page")) == min(3 * number, 50)


def test_what_is_not_public_is_not_asked_for(as_role):
    PartnerFactory(french_only=True, draft=True)
    assert page_at(as_role("translator-zh-hans"), LIST).find_class("unit-page") == []


@pytest.mark.parametrize(
    ("role", "status"), [("publisher", 200), ("administrator", 200), ("editor-partners", 403)]
)
def test_who_may_read_it(as_role, role, status):
    assert as_role(role).get(LIST).status_code == status


def test_a_unit_leads_to_its_page_and_a_day_past_is_refused(as_role):
    PartnerFactory(french_only=True)
    client = as_role("translator-zh-hans")
    unit = TranslationUnit.objects.unfinished().first()
    address = reverse("admin:translations_translationunit_change", args=[unit.pk])
    assert client.get(address)["Location"].endswith(f"#unit-{unit.pk}")
    sent = {"action": "assign_chosen", "_selected_action": [unit.pk], "index": "0", "select_across": "0"}
    refused = client.post(LIST, {**sent, "_assign": "1", "due": "2020-01-01"})
    assert {*refused.context["form"].errors} == {"assigned_to", "due"}
    assert client.post(LIST, {**sent, "action": "take_chosen"}).status_code == 302
    unit.refresh_from_db()
    assert unit.assigned_to.username == "translator-zh-hans"
    TranslationUnit.objects.update(due=timezone.localdate() - timezone.timedelta(days=1))
    assert len(page_at(client, LIST).find_class("unit-overdue")) == 3


# Whom to ask, and by when


def ticked(action, units, **fields):
    keys = [unit.pk for unit in units]
    return {"action": action, "_selected_action": keys, "index": "0", "select_across": "0", **fields}


def test_texts_are_assigned_until_a_day_and_to_nobody_again(as_role, account):
    PartnerFactory(french_only=True)
    client, asked = as_role("publisher"), account("translator-zh-hans", first_name="Li", last_name="Na")
    first, second, third = TranslationUnit.objects.unfinished().order_by("field")
    due = timezone.localdate() + timezone.timedelta(days=3)

    form = client.post(LIST, ticked("assign_chosen", [first, second])).context["form"]
    assert {*form.fields["assigned_to"].queryset.values_list("username", flat=True)} == {
        "publisher",
        "translator-zh-hans",
    }
    sent = ticked("assign_chosen", [first, second], _assign="1", assigned_to=asked.pk, due=due.isoformat())
    assert client.post(LIST, sent).status_code == 302
    assert assignments() == {first.pk: (asked.pk, due), second.pk: (asked.pk, due), third.pk: (None, None)}
    page = page_at(client, f"{LIST}?assigned=others")
    assert [one.text for one in page.find_class("unit-person")] == ["Li Na", "Li Na"]

    client.post(LIST, ticked("unassign_chosen", [first]))
    assert assignments() == {first.pk: (None, None), second.pk: (asked.pk, due), third.pk: (None, None)}


def assignments():
    units = TranslationUnit.objects.unfinished()
    return {unit.pk: (unit.assigned_to_id, unit.due) for unit in units}


def test_all_that_is_found_is_assigned_at_once(as_role):
    PartnerFactory.create_batch(20, french_only=True)
    client = as_role("translator-zh-hans")
    client.post(LIST, ticked("take_chosen", TranslationUnit.objects.all()[:1], select_across="1"))

    assert TranslationUnit.objects.filter(assigned_to=None).count() == 0


@pytest.mark.parametrize("action", ["assign_chosen", "take_chosen", "unassign_chosen"])
def test_who_does_not_translate_assigns_nothing(as_role, action):
    PartnerFactory(french_only=True)
    client = as_role("administrator")
    unit = TranslationUnit.objects.first()
    client.post(LIST, ticked(action, [unit], _assign="1"))
    unit.refresh_from_db()

    assert unit.assigned_to is None
    assert page_at(client, LIST).xpath("//select[@name='action']") == []


# How far


def test_the_bar_counts_texts_and_words(as_role):
    PartnerFactory(summary_fr="Trois mots ici.", body_fr="<p>Deux mots.</p>", title_fr="Un")
    PartnerFactory(french_only=True, summary_fr="Un deux.", body_fr="<p>Un deux.</p>", title_fr="Un deux")
    page = page_at(as_role("translator-zh-hans"), LIST)
    (percent, *_kinds) = page.find_class("progress-percent")
    (parts, *_kinds) = page.find_class("progress-parts")

    assert percent.text == "50\u202f%"
    assert [" ".join(part.text_content().split()) for part in parts] == [
        "Validée 3 textes · 6 mots",
        "Manquante 3 textes · 6 mots",
    ]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 4),
        ("standing=missing", 3),
        ("standing=stale", 1),
        ("standing=validated", 2),
        ("standing=all", 6),
        ("standing=else", 4),
        ("length=short", 3),
        ("length=medium", 1),
        ("length=long", 0),
        ("age=week", 4),
        ("age=over_week", 0),
        ("section=partners", 4),
        ("section=agenda", 0),
        ("kind=partners.partner", 4),
        ("kind=agenda.news", 0),
        ("due_is=overdue", 0),
        ("assigned=nobody", 4),
        ("q=onzième", 1),
    ],
)
def test_the_filters_find(as_role, query, number):
    stale, _missing = PartnerFactory(), PartnerFactory(french_only=True)
    stale.summary_fr = "Un deux trois quatre cinq six sept huit neuf dix, et le onzième."
    stale.save()

    assert len(page_at(as_role("translator-zh-hans"), f"{LIST}?{query}").find_class("unit-page")) == number


def test_the_changed_words_of_the_french_are_marked(as_role):
    page = PartnerFactory(summary_fr="La coopération commence en 1987 avec Pékin.")
    page.summary_fr = "La coopération commence en 1988 avec Pékin."
    page.save()
    listed = page_at(as_role("translator-zh-hans"), LIST)

    assert [one.text_content() for one in listed.xpath("//del | //ins")] == [
        "[retiré\u00a0: 1987]",
        "[ajouté\u00a0: 1988]",
    ]
