"""What is wrong with a translation: pure functions on the French and its translation."""

from publishing.languages import SOURCE
from translations.plain import plain
from translations.quality.finding import Finding
from translations.quality.languages import french_left, length_ratio, punctuation
from translations.quality.markup import links, markup, placeholders, too_long
from translations.quality.numbers import numbers
from translations.quality.pair import Pair
from translations.quality.words import avoided, spaces, unused_terms

__all__ = ["Finding", "findings"]

# What blocks first; each takes a Pair and gives its findings.
CHECKS = [
    too_long,
    placeholders,
    links,
    markup,
    numbers,
    punctuation,
    spaces,
    avoided,
    unused_terms,
    french_left,
    length_ratio,
]


def findings(source, target, *, language, is_rich=False, max_length=None, terms=()):
    """[Finding] of *target*, what blocks first; none where it is empty. *terms* are those of `termbase.terms_in(source)`."""
    if not target.strip():
        return []
    words = (plain(source), plain(target)) if is_rich else (source, target)
    pair = Pair(source, target, *words, language, is_rich, max_length, tuple(terms))
    return [finding for check in CHECKS for finding in check(pair)]


assert SOURCE == "fr", "The checks read French."
