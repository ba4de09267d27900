import pytest
from django.urls import reverse

from figures.models import Figure
from tests.admin_forms import page_at
from tests.factories import FigureFactory

pytestmark = pytest.mark.django_db

FIGURES = reverse("admin:figures_figure_changelist")
SUBJECTS = {"fr": ["Pékin", "Shanghai"], "zh-hans": ["北京市", "Shanghai"]}


@pytest.fixture
def figures():
    FigureFactory(name_fr="Rang", subject_fr="Pékin", subject_zh_hans="北京市")
    FigureFactory(name_fr="Population", subject_fr="Pékin", subject_zh_hans="北京市")
    FigureFactory(name_fr="Lycées", subject_fr="Shanghai", subject_zh_hans="")
    FigureFactory(name_fr="Accords", subject_fr="", subject_zh_hans="")


def links(page):
    """{words: query} of the filter by subject."""
    found = page.xpath("//nav[@id='changelist-filter']//a[contains(@href, 'subject=')]")
    return {link.text_content(): link.get("href") for link in found}


@pytest.mark.parametrize("language", SUBJECTS)
def test_subjects_are_filtered_by_in_the_language_of_the_interface(admin_client, figures, language):
    admin_client.cookies["django_language"] = language
    shown = links(page_at(admin_client, FIGURES))
    assert list(shown) == SUBJECTS[language]
    page = page_at(admin_client, FIGURES + shown[SUBJECTS[language][0]])
    assert len(page.xpath("//table[@id='result_list']/tbody/tr")) == 2


def test_the_filter_by_subject_counts(admin_client, figures):
    assert list(links(page_at(admin_client, FIGURES, _facets=True))) == ["Pékin (2)", "Shanghai (1)"]


def test_a_figure_without_a_subject_stays_in_the_list(admin_client, figures):
    rows = page_at(admin_client, FIGURES).xpath("//table[@id='result_list']/tbody/tr")
    assert len(rows) == Figure.objects.count()
