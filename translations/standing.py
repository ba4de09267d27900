"""What readers of a page are told of its translation."""

import datetime
from typing import NamedTuple

from django.db.models import Min

from publishing.languages import SOURCE
from translations.models import Standing, TranslationUnit


class PageStanding(NamedTuple):
    """*state* is validated, stale or missing; *made_from* is the day of the French that a stale translation was made from."""

    state: str
    made_from: datetime.datetime | None = None


def standing_of(page, language):
    """One query; none for the source itself, or where the page cannot be read in *language* at all."""
    if language == SOURCE:
        return PageStanding(Standing.VALIDATED)
    if not page.is_complete(language):
        return PageStanding(Standing.MISSING)
    stale = TranslationUnit.objects.on_page(page).stale().filter(language=language)
    oldest = stale.aggregate(oldest=Min("source_since"))["oldest"]
    return PageStanding(Standing.STALE, oldest) if oldest else PageStanding(Standing.VALIDATED)
