import pytest
from django.utils.translation import override

from content.pages import page_models
from figures.models import Figure
from pages.models import Announcement
from partners.models import Agreement
from publishing.comparison import compare, shown
from publishing.versions import row_key, snapshot
from tests.factories import (
    AgreementFactory,
    EventFactory,
    FigureFactory,
    ObservationFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnerFigureFactory,
    SectorFactory,
    SpeakerFactory,
    UnitFactory,
    all_factories,
    factory_of,
)

pytestmark = pytest.mark.django_db


def said(rows):
    """[(row, change, {field: {language: segments}})] as plain as can be."""
    return [
        (row.title, row.change, {field.label: {t.language: plain(t) for t in field.texts} for field in row.fields})
        for row in rows
    ]


def plain(text):
    return [tuple(segment) for segment in text.segments]


def versions_around(page, change):
    before = snapshot(page)
    change()
    return before, snapshot(page)


def changed(page, **values):
    def change():
        type(page).objects.filter(pk=page.pk).update(**values)

    return compare(*versions_around(page, change))


def fields_of(rows):
    assert len(rows) == 1
    return said(rows)[0][2]


def test_two_equal_versions_have_no_rows():
    version = snapshot(AgreementFactory())
    assert compare(version, version) == []


def test_both_languages_of_a_field_stand_together():
    page = SectorFactory(title_fr="Eau vive", title_zh_hans="水")
    rows = changed(page, title_fr="Eau douce", title_zh_hans="河水", summary_fr="Une phrase.")
    assert said(rows) == [
        (
            "Eau douce",
            "changed",
            {
                "Titre": {
                    "fr": [("same", "Eau "), ("removed", "vive"), ("added", "douce")],
                    "zh-Hans": [("added", "河"), ("same", "水")],
                },
                "Résumé": {"fr": [("same", "Une phrase"), ("removed", " qui répond"), ("same", ".")]},
            },
        )
    ]
    assert [text.language_name for text in rows[0].fields[0].texts] == ["Français", "简体中文"]


def test_values_are_said_as_people_say_them():
    partner, other = PartnerFactory(title_fr="Pékin"), PartnerFactory(title_fr="Shanghai")
    page = AgreementFactory(partner=partner, kind="cooperation", signed="2018-06-14", term_years=5)
    page.parties.set([OrganisationFactory(name_fr="Ville A"), OrganisationFactory(name_fr="Ville B")])

    def change():
        Agreement.objects.filter(pk=page.pk).update(
            partner=other, kind="partnership", signed="2019", term_years=None
        )
        page.parties.set([*page.parties.filter(name_fr="Ville B"), OrganisationFactory(name_fr="Ville C")])

    assert fields_of(compare(*versions_around(page, change))) == {
        "Partenaire": {"": [("removed", "Pékin"), ("added", "Shanghai")]},
        "Nature": {
            "": [
                ("removed", Agreement.Kind.COOPERATION.label),
                ("added", Agreement.Kind.PARTNERSHIP.label),
            ]
        },
        "Signature": {"": [("removed", "14/06/2018"), ("added", "2019")]},
        "Durée en années": {"": [("removed", "5")]},
        "Parties": {"": [("removed", "Ville A\n"), ("same", "Ville B\n"), ("added", "Ville C\n")]},
    }


def test_numbers_times_and_answers_are_said_as_people_say_them():
    figure = FigureFactory(observed=False, is_featured=True)
    ObservationFactory(figure=figure, value="1.5")
    event = EventFactory(start_time="09:30")

    def change():
        Figure.objects.filter(pk=figure.pk).update(is_featured=False)
        figure.observations.update(value="2.25")

    featured, observed = compare(*versions_around(figure, change))
    assert plain(observed.fields[0].texts[0]) == [("removed", "1,5"), ("added", "2,25")]
    assert plain(featured.fields[0].texts[0]) == [("removed", "Oui"), ("added", "Non")]
    (row,) = changed(event, start_time="14:00")
    assert plain(row.fields[0].texts[0]) == [("removed", "09:30"), ("added", "14:00")]


def test_what_is_gone_is_said_to_be():
    partner = PartnerFactory(title_fr="Pékin")
    page = AgreementFactory(partner=partner)
    before, after = versions_around(page, lambda: Agreement.objects.filter(pk=page.pk).update(partner=None))
    partner.delete()
    with override("en"):
        (row,) = compare(before, after)
    assert plain(row.fields[0].texts[0]) == [("removed", "(deleted)")]


def test_two_records_of_one_title_are_two():
    first, second = PartnerFactory(title_fr="Pékin"), PartnerFactory(title_fr="Pékin")
    (row,) = changed(AgreementFactory(partner=first), partner=second)
    assert plain(row.fields[0].texts[0]) == [("removed", "Pékin"), ("added", "Pékin")]


def test_rows_of_a_page_come_go_and_change():
    event = EventFactory(title_fr="Une rencontre")
    stays, goes = SpeakerFactory(event=event, name_fr="Anne"), SpeakerFactory(event=event, name_fr="Bruno")

    def change():
        type(event).objects.filter(pk=event.pk).update(place_fr="Lyon")
        type(stays).objects.filter(pk=stays.pk).update(title_at_the_time_fr="Maire")
        goes.delete()
        SpeakerFactory(event=event, name_fr="Chloé", name_zh_hans="", organisation=None, position=1)

    found = compare(*versions_around(event, change))
    assert [(row.title, row.change, row.is_page) for row in found] == [
        ("Une rencontre", "changed", True),
        ("Anne", "changed", False),
        ("Chloé", "added", False),
        ("Bruno", "removed", False),
    ]
    added = said(found)[2][2]
    assert added["Nom"] == {"fr": [("added", "Chloé")]}
    assert [plain(text) for text in found[1].fields[0].texts] == [[("added", "Maire")]]
    assert {row.name for row in found[1:]} == {"Intervenant"}


def test_a_row_is_named_after_what_it_points_at():
    link = PartnerFigureFactory(figure=FigureFactory(subject_fr="Pékin", name_fr="Population"), position=1)
    version = snapshot(link.partner)
    without = {row_key(type(link.partner), link.partner.pk): version[row_key(type(link.partner), link.partner.pk)]}
    assert [row.title for row in compare(without, version)] == ["Pékin – Population"]
    link.figure.delete()
    assert [row.title for row in compare(without, version)] == [""]


def test_a_field_and_a_table_that_are_no_more_do_not_stand_in_the_way():
    page = SectorFactory()
    version = snapshot(page)
    key = row_key(type(page), page.pk)
    earlier = {key: {**version[key], "motto": "Ensemble"}, "partners.treaty:1": {"title": "Un"}}
    assert fields_of(compare(earlier, version)) == {"motto": {"": [("removed", "Ensemble")]}}


def test_a_version_alone_is_shown_without_marks():
    page = PartnerFactory(title_fr="Pékin")
    (row,) = shown(snapshot(page))
    assert (row.change, row.title) == ("same", "Pékin")
    assert {segment.kind for field in row.fields for text in field.texts for segment in text.segments} == {"same"}
    assert [text.segments[0].text for text in row.fields[0].texts] == ["Pékin", page.title_zh_hans]


@pytest.mark.parametrize(
    "model", [*page_models(), Figure, Announcement], ids=lambda model: model._meta.label_lower
)
def test_any_page_is_shown_with_all_its_words(model):
    page = factory_of(model)()
    for part in all_factories().values():
        owner = next((f.name for f in part._meta.model._meta.fields if f.related_model is model), None)
        if owner and part._meta.model in [r.related_model for r in model._meta.related_objects]:
            part(**{owner: page})
    version = snapshot(page)
    (first, *parts) = shown(version)
    assert (first.is_page, first.title) == (True, str(page))
    assert len(parts) == len(version) - 1
    assert [row for row in parts if not row.title] == []


@pytest.mark.parametrize("count", [3, 30])
def test_the_number_of_queries_does_not_grow(count, django_assert_num_queries):
    figure = FigureFactory(observed=False)
    before = snapshot(figure)
    for number in range(count):
        ObservationFactory(figure=figure, unit=UnitFactory(), value=number)
    partner = PartnerFactory()
    bare = snapshot(partner)
    for _number in range(count):
        PartnerFigureFactory(partner=partner)
    partner.sectors.set([SectorFactory() for _number in range(count)])
    full, whole = snapshot(figure), snapshot(partner)
    with django_assert_num_queries(1):
        assert len(compare(before, full)) == count
    with django_assert_num_queries(2):
        assert len(compare(bare, whole)) == count + 1
