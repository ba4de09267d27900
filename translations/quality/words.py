"""Advice on the words themselves: spaces, terms and the variants to avoid."""

import re
from itertools import islice

from django.utils.translation import gettext as _

from translations.quality.finding import MANY, Finding, beginning, excerpt
from translations.variants import variant_pattern

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WIDE = "，。；：？！、“”（）《》"
SPACES = "[ \u00a0\u202f\u3000]"
DOUBLED = re.compile(rf"(?<=\S){SPACES}{{2,}}(?=\S)")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}{WIDE}]){SPACES}+(?=[{HAN}{WIDE}])")


def advice(kind, message, text, start, end):
    where = excerpt(text, start, end)
    return Finding(kind, message % {"where": where}, excerpt=where)


def each(kind, message, pattern, text):
    return [advice(kind, message, text, *found.span()) for found in islice(pattern.finditer(text), MANY)]


def spaces(pair):
    text = pair.target_words
    found = each("spaces", _("Two spaces: “%(where)s”"), DOUBLED, text)
    single = [one for one in islice(BETWEEN_HAN.finditer(text), MANY) if len(one.group()) == 1]
    message = _("No space stands between Chinese characters: “%(where)s”")
    return [*around(pair), *found, *(advice("spaces", message, text, *one.span()) for one in single)]


def around(pair):
    """HTML drops what stands around a paragraph."""
    if pair.is_rich or pair.target == pair.target.strip() or pair.source != pair.source.strip():
        return []
    what = beginning(pair.target.strip())
    return [Finding("spaces", _("A space before or after the text."), excerpt=what)]


def avoided(pair):
    instead = {variant: term.target for term in pair.terms for variant in term.avoid}
    if not instead:
        return []
    pattern = variant_pattern(instead)
    found = (one for one in pattern.finditer(pair.target_words) if one.group() in instead)
    return [instead_of(pair, one, instead[one.group()]) for one in islice(found, MANY)]


def instead_of(pair, found, target):
    message = _("To be avoided: %(variant)s. Write %(term)s.")
    where = excerpt(pair.target_words, *found.span())
    return Finding("avoid", message % {"variant": found.group(), "term": target}, excerpt=where)


def unused_terms(pair):
    message = _("The term “%(source)s” is translated as %(target)s.")
    words = pair.target_words.casefold()
    unused = [term for term in pair.terms if term.source and not is_used(term, words)]
    return [
        Finding("terms", message % {"source": term.source, "target": term.target}, excerpt=term.source)
        for term in {term.target: term for term in unused}.values()
    ]


def is_used(term, words):
    return any(one.casefold() in words for one in (term.target, *term.others))
