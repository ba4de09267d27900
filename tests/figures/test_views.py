import pytest
from django.urls import resolve, reverse
from django.utils.translation import override
from lxml import html

from figures.views import figure_list
from tests.factories import FigureFactory, ObservationFactory

pytestmark = pytest.mark.django_db


def seen(client, language="fr"):
    with override(language):
        response = client.get(reverse("figures:index"))
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


@pytest.mark.parametrize("number", [0, 1, 3])
def test_each_public_figure_once(client, number):
    figures = FigureFactory.create_batch(number)
    FigureFactory(draft=True)
    ids = seen(client).xpath("//*[starts-with(@id, 'figure-')]/@id")

    assert sorted(ids) == sorted(f"figure-{figure.pk}" for figure in figures)


def test_each_subject_once_whatever_the_positions(client):
    for position, subject in enumerate(["Pékin", "Zhejiang", "Pékin"]):
        FigureFactory(subject_fr=subject, position=position)

    subjects = [heading for heading in seen(client).xpath("//main//h2/text()") if heading in ("Pékin", "Zhejiang")]
    assert subjects == ["Pékin", "Zhejiang"]


@pytest.mark.parametrize(("language", "latest"), [("fr", "22"), ("zh-hans", "2200万居民")])
def test_a_figure_with_its_history(client, language, latest):
    figure = FigureFactory(observed__year="2010", observed__value=20_000_000)
    unit = figure.latest.unit
    ObservationFactory(figure=figure, year="2020", value=22_000_000, unit=unit, check_note_fr="À vérifier")
    page = seen(client, language)

    assert page.xpath("string(//*[@class='figure-value'])").strip().startswith(latest)
    assert [cell.text_content().strip()[:4] for cell in page.xpath("//table//tr/td")] == ["2010", "2020"]
    assert len(page.xpath("//*[@class='history-dot']")) == 2
    assert "À vérifier" in page.text_content()


def test_a_figure_without_observation_says_so(client):
    FigureFactory(observed=False)

    assert len(seen(client).find_class("figure-value")) == 1


@pytest.mark.parametrize(
    ("source", "text", "link"),
    [
        ({"source_name_fr": "Insee", "source_url": "https://insee.example/"}, "Insee", ["https://insee.example/"]),
        ({"source_url": "https://insee.example/"}, "https://insee.example/", ["https://insee.example/"]),
        ({"source_name_fr": "Insee"}, "Insee", []),
        ({}, "来源未注明", []),
    ],
)
def test_the_source_in_what_is_known_of_it(client, source, text, link):
    figure = FigureFactory(observed=False)
    ObservationFactory(figure=figure, **{"source_name_fr": "", "source_name_zh_hans": "", **source})
    origin = seen(client, "zh-hans").find_class("figure-origin")[0]

    assert origin.text_content().endswith(f" · {text}")
    assert origin.xpath(".//a/@href") == link


def test_a_subject_in_chinese_only_heads_its_figures(client):
    FigureFactory.create_batch(2, subject_fr="")

    assert seen(client).xpath("//main//h2/span[@lang='zh-Hans']/text()") == ["北京市"]


def test_a_figure_is_drawn_with_its_scale_in_words(client):
    FigureFactory()
    drawing = seen(client).find_class("drawing")[0]

    assert drawing.xpath("string(.//title)").replace("\u00a0", " ") == "21,9 millions d’habitants"
    assert drawing.xpath("string(.//desc)") == drawing.xpath("string(.//p)") != ""


def test_what_has_no_honest_shape_is_not_drawn(client):
    FigureFactory(observed__value=600_000)

    assert seen(client).find_class("drawing") == []


def test_figures_take_the_hue_that_is_handed_down(rf):
    figure = FigureFactory()

    def accented(figures):
        figures = list(figures)
        figures[0].accent = "province"
        return figures

    request = rf.get(reverse("figures:index"))
    request.resolver_match = resolve(request.path)
    page = html.document_fromstring(figure_list(request, accented=accented).content.decode())

    assert page.get_element_by_id(f"figure-{figure.pk}").get("class") == "figure-entry accent-province"
