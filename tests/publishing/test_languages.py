import pytest
from django.utils.translation import override

from publishing.languages import best_language, best_words, in_language
from tests.factories import OrganisationFactory


def named(french, chinese):
    return OrganisationFactory.build(name_fr=french, name_zh_hans=chinese)


def test_a_language_has_its_own_words_or_none():
    row = named("Pékin", None)

    assert in_language(row, "name", "fr") == "Pékin"
    assert in_language(row, "name", "zh-hans") == ""


@pytest.mark.parametrize(
    ("french", "chinese", "reader", "language"),
    [
        ("Pékin", "北京市", "fr", "fr"),
        ("Pékin", "北京市", "zh-hans", "zh-hans"),
        ("Pékin", "", "zh-hans", "fr"),
        ("", "北京市", "fr", "zh-hans"),
        (None, None, "fr", None),
        # The interface of nobody: commands and tasks.
        ("Pékin", "北京市", "en", "fr"),
        ("Pékin", "北京市", None, "fr"),
    ],
)
def test_the_best_language_is_the_readers_where_it_speaks(french, chinese, reader, language):
    row = named(french, chinese)

    with override(reader):
        assert best_language(row, "name") == language
        assert best_words(row, "name") == {"fr": french, "zh-hans": chinese, None: ""}[language]
        assert str(row) == best_words(row, "name")
