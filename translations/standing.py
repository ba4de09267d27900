"""What readers of a page are told of its translation."""

import datetime
from typing import NamedTuple

from django.db.models import Min

from publishing.languages import SOURCE
from publishing.models import Publishable
from translations.models import Standing, TranslationUnit


class PageStanding(NamedTuple):
    """*state* is validated, stale or missing; *made_from* is when the French of a stale translation came."""

    state: str
    made_from: datetime.datetime | None = None


def standing_of(page, language):
    """Of all that readers meet under one title, its rows included. One query at most."""
    if language == SOURCE:
        return PageStanding(Standing.VALIDATED)
    if isinstance(page, Publishable) and not page.is_complete(language):
        return PageStanding(Standing.MISSING)
    stale = TranslationUnit.objects.on_page(page).stale().filter(language=language)
    oldest = stale.aggregate(oldest=Min("source_since"))["oldest"]
    return PageStanding(Standing.STALE, oldest) if oldest else PageStanding(Standing.VALIDATED)
