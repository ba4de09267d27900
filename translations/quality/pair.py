from typing import NamedTuple


class Pair(NamedTuple):
    """A French text and its translation, as they are kept and as they are read."""

    source: str
    target: str
    source_words: str
    target_words: str
    language: str
    is_rich: bool = False
    max_length: int | None = None
    terms: tuple = ()
