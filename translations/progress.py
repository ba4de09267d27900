"""How far the translation of what is public has come, in texts and in words."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from publishing.languages import NAMES
from translations.models import Standing
from translations.registry import page_models
from translations.rights import languages_of
from translations.worklist import worklist

# From what is done to what is left.
ORDER = (Standing.VALIDATED, Standing.DRAFT, Standing.STALE, Standing.MISSING)
assert {*ORDER} == {*Standing}


class Part(NamedTuple):
    """Of a bar; *start* and *width* are in percent of its words, as numbers of a drawing."""

    standing: Standing
    texts: int
    words: int
    start: str
    width: str


class Bar(NamedTuple):
    """*kind* is the label of the model (`partners.partner`), empty for all of them together."""

    kind: str
    name: str
    parts: list[Part]

    @property
    def words(self):
        return sum(part.words for part in self.parts)

    @property
    def percent(self):
        """Of the words that readers read in a translation of today's French; 100 only where nothing is left."""
        done = sum(part.words for part in self.parts if part.standing == Standing.VALIDATED)
        return done * 100 // self.words if self.words else 100


class Progress(NamedTuple):
    whole: Bar
    kinds: list[Bar]


def progress(languages):
    """In one query: a bar for all that is public, and one for each kind of page."""
    by_kind = counted(languages)
    whole = sum_of(by_kind.values())
    names = {kind.pk: model._meta for model, kind in ContentType.objects.get_for_models(*page_models()).items()}
    bars = [
        bar(names[kind].label_lower, capfirst(names[kind].verbose_name_plural), parts)
        for kind, parts in by_kind.items()
    ]
    return Progress(bar("", "", whole), sorted(bars, key=lambda one: one.name))


def counted(languages):
    """{kind of page: {standing: (texts, words)}}"""
    rows = (
        worklist(languages)
        .order_by()
        .values_list("page_type", "standing")
        .annotate(number=Count("pk"), total=Sum("words"))
    )
    found = defaultdict(dict)
    for kind, standing, texts, words in rows:
        found[kind][standing] = (texts, words)
    return found


def sum_of(kinds):
    texts, words = Counter(), Counter()
    for parts in kinds:
        for standing, (number, total) in parts.items():
            texts[standing] += number
            words[standing] += total
    return {standing: (texts[standing], words[standing]) for standing in texts}


def bar(kind, name, parts):
    whole = sum(words for _texts, words in parts.values())
    drawn, start = [], 0
    for standing in ORDER:
        texts, words = parts.get(standing, (0, 0))
        width = words * 100 / whole if whole else 0
        drawn.append(Part(standing, texts, words, f"{start:.2f}", f"{width:.2f}"))
        start += width
    return Bar(kind, name, drawn)


# At the desk of a translator


class DeskCard(NamedTuple):
    """What waits in one language: the card of the admin's home."""

    language: str
    name: str
    missing: int
    missing_words: int
    stale: int
    stale_words: int
    drafts: int
    mine: int
    overdue: int


def desk_of(user):
    """[DeskCard] of each language that *user* translates into and in which something waits; one query in all."""
    codes = languages_of(user)
    if not codes:
        return []
    rows = worklist(codes).order_by().values("language").annotate(**sums(user))
    return [card for card in (card_of(row) for row in rows) if any(card[2:])]


def card_of(row):
    return DeskCard(name=NAMES[row["language"]], **row)


def sums(user):
    missing, stale = Q(standing=Standing.MISSING), Q(standing=Standing.STALE)
    left = ~Q(standing=Standing.VALIDATED)
    mine = left & Q(assigned_to=user.pk)
    return {
        "missing": Count("pk", filter=missing),
        "missing_words": Coalesce(Sum("words", filter=missing), 0),
        "stale": Count("pk", filter=stale),
        "stale_words": Coalesce(Sum("words", filter=stale), 0),
        "drafts": Count("pk", filter=Q(standing=Standing.DRAFT)),
        "mine": Count("pk", filter=mine),
        "overdue": Count("pk", filter=mine & Q(is_overdue=True)),
    }
