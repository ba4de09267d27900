"""A slip of the finger in the admin is a field error, and takes down no page."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from figures.dates import PartialDate
from partners.models import Agreement
from tests.factories import AgreementFactory, SectorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("years", [0, 101, 20288])
def test_a_length_in_years_has_bounds(years):
    agreement = AgreementFactory(term=Agreement.Term.FIXED, term_years=years)
    with pytest.raises(ValidationError) as refused:
        agreement.full_clean()
    assert "term_years" in refused.value.message_dict


def test_a_stored_length_beyond_all_years_takes_down_no_page(client):
    AgreementFactory(signed="1987", ends=None, term=Agreement.Term.FIXED, term_years=20288)
    assert client.get(reverse("partners:agreements")).status_code == 200


@pytest.mark.parametrize(
    ("starts", "ends", "is_refused"), [("2018-06", "2018", False), ("2018-06", "2018-05", True)]
)
def test_an_end_may_be_known_less_precisely_than_the_beginning(starts, ends, is_refused):
    agreement = AgreementFactory.build(starts=starts, ends=ends, partner=None)
    agreement.state = "draft"
    refused = {}
    try:
        agreement.clean()
    except ValidationError as error:
        refused = error.message_dict
    assert (set(refused) == {"ends"}) == is_refused


def test_two_agreements_are_not_each_under_the_other():
    upper = AgreementFactory()
    lower = AgreementFactory(parent=upper)
    upper.parent = lower
    with pytest.raises(ValidationError) as refused:
        upper.clean()
    assert set(refused.value.message_dict) == {"parent"}


def test_a_slug_that_is_taken_back_sends_nobody_in_circles(client):
    sector = SectorFactory(slug_fr="un")
    for slug in ("deux", "un"):
        sector.slug_fr = slug
        sector.save()
    with override("fr"):
        assert client.get("/fr/secteurs/un/").status_code == 200
        answer = client.get("/fr/secteurs/deux/")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (
        301,
        "/fr/secteurs/un/",
        "no-cache",
    )


def test_a_draft_may_lack_what_a_published_page_must_state():
    Agreement(title_fr="Accord").full_clean()
    with pytest.raises(ValidationError) as refused:
        Agreement(title_fr="Accord", summary_fr="Une phrase.", state="published").full_clean()
    assert set(refused.value.message_dict) == {"partner", "kind"}


def test_the_end_of_a_fixed_term_is_a_month():
    agreement = AgreementFactory.build(partner=None, signed="2018-06-14", starts=None, ends=None, term_years=10)
    assert agreement.finishes == PartialDate(2028, 6)
