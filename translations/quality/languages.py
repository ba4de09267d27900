"""Advice on what a language is written with: Chinese marks, no French left over, a length that is likely."""

import re
from itertools import islice

from django.utils.translation import gettext as _

from translations.quality.finding import MANY, Finding, beginning
from translations.quality.words import HAN, advice, each

MARK = r"[,.:;!?()\"'«»]"
# A point after a Latin letter abbreviates a name; an apostrophe between letters is one of theirs.
HALF_WIDTH = re.compile(rf"(?<=[{HAN}]){MARK}|(?<![A-Za-z])\.(?=[{HAN}])|[,:;!?()\"'«»](?=[{HAN}])")
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[!-~]+|[\w.+-]{1,64}@[\w.-]{1,255}", re.ASCII)
LATIN = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
LATIN_RUN = re.compile(rf"[{LATIN}][{LATIN}0-9’'-]*(?:[ \u00a0][{LATIN}0-9’'-]+)*")
WORD = re.compile(rf"[{LATIN}]+")
ELISION = re.compile(r"\b(?:l|d|n|s|c|j|qu|jusqu|lorsqu)[’'](?=[a-zà-öø-ÿ])")
ACCENTED = re.compile(r"(?<![A-Za-zÀ-ÿ])[a-zà-ÿœ]*[à-öø-ÿœ][a-zà-ÿœ]*")
# None that English writes too.
FRENCH = re.compile(
    r"(?<!\S)(?:les?|la|des?|du|une|et|est|dans|avec|sur|aux|cette|[cs]es|leurs?|qui|que|nous|vous|ils?|elles?|sont|par|pour"
    r"|ou|mais|aussi|sans|sous|entre|depuis|chez)(?!\S)"
)
WITHIN_BRACKETS = re.compile(r"[（(]([^（）()]*)[）)]")
# Letters of a translation for each letter of French, as (language, least, most).
RATIOS = {"zh-hans": (0.1, 0.9), "zh-hant": (0.1, 0.9)}
OTHER_RATIOS = (0.35, 2.5)
# A text shorter than this may be any length in another language.
SHORT = 40


def is_chinese(pair):
    return pair.language.startswith("zh")


def punctuation(pair):
    if not is_chinese(pair):
        return []
    text = ADDRESS.sub(lambda found: "x" * len(found.group()), pair.target_words)
    message = _("Chinese takes a full-width mark here: “%(where)s”")
    return each("punctuation", message, HALF_WIDTH, text)


def french_left(pair):
    """Proper names may stay, and so may what a term is translated as."""
    text = masked(pair)
    message = _("Is this French left over? “%(where)s”")
    runs = (run for run in LATIN_RUN.finditer(text) if is_french(run.group()))
    found = [advice("french", message, pair.target_words, *run.span()) for run in islice(runs, MANY)]
    return found or untouched(pair, text)


def masked(pair):
    """Without addresses, terms, and names that stand in brackets after their translation as the French has them."""
    text = ADDRESS.sub(blank, pair.target_words)
    for name in {one for term in pair.terms for one in (term.target, *term.others)}:
        text = text.replace(name, " " * len(name))
    return WITHIN_BRACKETS.sub(
        lambda found: blank(found) if is_name_of(found[1], pair.source_words) else found.group(), text
    )


def blank(found):
    return " " * len(found.group())


def is_name_of(words, source):
    return words[:1].isupper() and words in source


def is_french(run):
    return bool(ELISION.search(run) or ACCENTED.search(run) or FRENCH.search(run))


def untouched(pair, text):
    """Chinese without one Chinese character, in words that the French has too and that are no names."""
    if not is_chinese(pair) or re.search(f"[{HAN}]", pair.target_words):
        return []
    known = set(WORD.findall(pair.source_words))
    if not any(len(word) > 3 and word.islower() and word in known for word in WORD.findall(text)):
        return []
    what = beginning(pair.target_words.strip())
    return [Finding("french", _("This is still in French: “%(where)s”") % {"where": what}, excerpt=what)]


def length_ratio(pair):
    length = len(pair.source_words.strip())
    if length < SHORT:
        return []
    least, most = RATIOS.get(pair.language, OTHER_RATIOS)
    ratio = len(pair.target_words.strip()) / length
    if least <= ratio <= most:
        return []
    message = (
        _("Much shorter than the French: is anything missing?")
        if ratio < least
        else _("Much longer than the French: is anything too much?")
    )
    return [Finding("ratio", message, excerpt=beginning(pair.target_words.strip()))]
