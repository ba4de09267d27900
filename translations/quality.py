"""What is wrong with a translation: pure functions on the French and its translation."""

from typing import NamedTuple

from django.utils.translation import gettext as _


class Finding(NamedTuple):
    """*kind* names the check, *excerpt* is where; what *blocks* is never shown to readers."""

    kind: str
    message: str
    blocks: bool = False
    excerpt: str = ""


def findings(source, target, *, language, is_rich=False, max_length=None, terms=()):
    """[Finding] of *target*, what blocks first; none where it is empty. *terms* are those of `termbase.terms_in(source)`."""
    if max_length and len(target) > max_length:
        message = _("%(length)s characters; at most %(limit)s fit here.")
        return [Finding("length", message % {"length": len(target), "limit": max_length}, blocks=True)]
    return []
