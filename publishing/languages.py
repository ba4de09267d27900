"""The languages of the portal, asked of any record that has them."""

from django.conf import settings
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

SOURCE = settings.LANGUAGE_CODE
CODES = [code for code, name in settings.LANGUAGES]
# Each in itself.
NAMES = dict(settings.LANGUAGES)


def tag_of(code):
    """What browsers and screen readers expect (BCP 47) for one of Django's lower-case codes: zh-Hans, pt-BR."""
    first, *others = code.split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in others)])


TAGS = {code: tag_of(code) for code in CODES}


def in_language(record, field, language):
    """The record's words in exactly that language: never another's, an empty text where there are none."""
    return getattr(record, build_localized_fieldname(field, language)) or ""


def best_language(record, field):
    """The reader's language where the record speaks it, else the first that it does speak; None where it is mute."""
    ordered = [get_language() or SOURCE, *CODES]
    return next((code for code in ordered if code in CODES and in_language(record, field, code)), None)


def best_words(record, field):
    """For names that must never be empty: lists in the admin, `__str__`, file names."""
    language = best_language(record, field)
    return in_language(record, field, language) if language else ""
