from babel import Locale
from django.utils.translation import get_language

from publishing.languages import SOURCE, TAGS


def country_names():
    """{ISO 3166-1 alpha-2 code: name} in the active language, from CLDR."""
    tag = TAGS.get(get_language(), TAGS[SOURCE])
    territories = Locale.parse(tag, sep="-").territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code.isalpha()}


def country_choices():
    return sorted(country_names().items(), key=lambda country: country[1])
