import pytest
from django.test.utils import isolate_apps

from content.checks import check_page_model
from content.models import ContentPage
from content.pages import page_models


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
def test_a_registered_page_passes(model):
    assert check_page_model(model) == []


@isolate_apps("content")
def test_a_page_that_is_not_registered_for_translation_is_told_so():
    class Forgotten(ContentPage):
        class Meta:
            app_label = "content"

    [error] = check_page_model(Forgotten)
    assert error.id == "content.E001"
    assert error.msg == (
        "content.Forgotten is not registered for translation of: body, check_note, slug, summary, title."
    )
    assert "translation.py" in error.hint
