"""Where, among the words of a link, the value stands that was cited: what an editor wrote around it is hers. Pure functions.

*words* is sanitised HTML of inline elements, *forms* are plain texts. The digits of a form stand for any number, so that a
value of last year, or one corrected since, is known again.
"""

import re

TOKEN = re.compile(r"(?P<tag><[^>]*>)|&(?P<entity>[a-z]+);|.", re.DOTALL)
ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"'}
SPACE = re.compile(r"\s")
# Thousands in groups of three with spaces between them, or digits with their points and commas.
NUMBER = r"(?<!\d)(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*)"
DIGITS = re.compile(NUMBER)
EMPTY = re.compile(r"<(strong|em|sup|sub)></\1>")
TAG = re.compile(r"<[^>]*>")


def plain(text):
    """One character for each of *text*: every space the same, every apostrophe the curly one."""
    return SPACE.sub(" ", text).replace("'", "’")


def around(words, forms):
    """(before, after) as HTML: what *words* hold beside one of *forms*. None where none of them is there."""
    visible = [(shown(token), *token.span()) for token in TOKEN.finditer(words) if not token["tag"]]
    found = pattern_of(forms).search("".join(character for character, _start, _end in visible))
    if not found:
        return None
    start, end = visible[found.start()][1], visible[found.end() - 1][2]
    # Elements that begin or end within the value go on behind it, so that each keeps its other end.
    tags = "".join(TAG.findall(words[start:end]))
    return words[:start], without_empty(tags + words[end:])


def shown(token):
    entity = token["entity"]
    return plain(ENTITIES.get(entity, "\ufffd") if entity else token[0])


def pattern_of(forms):
    """Any of *forms*; a form within another gives way to it."""
    each = sorted({plain(form) for form in forms if form}, key=len, reverse=True)
    return re.compile("|".join(pattern(form) for form in each) or r"(?!)")


def pattern(form):
    return NUMBER.join(re.escape(part) for part in DIGITS.split(form))


def without_empty(html):
    return EMPTY.sub("", html)
