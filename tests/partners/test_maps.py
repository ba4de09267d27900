from itertools import combinations

import pytest
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from partners.accents import accented
from partners.maps import HEIGHT, RADIUS, WIDTH, WIDTHS, Place, centre_of, farthest, globe_of, overlap, project
from tests.factories import FigureFactory, PartnerFactory, PartnerFigureFactory

BEIJING, ZHEJIANG = (39.904, 116.407), (30.274, 120.155)


def place(point, name="Pékin", **fields):
    return Place(name, *point, **fields)


def crowd(number, language):
    """Places close together, with names of several lengths."""
    name = {"fr": "Province du Nord", "zh-hans": "北方某省份"}[language]
    return [Place(name[: 4 + at % 9], 25 + at % 7 * 3.1, 105 + at % 11 * 2.3) for at in range(number)]


def test_the_centre_is_in_the_middle_of_the_drawing():
    assert project(*BEIJING, BEIJING) == (pytest.approx(WIDTH / 2), pytest.approx(HEIGHT / 2))


@pytest.mark.parametrize(
    ("point", "expected"),
    [((0, 90), (RADIUS, 0)), ((90, 0), (0, -RADIUS)), ((30, 0), (0, -RADIUS / 2)), ((0, -30), (-RADIUS / 2, 0))],
)
def test_orthographic(point, expected):
    x, y = project(*point, (0, 0))

    assert (x - WIDTH / 2, y - HEIGHT / 2) == (pytest.approx(expected[0]), pytest.approx(expected[1]))


def test_the_far_side_is_not_seen():
    assert project(0, 180, (0, 0)) is None


def test_the_midst_of_places_on_both_sides_of_the_date_line():
    latitude, longitude = centre_of([place((0, 170)), place((0, -170))])

    assert (latitude, abs(longitude)) == (pytest.approx(0), pytest.approx(180))


def test_zhejiang_lies_south_and_a_little_east_of_beijing():
    north, south = globe_of([place(BEIJING), place(ZHEJIANG)], "fr").marks

    assert north.y < south.y
    assert 0 < south.x - north.x < south.y - north.y


def test_the_globe_is_seen_from_above_the_place_whose_page_it_is():
    marks = globe_of([place(ZHEJIANG), place(BEIJING, is_here=True)], "fr").marks

    assert (marks[1].x, marks[1].y) == (50, 50)


def test_a_place_on_the_far_side_is_left_to_the_list():
    globe = globe_of([place(BEIJING, is_here=True), place((-34.6, -58.4), "Buenos Aires")], "fr")

    assert [mark.place.name for mark in globe.marks] == ["Pékin"]


def test_no_place_no_globe():
    assert globe_of([], "fr") is None


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
@pytest.mark.parametrize("number", [1, 2, 8, 40])
def test_no_two_words_meet_at_any_width(language, number):
    globe = globe_of(crowd(number, language), language)
    words = [*(mark.label for mark in globe.marks if mark.label), *globe.names]
    met = [
        (one.text, other.text, width)
        for width in range(WIDTHS[0], WIDTHS[-1], 4)
        for one, other in combinations(words, 2)
        if overlap(one.frame(width), other.frame(width))
    ]

    assert met == []
    assert len(globe.marks) == number


def test_two_places_keep_their_names_and_a_crowd_gives_way_to_numbers():
    few, many = globe_of([place(BEIJING), place(ZHEJIANG, "Zhejiang")], "fr"), globe_of(crowd(40, "fr"), "fr")

    assert [mark.label.text for mark in few.marks] == ["Pékin", "Zhejiang"]
    assert (few.has_numbers, many.has_numbers) == (False, True)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", {"30° S", "0°", "30° N", "90° E", "150° E"}),
        ("zh-hans", {"南纬30°", "赤道", "北纬30°", "东经90°"}),
    ],
)
def test_lines_are_named_in_the_readers_language(language, names):
    globe = globe_of([place(BEIJING, is_here=True)], language)

    assert {words.text.replace("\u00a0", " ") for words in globe.names} == names


@pytest.mark.parametrize("language", ["fr", "zh-hans"])
@pytest.mark.parametrize("point", [BEIJING, ZHEJIANG])
def test_words_touch_neither_the_rim_nor_the_ring(language, point):
    globe = globe_of([place(point, is_here=True)], language)
    (mark,) = globe.marks
    meridians = [words for words in globe.names if words.anchor != "end" or words.dx == -3]

    assert meridians != []
    for width in range(WIDTHS[0], WIDTHS[-1], 4):
        assert not overlap(mark.frame(width), mark.label.frame(width))
        assert mark.label.frame(width)[0] - mark.x * width / 100 >= 16
        assert [
            words.text for words in meridians if farthest(words.frame(width), width) > RADIUS * width / WIDTH
        ] == []


def seen(client, address):
    return html.document_fromstring(client.get(address).content.decode())


@pytest.mark.django_db
def test_the_list_of_the_map_comes_before_the_drawing(client):
    here = PartnerFactory(latitude="39.904", longitude="116.407", title_fr="Pékin")
    other = PartnerFactory(latitude="30.274", longitude="120.155", title_fr="Zhejiang", french_only=True)
    PartnerFactory(title_fr="Sans coordonnées")
    PartnerFactory(latitude="1", longitude="1", draft=True)
    page = seen(client, here.address_in("zh-hans"))
    (section,) = page.find_class("map")

    assert section.xpath(".//li//a/@href") == [other.address_in("zh-hans")]
    assert section.xpath("count(.//li)") == 2
    assert section.xpath("count(.//ul/following-sibling::*[name()='svg'])") == 1
    assert section.xpath(".//*[@class='map-words']/@lang") == ["fr"]
    assert len(section.find_class("map-here")) == 1


@pytest.mark.django_db
def test_without_coordinates_there_is_no_map(client):
    PartnerFactory(latitude="39.904")
    with override("fr"):
        assert seen(client, reverse("partners:index")).find_class("map") == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1])
def test_the_region_stands_beside_a_partner_only_with_a_figure_of_its_own(client, number):
    row = PartnerFigureFactory(figure__name_fr="Population")
    unit = row.figure.latest.unit
    FigureFactory.create_batch(number, name_fr="Population", subject_fr="Île-de-France", observed__unit=unit)
    FigureFactory(name_fr="Superficie", subject_fr="Île-de-France", observed__unit=unit)
    FigureFactory(name_fr="Population", subject_fr="Île-de-France", observed__unit=unit, draft=True)
    page = seen(client, row.partner.address_in("fr"))

    assert len(page.find_class("figure-host")) == number
    assert len(page.find_class("drawing")) == 1 + number


@pytest.mark.django_db
def test_figures_take_the_hue_of_the_public_partner_that_shows_them(django_assert_num_queries):
    mine = PartnerFigureFactory(partner__kind="municipality").figure
    shared = PartnerFigureFactory(partner__kind="municipality").figure
    PartnerFigureFactory(partner__kind="province", figure=shared)
    hidden = PartnerFigureFactory(partner__draft=True).figure

    with django_assert_num_queries(1):
        found = accented([mine, shared, hidden])
    assert [figure.accent for figure in found] == ["municipality", "", ""]
