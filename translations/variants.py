"""Words that are not to be written, found in texts: whole words where a language parts them by spaces."""

import re

from translations.plain import TAG

HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def variant_pattern(instead):
    """Finds each variant of *instead* ({variant: what to write}) and what is right, the longest first.

    What is found and is no variant is right as it stands, also where a variant is a part of it.
    """
    ordered = sorted({*instead, *instead.values()} - {""}, key=len, reverse=True)
    return re.compile("|".join(map(whole, ordered)) or r"(?!)")


def whole(words):
    before = "" if HAN.match(words[0]) else r"(?<!\w)"
    after = "" if HAN.match(words[-1]) else r"(?!\w)"
    return f"{before}{re.escape(words)}{after}"


def corrected(text, instead, is_rich=False):
    """*text* with what to write for each variant; an element with its address stays as it is."""
    pattern = variant_pattern(instead)
    if not is_rich:
        return rewritten(pattern, text, instead)
    start, written = 0, []
    for tag in TAG.finditer(text):
        written += [rewritten(pattern, text[start : tag.start()], instead), tag.group()]
        start = tag.end()
    return "".join([*written, rewritten(pattern, text[start:], instead)])


def rewritten(pattern, text, instead):
    return pattern.sub(lambda found: instead.get(found.group(), found.group()), text)
