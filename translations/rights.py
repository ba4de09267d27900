"""Who translates into which language."""

from translations.registry import TARGETS


def may_translate(user, language):
    return user.has_perm(f"translations.translate_{language}")


def languages_of(user):
    """The codes of the languages that *user* translates into."""
    return [code for code in TARGETS if may_translate(user, code)]
