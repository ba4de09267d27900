"""Words in, address out: pure functions."""

import re

from django.utils.text import slugify
from pypinyin import lazy_pinyin

# What Unicode's decomposition drops instead of spelling out.
SPELT_OUT = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": " ", "'": " ", "ß": "ss"})
HAN = re.compile(r"[\u3400-\u9fff]+")


def pinyin(words):
    """The syllables of each run of Han characters, read as a whole because many have more than one reading."""
    return HAN.sub(lambda run: f" {' '.join(lazy_pinyin(run.group()))} ", words)


def make_slug(words, max_length=80):
    """北京合作 gives bei-jing-he-zuo, Œuvre d’été gives oeuvre-d-ete; empty where nothing can be spelt."""
    return slugify(pinyin(words).translate(SPELT_OUT))[:max_length].strip("-")


def free_slug(wanted, is_taken):
    """*wanted*, or the first of wanted-2, wanted-3… that *is_taken* refuses."""
    slug, number = wanted, 1
    while is_taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
