import datetime
import pickle

import pytest
from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.test.utils import isolate_apps
from django.utils import formats, translation

from figures.dates import PartialDate
from figures.fields import PartialDateField, PartialDateFormField

YEAR, MONTH, DAY = PartialDate(1987), PartialDate(2020, 9), PartialDate(2018, 6, 14)


@pytest.fixture
def agreement_model():
    with isolate_apps("figures"):

        class Agreement(models.Model):
            id = models.IntegerField(primary_key=True)
            signed = PartialDateField("signed", blank=True)

            class Meta:
                app_label = "figures"

            def __str__(self):
                return str(self.signed)

        yield Agreement


@pytest.fixture
def form_class(agreement_model):
    return forms.modelform_factory(agreement_model, fields=["signed"])


# The model's field


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-09", MONTH),
        (MONTH, MONTH),
        (datetime.date(2018, 6, 14), DAY),
        ("", None),
        (None, None),
    ],
)
def test_the_attribute_is_a_partial_date_at_once(agreement_model, given, kept):
    agreement = agreement_model(signed=given)
    assert agreement.signed == kept
    agreement.signed = YEAR
    agreement.signed = given
    assert agreement.signed == kept


@pytest.mark.parametrize("value", ["09/2020", "2018-02-30", "soon", 1987])
def test_what_is_not_iso_is_refused(agreement_model, value):
    with pytest.raises(ValidationError) as refusal:
        agreement_model(signed=value)
    with translation.override("en"):
        assert refusal.value.messages == [
            f"“{value}” is not a year (1987), a month (2020-09) or a day (2018-06-14)."
        ]


def test_an_expression_passes(agreement_model):
    agreement = agreement_model(signed=F("id"))
    assert agreement.signed == F("id")


@pytest.mark.parametrize(("value", "text"), [(DAY, "2018-06-14"), ("1987", "1987"), ("", None), (None, None)])
def test_iso_text_or_null_is_stored(value, text):
    assert PartialDateField().get_prep_value(value) == text


@pytest.mark.django_db
@pytest.mark.parametrize("date", [YEAR, MONTH, DAY, None])
def test_the_database_gives_it_back(agreement_model, date):
    stored = agreement_model._meta.get_field("signed").get_db_prep_save(date, connection)
    (agreement,) = agreement_model.objects.raw("SELECT 1 AS id, CAST(%s AS varchar(10)) AS signed", [stored])
    assert agreement.signed == date


@pytest.mark.parametrize(
    ("lookup", "value", "condition"),
    [
        ("gte", DAY, ">= 2018-06-14"),
        ("lte", "2018-06-14", "<= 2018-06-14"),
        ("exact", MONTH, "= 2020-09"),
        ("in", [YEAR, "2020-09"], "IN (1987, 2020-09)"),
        ("exact", None, "IS NULL"),
    ],
)
def test_lookups_compare_the_text(agreement_model, lookup, value, condition):
    sql = str(agreement_model.objects.filter(**{f"signed__{lookup}": value}).query)
    assert sql.endswith(f'"signed" {condition}')


def test_the_row_is_valid_and_checked(agreement_model):
    assert agreement_model._meta.get_field("signed").check() == []
    agreement_model(id=1, signed="2018-06").clean_fields()


@pytest.mark.parametrize(
    ("field", "written"),
    [
        (PartialDateField("signed"), "figures.fields.PartialDateField(verbose_name='signed')"),
        (PartialDateField(null=True, blank=True), "figures.fields.PartialDateField(blank=True)"),
        (PartialDateField(null=False), "figures.fields.PartialDateField(null=False)"),
    ],
)
def test_the_migration_is_short_and_true(field, written):
    assert MigrationWriter.serialize(field) == (written, {"import figures.fields"})
    assert (field.clone().null, field.clone().max_length) == (field.null, 10)


@pytest.mark.parametrize("date", [MONTH, None])
def test_serialisers_round_trip(agreement_model, date):
    text = serializers.serialize("python", [agreement_model(id=1, signed=date)])[0]["fields"]["signed"]
    assert text == (None if date is None else "2020-09")
    assert agreement_model._meta.get_field("signed").to_python(text) == date
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 our own bytes


# The form's field


@pytest.mark.parametrize(
    ("typed", "date"), [("1987", YEAR), ("09/2020", MONTH), ("2018年6月14日", DAY), ("  ", None)]
)
def test_a_form_takes_what_staff_type(form_class, typed, date):
    form = form_class({"signed": typed})
    assert form.errors == {}
    assert form.instance.signed == date


def test_a_form_refuses_in_words(form_class):
    with translation.override("en"):
        form = form_class({"signed": "31/02/2018"})
        assert form.errors == {"signed": ["Enter a year (1987), a month (09/2020) or a day (14/06/2018)."]}


def test_a_required_date_is_required():
    with pytest.raises(ValidationError) as refusal:
        PartialDateFormField().clean(" ")
    assert refusal.value.error_list[0].code == "required"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fr", ["1987", "09/2020", "14/06/2018"]), ("zh-hans", ["1987", "2020-09", "2018-06-14"])],
)
def test_a_form_shows_the_date_as_its_language_types_it(agreement_model, form_class, language, shown):
    with translation.override(language):
        forms_shown = [form_class(instance=agreement_model(signed=date)) for date in (YEAR, MONTH, DAY)]
        assert [form["signed"].value() for form in forms_shown] == shown
        assert all(PartialDateFormField().clean(text) for text in shown)


def test_what_was_typed_wrong_stays_in_the_box(form_class):
    assert form_class({"signed": "juin 2018"})["signed"].value() == "juin 2018"


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
@pytest.mark.parametrize("date", [YEAR, MONTH, DAY, None])
def test_a_form_sent_back_untouched_has_not_changed(agreement_model, form_class, date, language):
    with translation.override(language):
        agreement = agreement_model(signed=date)
        shown = form_class(instance=agreement)["signed"].value()
        form = form_class({"signed": shown or ""}, instance=agreement)
        assert form.changed_data == []


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (MONTH, "2020-09", False),
        (MONTH, "2020年9月", False),
        ("2020-09", "09/2020", False),
        (MONTH, "2020", True),
        (MONTH, "", True),
        (None, "2020", True),
        (None, "", False),
        (MONTH, "soon", True),
        ("soon", "soon", True),
    ],
)
def test_has_changed_compares_dates(initial, typed, changed):
    assert PartialDateFormField(required=False).has_changed(initial, typed) is changed


def test_the_admin_may_bring_its_widget(agreement_model):
    field = agreement_model._meta.get_field("signed").formfield(widget=AdminTextInputWidget)
    assert isinstance(field, PartialDateFormField)
    assert isinstance(field.widget, AdminTextInputWidget)
    assert (field.label, field.required) == ("Signed", False)


# The format modules of the two languages


@pytest.mark.parametrize(
    ("language", "number", "day", "month"),
    [
        ("fr", "21\u202f912\u202f345,5", "14 juin 2018", "juin 2018"),
        ("zh-hans", "21,912,345.5", "2018年6月14日", "2018年6月"),
    ],
)
def test_django_formats_like_the_site(language, number, day, month):
    with translation.override(language):
        assert formats.number_format("21912345.5", force_grouping=True) == number
        assert formats.date_format(datetime.date(2018, 6, 14)) == day
        assert formats.date_format(datetime.date(2018, 6, 14), "YEAR_MONTH_FORMAT") == month


@pytest.mark.parametrize(
    ("language", "typed"),
    [("fr", "14/06/2018"), ("fr", "2018-06-14"), ("zh-hans", "2018年6月14日"), ("zh-hans", "2018-06-14")],
)
def test_django_reads_the_days_of_both_languages(language, typed):
    with translation.override(language):
        assert forms.DateField(localize=True).clean(typed) == datetime.date(2018, 6, 14)
        assert forms.DateTimeField().clean(f"{typed} 14:30").hour == 14
