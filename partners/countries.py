from babel import Locale
from django.utils.translation import get_language

from publishing.languages import SOURCE, TAGS

# What CLDR names beside countries: groups of them, test languages, the unknown.
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def country_names():
    """{ISO 3166-1 alpha-2 code: name} in the active language, from CLDR."""
    tag = TAGS.get(get_language(), TAGS[SOURCE])
    territories = Locale.parse(tag, sep="-").territories
    codes = {code for code in territories if len(code) == 2 and code.isalpha()} - NO_COUNTRIES
    return {code: territories[code] for code in codes}


def country_choices():
    return sorted(country_names().items(), key=lambda country: country[1])
