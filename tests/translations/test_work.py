"""What becomes of a translator's answer."""

import pytest
from django.contrib.auth.models import User

from partners.models import Partner
from publishing.models import Action, Revision, State
from tests.factories import OrganisationFactory, PartnerFactory, ProgrammeFactory, ProgrammeHostFactory
from translations.models import Standing, TranslationUnit
from translations.work import Answer, Fate, keep_drafts, validate

pytestmark = pytest.mark.django_db

TEXTS = {"summary_fr": "L’air.", "summary_zh_hans": "空气。"}


@pytest.fixture
def partner():
    return PartnerFactory(**TEXTS)


@pytest.fixture
def user():
    return User.objects.create_user("mei")


def unit_of(record, field="summary"):
    return TranslationUnit.objects.of(record).get(field=field)


def answer(unit, text, **seen):
    return Answer(unit, text, **{"source": unit.current, "seen": unit.working, **seen})


def fates(outcomes):
    return [outcome.fate for outcome in outcomes]


def chinese(record, field="summary"):
    return getattr(type(record)._base_manager.get(pk=record.pk), f"{field}_zh_hans")


def test_a_validated_text_is_what_readers_read_and_a_line_of_the_history(partner, user):
    outcomes = validate(partner, [answer(unit_of(partner), "大气。")], user)

    assert fates(outcomes) == [Fate.APPLIED]
    assert chinese(partner) == "大气。"
    assert (unit_of(partner).validated_by, unit_of(partner).state()) == (user, Standing.VALIDATED)
    lines = Revision.objects.about(partner).values_list("action", "user_name")
    assert [*lines] == [(Action.TRANSLATED, "mei"), (Action.FOUND, "")]


def test_what_is_validated_again_without_a_change_changes_nothing(partner, user):
    assert fates(validate(partner, [answer(unit_of(partner), "空气。")], user)) == [Fate.UNCHANGED]
    assert Revision.objects.count() == 0


def test_a_stale_text_that_is_still_right_is_validated_as_it_is(partner, user):
    partner.summary_fr = "L’air\u202f!"
    partner.save()
    assert fates(validate(partner, [answer(unit_of(partner), "空气。")], user)) == [Fate.APPLIED]

    assert unit_of(partner).state() == Standing.VALIDATED
    assert unit_of(partner).source == "L’air\u202f!"


def test_a_draft_is_read_by_nobody(partner, user):
    assert fates(keep_drafts(partner, [answer(unit_of(partner), "大气。")], user)) == [Fate.APPLIED]

    unit = unit_of(partner)
    assert (unit.draft, unit.drafted_by, unit.state()) == ("大气。", user, Standing.DRAFT)
    assert chinese(partner) == "空气。"
    assert fates(keep_drafts(partner, [answer(unit, "大气。")], user)) == [Fate.UNCHANGED]

    validate(partner, [answer(unit, "大气。")], user)
    assert (unit_of(partner).draft, chinese(partner)) == ("", "大气。")


@pytest.mark.parametrize("deed", [keep_drafts, validate])
def test_what_was_made_from_other_french_is_not_written(partner, user, deed):
    seen = answer(unit_of(partner), "大气。")
    partner.summary_fr = "L’eau."
    partner.save()

    assert fates(deed(partner, [seen], user)) == [Fate.STALE]
    assert (unit_of(partner).draft, chinese(partner)) == ("", "空气。")


@pytest.mark.parametrize("deed", [keep_drafts, validate])
def test_the_words_of_another_are_not_written_over(partner, user, deed):
    seen = answer(unit_of(partner), "大气。")
    validate(partner, [answer(unit_of(partner), "空气质量。")], User.objects.create_user("li"))

    assert fates(deed(partner, [seen], user)) == [Fate.REFUSED]
    assert (unit_of(partner).draft, chinese(partner)) == ("", "空气质量。")


def test_the_same_words_written_by_two_are_no_quarrel(partner, user):
    seen = answer(unit_of(partner), "大气。")
    validate(partner, [answer(unit_of(partner), "大气。")], User.objects.create_user("li"))

    assert fates(validate(partner, [seen], user)) == [Fate.UNCHANGED]


def test_what_blocks_is_never_read(partner, user):
    too_long = "长" * 401
    assert fates(validate(partner, [answer(unit_of(partner), too_long)], user)) == [Fate.REFUSED]
    assert chinese(partner) == "空气。"


def test_one_answer_refused_holds_back_none_of_the_others(partner, user):
    answers = [answer(unit_of(partner, "title"), "北京"), answer(unit_of(partner), "长" * 401)]

    assert fates(validate(partner, answers, user)) == [Fate.APPLIED, Fate.REFUSED]
    assert chinese(partner, "title") == "北京"


def test_rows_of_a_page_are_validated_with_it(user):
    programme = ProgrammeFactory()
    host = ProgrammeHostFactory(programme=programme, field_fr="Cuisine", field_zh_hans="烹饪")
    answers = [answer(unit_of(programme), "新的一句话。"), answer(unit_of(host, "field"), "厨艺")]

    assert fates(validate(programme, answers, user)) == [Fate.APPLIED] * 2
    assert (chinese(programme), chinese(host, "field")) == ("新的一句话。", "厨艺")
    assert Revision.objects.filter(action=Action.TRANSLATED).count() == 1


def test_what_nobody_publishes_is_validated_too(user):
    organisation = OrganisationFactory()
    assert fates(validate(organisation, [answer(unit_of(organisation, "name"), "大学")], user)) == [Fate.APPLIED]
    assert chinese(organisation, "name") == "大学"


def test_french_that_is_not_public_is_not_validated(partner, user):
    Partner.objects.update(state=State.DRAFT)
    assert fates(validate(partner, [answer(unit_of(partner), "大气。")], user)) == [Fate.REFUSED]
    assert chinese(partner) == "空气。"


def test_a_script_is_taken_out_of_rich_text(partner, user):
    unit = unit_of(partner, "body")
    validate(partner, [answer(unit, "<p>中文<script>alert(1)</script></p>")], user)

    assert chinese(partner, "body") == "<p>中文</p>"
    assert unit_of(partner, "body").target == "<p>中文</p>"
