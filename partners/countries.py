from babel import Locale
from django.utils.translation import get_language

from publishing.languages import TAGS


def country_name(code, language=None):
    """The country's name in *language* (the active one by default); *code* is ISO 3166-1 alpha-2."""
    tag = TAGS.get(language or get_language(), "fr")
    return Locale.parse(tag, sep="-").territories.get(code, code)


def country_choices():
    names = Locale.parse("fr").territories
    codes = [code for code in names if len(code) == 2 and code.isalpha()]
    return [(code, names[code]) for code in sorted(codes, key=names.get)]
