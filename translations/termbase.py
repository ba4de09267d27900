"""The terms as a translator needs them: found in a French text, each with what to write and what to avoid."""

import re
import unicodedata
from typing import NamedTuple

from publishing.languages import SOURCE, in_language
from translations.models import Term
from translations.plain import plain
from translations.variants import variant_pattern

PIECES = re.compile(r"[^\W_]+|[’']|[«»“”\"]|\s+|.", re.DOTALL)
QUOTE = r"\s*[«»“”\"]\s*"


class TermFound(NamedTuple):
    """A term of the source text, in the words of the target language; *others* are right too."""

    source: str
    target: str
    avoid: tuple[str, ...]
    is_attested: bool
    others: tuple[str, ...] = ()


class Variant(NamedTuple):
    """A word of a text that is not to be written, and what to write."""

    words: str
    target: str
    start: int
    end: int


class Termbase:
    """All terms, read once; *language* is the one translated into."""

    def __init__(self, language, terms=None):
        self.language = language
        self.all = [*(Term.objects.all() if terms is None else terms)]
        by_name = self.by_name()
        ordered = sorted(by_name, key=len, reverse=True)
        self.groups = {f"t{number}": by_name[name] for number, name in enumerate(ordered)}
        patterns = (f"(?P<{group}>{term_pattern(name)})" for group, name in zip(self.groups, ordered, strict=True))
        self.names = re.compile("|".join(patterns) or "(?!)", re.IGNORECASE)
        self.instead = instead_in(self.all, language)
        self.variants = variant_pattern(self.instead)

    def by_name(self):
        """{French name: TermFound} of what has a word in the language."""
        found = {term: self.found(term) for term in self.all if in_language(term, "name", self.language)}
        return {name: of_it for term, of_it in found.items() for name in names_in(term, SOURCE)}

    def found(self, term):
        names = names_in(term, self.language)
        target = in_language(term, "name", self.language)
        avoid = lines(in_language(term, "avoid", self.language))
        others = tuple(name for name in names if name != target)
        return TermFound(in_language(term, "name", SOURCE), target, avoid, term.is_attested, others)

    def terms_in(self, text):
        """[TermFound], each once and as the text names it, in the order of the text; the longest where they overlap."""
        found = {}
        for match in self.names.finditer(unicodedata.normalize("NFC", plain(text))):
            term = self.groups[match.lastgroup]
            found.setdefault(term, term._replace(source=match.group()))
        return [*found.values()]

    def terms_for(self, source, target):
        """Those of *source*, and without a source those whose variants to avoid stand in *target*, its translation."""
        found = self.terms_in(source)
        known = {term.target for term in found}
        meant = {variant.target for variant in self.avoided_in(target)} - known
        others = [self.found(term) for term in self.all if in_language(term, "name", self.language) in meant]
        return [*found, *(term._replace(source="") for term in others)]

    def avoided_in(self, text):
        """[Variant] of a text in the language, whatever its French says."""
        return [
            Variant(match.group(), self.instead[match.group()], *match.span())
            for match in self.variants.finditer(plain(text))
            if match.group() in self.instead
        ]


def instead_in(terms, language):
    """{variant to avoid in *language*: what to write}"""
    named = [(term, in_language(term, "name", language)) for term in terms]
    return {
        variant: name
        for term, name in named
        if name
        for variant in lines(in_language(term, "avoid", language))
        if variant != name
    }


def names_in(term, language):
    names = [in_language(term, "name", language), *lines(in_language(term, "others", language))]
    return [name for name in names if name.strip()]


def lines(words):
    """A field of a term that holds one entry a line."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def term_pattern(name):
    """Tolerant of case, of straight and curly marks, of every space, and of the plural in s or x of each longer word."""
    words = unicodedata.normalize("NFC", name.strip())
    pattern = "".join(map(piece_pattern, PIECES.findall(words)))
    pattern = pattern.replace(rf"\s+{QUOTE}", QUOTE).replace(rf"{QUOTE}\s+", QUOTE)
    return rf"(?<!\w){pattern}(?!\w)"


def piece_pattern(piece):
    if piece.isspace():
        return r"\s+"
    if piece in "’'":
        return "[’']"
    if piece in '«»“”"':
        return QUOTE
    if len(piece) < 4:
        return re.escape(piece)
    return f"{re.escape(piece.removesuffix('s'))}[sx]?"
