"""Numbers and dates across languages: what the one says in figures the other says too, each in its own way."""

from bisect import bisect_left, bisect_right
from itertools import islice

from django.utils.translation import gettext as _

from translations.quality import chinese_numbers, french_numbers
from translations.quality.finding import MANY
from translations.quality.number import TELEPHONE, telephones
from translations.quality.words import advice

# Which languages can be read; the numbers of another are nobody's to judge.
READERS = {"zh-hans": chinese_numbers.read, "zh-hant": chinese_numbers.read}
# Before rounding: numbers that are not within this share of one another are never the same.
NEAR = 0.06


def numbers(pair):
    read = READERS.get(pair.language)
    if not read:
        return []
    source, target = TELEPHONE.sub(blank, pair.source_words), TELEPHONE.sub(blank, pair.target_words)
    before, after = french_numbers.read(source), read(target)
    missing = _("A number of the French is missing or differs: “%(where)s”")
    added = _("A number that the French does not have: “%(where)s”")
    return [
        *telephones_of(pair),
        *told(missing, pair.source_words, unmatched(before, after)),
        *told(added, pair.target_words, unmatched(after, before)),
    ]


def blank(found):
    return " " * len(found.group())


def told(message, text, numbers_found):
    return [advice("numbers", message, text, one.start, one.end) for one in islice(numbers_found, MANY)]


def unmatched(these, those):
    """The first of each of *these* that is said in figures and that none of *those* equals."""
    values = sorted({pair for one in those for pair in one.values})
    seen = set()
    for one in these:
        if not one.is_needed or one.values in seen:
            continue
        seen.add(one.values)
        if not any(is_among(*pair, values) for pair in one.values):
            yield one


def is_among(value, half, values):
    """*half* is half a unit of the last digit said: the rounder of the two numbers tells how near they have to be."""
    first = bisect_left(values, (value * (1 - NEAR), -1))
    last = bisect_right(values, (value * (1 + NEAR), float("inf")))
    return any(
        abs(value - other) <= max(half, other_half) * (1 + 1e-9) for other, other_half in values[first:last]
    )


def telephones_of(pair):
    before, after = telephones(pair.source_words), telephones(pair.target_words)
    missing = _("A telephone number is missing or differs: “%(where)s”")
    added = _("A telephone number that the French does not have: “%(where)s”")
    return [
        *(advice("numbers", missing, pair.source_words, *before[one]) for one in before if one not in after),
        *(advice("numbers", added, pair.target_words, *after[one]) for one in after if one not in before),
    ][:MANY]
