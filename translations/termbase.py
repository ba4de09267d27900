"""The terms as a translator needs them: found in a French text, each with what to write and what to avoid."""

from typing import NamedTuple


class TermFound(NamedTuple):
    """A term of the source text, in the words of the target language."""

    source: str
    target: str
    avoid: tuple[str, ...]
    is_attested: bool


class Termbase:
    """All terms, read once; *language* is the one translated into."""

    def __init__(self, language):
        self.language = language

    def terms_in(self, text):
        """[TermFound], the longest first where they overlap."""
        return []
