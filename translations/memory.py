"""The translation memory: of all that was translated, what comes nearest to a French text."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from rapidfuzz import fuzz, process

from translations.models import TranslationUnit
from translations.plain import plain

# Percent: below it a text helps nobody to translate another.
CUTOFF = 70
TOP = 3
# Two texts of which one is so much longer than the other cannot be alike by CUTOFF.
LEAST, MOST = CUTOFF / (200 - CUTOFF), (200 - CUTOFF) / CUTOFF
# Characters: longer texts are found only where they are the same word for word.
LONGEST = 2_000


class Suggestion(NamedTuple):
    """*score* in percent, 100 for the same French; *target* is HTML where *is_rich*, *words* are the same without marks."""

    source: str
    target: str
    words: str
    is_rich: bool
    score: int


class Pair(NamedTuple):
    source: str
    target: str
    words: str
    is_rich: bool
    # Of the units that say so.
    keys: set


class Memory:
    """All translations into *language* that readers have been given, read once."""

    def __init__(self, language, rows=None):
        """*rows*: (key, French, translation)."""
        if rows is None:
            made = TranslationUnit.objects.filter(language=language).exclude(source="").exclude(target="")
            rows = made.values_list("pk", "source", "target")
        self.pairs = sorted(gathered(rows), key=lambda pair: len(pair.source))
        self.sources = [pair.source for pair in self.pairs]
        self.lengths = [len(source) for source in self.sources]

    def suggestions(self, source, *, without=None, working=""):
        """[Suggestion] for the French *source*, the nearest first, other than by the unit *without* or *working* itself."""
        wanted = words_of(source)
        found = [(self.pairs[place], round(score)) for place, score in self.nearest(wanted)]
        others = [
            Suggestion(pair.source, pair.target, pair.words, pair.is_rich, score)
            for pair, score in found
            if pair.keys != {without} and pair.words != words_of(working)
        ]
        return others[:TOP]

    def nearest(self, wanted):
        """(place, score); room for the two that `suggestions` may leave out."""
        if not wanted:
            return []
        if len(wanted) > LONGEST:
            return [
                (place, 100) for place in self.of_length(len(wanted), len(wanted)) if self.sources[place] == wanted
            ]
        near = self.of_length(len(wanted) * LEAST, len(wanted) * MOST)
        candidates = self.sources[near.start : near.stop]
        found = process.extract(wanted, candidates, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=TOP + 2)
        return [(near.start + place, score) for _source, score, place in found]

    def of_length(self, least, most):
        return range(bisect_left(self.lengths, least), bisect_right(self.lengths, most))


def gathered(rows):
    """One Pair of what several units say alike."""
    pairs = {}
    for key, source, target in rows:
        pair = Pair(words_of(source), target, words_of(target), is_marked_up(target), set())
        pairs.setdefault((pair.source, pair.words), pair).keys.add(key)
    return pairs.values()


def words_of(text):
    return " ".join((plain(text) if is_marked_up(text) else text).split())


def is_marked_up(text):
    """The editor's texts are made of elements from their first character on."""
    return text.startswith("<")
