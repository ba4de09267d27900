"""What a unit remembers, and what the records say today."""

import uuid
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F, Value
from django.db.models.functions import Concat
from modeltranslation.translator import translator

from partners.models import Partner
from publishing.models import State
from publishing.workflow import publish
from tests.factories import (
    AnnouncementFactory,
    EventFactory,
    FigureFactory,
    ObservationFactory,
    PartnerFactory,
    PictureFactory,
    SpeakerFactory,
)
from translations.models import Standing, Term, TranslationUnit
from translations.registry import speaking_models, texts_of
from translations.units import sync

pytestmark = pytest.mark.django_db


def unit_of(record, field="summary"):
    return TranslationUnit.objects.of(record).get(field=field)


def standings():
    """Counted by the database, and each the same as its own unit says."""
    units = TranslationUnit.objects.with_standing()
    assert {unit.standing for unit in units if unit.standing != unit.state()} == set()
    return sorted(unit.standing for unit in units)


@pytest.fixture
def partner():
    return PartnerFactory(
        title=None,
        title_fr="Pékin",
        title_zh_hans="北京",
        summary_fr="L’air.",
        summary_zh_hans="空气。",
        body_fr="",
        body_zh_hans="",
        check_note_fr="",
        check_note_zh_hans="",
    )


@pytest.fixture
def user():
    return User.objects.create_user("mei")


def test_every_text_of_the_registry_is_found_and_no_address_or_file():
    found = {(model, field.name) for model in speaking_models() for field in texts_of(model)}
    registered = {
        (model, name)
        for model in translator.get_registered_models(abstract=False)
        for name in translator.get_options_for_model(model).all_fields
    }
    others = registered - found

    assert {name for model, name in others if model is not Term} == {"slug", "file"}
    assert found <= registered
    assert {model._meta.pk.get_internal_type() for model in speaking_models()} == {"UUIDField"}


def test_what_a_record_says_in_both_languages_counts_as_validated(partner):
    assert standings() == [Standing.VALIDATED] * 2
    assert {unit.source for unit in TranslationUnit.objects.all()} == {"Pékin", "L’air."}


def test_french_without_chinese_is_missing_and_neither_is_nothing(partner):
    partner.body_fr = "<p>Trois mots français.</p>"
    partner.save()

    assert unit_of(partner, "body").state() == Standing.MISSING
    assert unit_of(partner, "body").words == 3
    assert TranslationUnit.objects.count() == 3


def test_french_that_changes_makes_stale_and_back_again_does_not(partner):
    partner.summary_fr = "L’air et l’eau."
    partner.save()
    assert unit_of(partner).state() == Standing.STALE
    assert unit_of(partner).source == "L’air."
    assert [*TranslationUnit.objects.stale()] == [unit_of(partner)]

    partner.summary_fr = "L’air."
    partner.save()
    assert standings() == [Standing.VALIDATED] * 2


def test_chinese_written_beside_new_french_is_made_from_it(partner, user):
    partner.summary_fr, partner.summary_zh_hans, partner.saved_by = "L’eau.", "水。", user
    partner.save()

    unit = unit_of(partner)
    assert (unit.state(), unit.source, unit.validated_by) == (Standing.VALIDATED, "L’eau.", user)


def test_chinese_taken_out_is_missing(partner):
    partner.summary_zh_hans = ""
    partner.save()

    assert unit_of(partner).state() == Standing.MISSING


def test_a_draft_of_a_translation_outlives_a_change_of_the_french(partner):
    TranslationUnit.objects.filter(pk=unit_of(partner).pk).update(draft="空气与水。", draft_source="L’air.")
    partner.summary_fr = "L’air et l’eau."
    partner.save()
    assert unit_of(partner).draft == "空气与水。"
    assert standings() == [Standing.DRAFT, Standing.VALIDATED]

    partner.summary_fr = partner.summary_zh_hans = ""
    partner.save()
    assert unit_of(partner).draft == "空气与水。"


def test_rows_belong_to_the_page_they_are_read_on():
    speaker = SpeakerFactory(event=EventFactory())
    observation = ObservationFactory(figure=FigureFactory())

    assert {unit.page for unit in TranslationUnit.objects.of(speaker)} == {speaker.event}
    assert {unit.page for unit in TranslationUnit.objects.of(observation)} <= {observation.figure}


@pytest.mark.parametrize("factory", [PartnerFactory, FigureFactory, PictureFactory, AnnouncementFactory])
def test_a_delete_takes_the_units_along(factory):
    record = factory()
    assert TranslationUnit.objects.of(record).exists()
    key = record.pk
    record.delete()
    assert TranslationUnit.objects.filter(object_id=key).count() == 0


def test_the_publication_of_a_draft_says_who_translated(partner, user):
    user.is_superuser = True
    user.save()
    Partner.objects.filter(pk=partner.pk).update(state=State.DRAFT)
    Partner.objects.filter(pk=partner.pk).update(summary_fr="L’eau.", summary_zh_hans="水。")
    publish(Partner.objects.get(), user)

    assert unit_of(partner).validated_by == user


def test_what_a_bulk_update_went_round_is_repaired(partner, capsys):
    Partner.objects.update(summary_fr=Concat(F("summary_fr"), Value(" Et l’eau.")))
    TranslationUnit.objects.filter(field="title").delete()
    orphan = TranslationUnit.objects.get()
    orphan.pk, orphan.object_id = uuid.uuid4(), uuid.uuid4()
    orphan._state.adding = True
    orphan.save()
    assert unit_of(partner).state() == Standing.VALIDATED

    call_command("sync_translations")

    assert capsys.readouterr().out == "made 1, changed 1, removed 1\n"
    assert standings() == [Standing.STALE, Standing.VALIDATED]
    assert sync() == {"made": 0, "changed": 0, "removed": 0}


def test_what_is_put_in_place_for_a_preview_is_not_noticed(partner):
    with mock.patch("translations.units.refresh") as refresh:
        partner.save_base(raw=True)
    assert refresh.call_count == 0


def test_only_french_that_is_public_is_there_to_be_translated(partner):
    assert TranslationUnit.objects.public().count() == 2
    Partner.objects.update(state=State.DRAFT)
    assert TranslationUnit.objects.public().count() == 0
