from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from figures.models import Figure, Observation
from tests.factories import FigureFactory, ObservationFactory, UnitFactory


def plain(text):
    """Both no-break spaces as ordinary ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.django_db
def test_the_latest_observation_is_of_the_latest_year_and_the_undated_is_the_oldest():
    figure = FigureFactory(observed=False)
    for year in ("2010", None, "2021-03", "2020"):
        ObservationFactory(figure=figure, year=year)
    found = Figure.objects.with_observations().get()

    assert str(found.latest.year) == "2021-03"
    assert [str(observation.year) for observation in found.history] == ["None", "2010", "2020", "2021-03"]
    assert [str(date) for date in found.history_dates] == ["2010", "2021-03"]


@pytest.mark.django_db
def test_a_figure_without_observation_has_no_latest():
    assert FigureFactory(observed=False).latest is None


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_observations_come_along_at_a_constant_cost(django_assert_num_queries, number):
    for figure in FigureFactory.create_batch(number):
        ObservationFactory.create_batch(number, figure=figure)

    with django_assert_num_queries(2):
        texts = [str(figure.latest) for figure in Figure.objects.with_observations()]
    assert len(texts) == number


@pytest.mark.django_db
def test_featured_figures():
    featured = FigureFactory(is_featured=True)
    FigureFactory(is_featured=False)

    assert [*Figure.objects.featured()] == [featured]


@pytest.mark.parametrize(
    ("kind", "fields", "french", "chinese"),
    [
        ("count", {"value": 21_900_000}, "21,9 millions d'habitants", "2190万居民"),
        ("count", {"value": 1}, "1 habitant", "1居民"),
        ("share", {"value": "1.5", "unit": None}, "1,5 %", "1.5%"),
        ("rank", {"value": 23, "unit": None}, "23e", "第23位"),
        ("count", {"value": 100_000, "qualifier": "more_than"}, "plus de 100 000 habitants", "超过10万居民"),
        (
            "count",
            {"value": None, "low": 600_000, "high": 700_000, "unit": None},
            "entre 600 000 et 700 000",
            "60万至70万",
        ),
    ],
)
def test_an_observation_in_words(kind, fields, french, chinese):
    observation = observed(kind, **fields)

    assert (plain(observation.text("fr")), observation.text("zh-hans")) == (french, chinese)
    with override("zh-hans"):
        assert str(observation) == chinese


def observed(kind, **fields):
    for name in {"value", "low", "high"} & {*fields}:
        fields[name] = Observation._meta.get_field(name).to_python(fields[name])
    fields = {"unit": UnitFactory.build(), "value": None, **fields}
    return ObservationFactory.build(figure=FigureFactory.build(kind=kind, observed=False), **fields)


def test_a_unit_without_a_plural_keeps_its_singular():
    observation = observed("count", value=30, unit=UnitFactory.build(one_fr="apprenant", many_fr=""))

    assert plain(observation.text("fr")) == "30 apprenant"


@pytest.mark.parametrize(
    ("value", "low", "high", "is_good"),
    [
        (1, None, None, True),
        (0, None, None, True),
        (None, 1, 2, True),
        (None, 0, 2, True),
        (None, None, None, False),
        (1, 1, 2, False),
        (1, 1, None, False),
        (None, 1, None, False),
        (None, None, 2, False),
        (None, 2, 1, False),
        (None, 2, 2, False),
    ],
)
def test_a_value_or_both_ends_of_a_range(value, low, high, is_good):
    assert accepts(observed("count", value=value, low=low, high=high)) == is_good


def accepts(observation):
    try:
        observation.clean()
    except ValidationError:
        return False
    return True


def test_a_figure_is_named_with_its_subject():
    assert str(FigureFactory.build(observed=False, name_fr="Population")) == "Pékin – Population"
    assert str(FigureFactory.build(observed=False, name_fr="Rang", subject_fr="", subject_zh_hans="")) == "Rang"


@pytest.mark.parametrize("value", ["2.5", "0", "-3"])
def test_a_refused_rank_can_still_be_named(value):
    """The form names the row while its value is still the wrong one."""
    observation = Observation(figure=Figure(kind=Figure.Kind.RANK), value=Decimal(value))
    assert str(observation) == value


@pytest.mark.django_db
def test_a_single_observation_is_no_history():
    found = FigureFactory()

    assert (found.history, found.drawn_history) == ([], None)


@pytest.mark.django_db
@pytest.mark.parametrize(("same_unit", "dots"), [(True, 2), (False, 0)])
def test_a_history_is_drawn_of_what_counts_the_same_thing(same_unit, dots):
    figure = FigureFactory(observed__year="2010")
    unit = figure.latest.unit if same_unit else UnitFactory()
    for year in ("2020", None):
        ObservationFactory(figure=figure, year=year, unit=unit)
    drawn = Figure.objects.with_observations().get().drawn_history

    assert (len(drawn.points) if drawn else 0) == dots


@pytest.mark.parametrize(
    ("kind", "language", "square"),
    [
        ("count", "fr", "1 million d'habitants"),
        ("count", "zh-hans", "100万居民"),
        ("share", "fr", "1 %"),
        ("share", "zh-hans", "1%"),
    ],
)
def test_what_one_square_stands_for(kind, language, square):
    with override(language):
        assert plain(observed(kind, value=2).square) == square


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "compares"),
    [
        ({}, True),
        ({"name_fr": "Superficie"}, False),
        ({"kind": Figure.Kind.SHARE}, False),
        ({"unit": None}, False),
    ],
)
def test_a_figure_stands_beside_the_same_quantity_only(changed, compares):
    unit = changed.pop("unit", partners := UnitFactory())
    figure = FigureFactory(name_fr="Population", observed__unit=partners)
    host = FigureFactory(**{"name_fr": "Population", "observed__unit": unit, **changed})

    assert figure.compares_with(host) == compares


@pytest.mark.django_db
def test_the_hosts_figures_are_found_by_their_subject():
    FigureFactory()
    host = FigureFactory(subject_fr="Île-de-France")

    assert [*Figure.objects.of_host()] == [host]
