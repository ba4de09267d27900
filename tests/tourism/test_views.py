import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from tests.factories import CircuitFactory, MeasureFactory, StopFactory
from tourism.models import LONGEST_BELOW_A_STOP, Measure, e164


def seen(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode().replace("\u00a0", " "))


def address(view):
    with override("fr"):
        return reverse(view)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 3])
def test_useful_numbers_are_those_one_can_call(client, number):
    shown = MeasureFactory.create_batch(number, phone="+33142000000")
    MeasureFactory(is_emergency=False)
    MeasureFactory(draft=True)
    page = seen(client, address("tourism:emergency"))

    assert page.xpath("//main//a[starts-with(@href, 'tel:')]/@href") == ["tel:+33142000000"] * number
    assert {*page.xpath("//main//h2//a/@href")} == {measure.address_in("fr") for measure in shown}


@pytest.mark.django_db
def test_what_can_be_called_comes_first():
    unknown, second = MeasureFactory(phone="", position=1), MeasureFactory(position=3)
    first = MeasureFactory(position=2)

    assert [*Measure.objects.emergency()] == [first, second, unknown]


@pytest.mark.django_db
def test_measures_stand_under_their_category(client):
    categories = ["welcome", "payment", "safety", "payment"]
    for position, category in enumerate(categories):
        MeasureFactory(category=category, position=position, title_fr=f"Mesure {position}")
    sections = seen(client, address("tourism:index")).find_class("category")
    found = {section.xpath("string(h2)").strip(): section.xpath(".//h3/a/text()") for section in sections}

    assert list(found.items()) == [
        ("Paiement", ["Mesure 1", "Mesure 3"]),
        ("Sécurité", ["Mesure 2"]),
        ("Accueil", ["Mesure 0"]),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("length", "in_line"), [(0, True), (LONGEST_BELOW_A_STOP, True), (LONGEST_BELOW_A_STOP + 1, False)]
)
def test_stops_stand_in_line_while_little_is_said_of_them(client, length, in_line):
    circuit = CircuitFactory()
    StopFactory(circuit=circuit)
    StopFactory(circuit=circuit, description_fr="m" * length)

    assert len(seen(client, circuit.address_in("fr")).find_class("stops-line")) == in_line


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "named", "told"),
    [(0, 0, []), (5, 5, []), (6, 5, ["6 étapes en tout"]), (40, 5, ["40 étapes en tout"])],
)
def test_a_list_names_the_first_stops_of_a_circuit(client, number, named, told):
    StopFactory.create_batch(number, circuit=CircuitFactory())
    page = seen(client, address("tourism:index"))

    assert len(page.xpath("//ol/li/strong")) == named
    assert [found.text_content() for found in page.find_class("card-facts")] == told
    assert len(page.find_class("blank")) == (number == 0)


@pytest.mark.django_db
def test_a_number_that_is_not_known_is_said_to_be_unknown(client):
    measure = MeasureFactory(phone="")

    assert seen(client, measure.address_in("fr")).xpath("//a[starts-with(@href, 'tel:')]") == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "day"), [("fr", "2 mars 2026"), ("zh-hans", "2026年3月2日")])
def test_the_day_of_the_verification_is_said(client, language, day):
    measure = MeasureFactory(verified_on=datetime.date(2026, 3, 2))

    assert day in seen(client, measure.address_in(language)).text_content().replace("\u00a0", " ")


@pytest.mark.django_db
def test_the_section_shows_measures_and_circuits(client):
    measure = MeasureFactory()
    circuit, hidden = CircuitFactory(measure=measure), CircuitFactory(measure=measure, archived=True)
    for page in (seen(client, address("tourism:index")), seen(client, measure.address_in("fr"))):
        assert circuit.address_in("fr") in page.xpath("//main//a/@href")
        assert hidden.address_in("fr") not in page.xpath("//main//a/@href")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 3])
def test_the_stops_of_a_circuit_in_their_order(client, number):
    circuit = CircuitFactory()
    for position in reversed(range(number)):
        StopFactory(circuit=circuit, position=position, name_fr=f"Étape {position}")
    stops = seen(client, circuit.address_in("fr")).xpath("//ol[contains(@class, 'stops')]//strong/text()")

    assert stops == [f"Étape {position}" for position in range(number)]


@pytest.mark.parametrize(
    ("number", "is_good"),
    [
        ("+33142000000", True),
        ("+8657112345678", True),
        ("+33 1 42 00 00 00", False),
        ("0142000000", False),
        ("+0142000000", False),
        ("+331", False),
        ("+33142000000\n", False),
    ],
)
def test_a_telephone_number_is_international(number, is_good):
    assert accepts(number) == is_good


def accepts(number):
    try:
        e164(number)
    except ValidationError:
        return False
    return True
