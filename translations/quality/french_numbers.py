"""The numbers of a French text: 21,9 millions, 1,5 %, 23e, 12 mars 2019, 9 h 30; what is spelt out may be meant."""

import re

from translations.quality.number import number, scaled

GAP = "[ \u00a0\u202f]"
FACTORS = {
    "mille": 1e3,
    "millier": 1e3,
    "million": 1e6,
    "milliard": 1e9,
    "k": 1e3,
    "m": 1e6,
    "md": 1e9,
    "mds": 1e9,
}
FACTOR = rf"(?:mille\b|milliers?\b|millions?\b|milliards?\b|Mds?\b|M(?=€)|k(?=€)|M(?={GAP}€))"
DIGITS = rf"\d{{1,3}}(?:{GAP}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*"
FIGURES = re.compile(
    rf"(?<![\d.,])(?P<letters>(?<=[A-Za-z])(?:-?))?(?P<digits>{DIGITS})(?:{GAP}?(?P<factor>{FACTOR}))?"
)
# 10 in “10 à 15 millions” may be ten millions.
RANGE = re.compile(rf"{GAP}?(?:à|et|ou|-|–|—){GAP}?(?:{DIGITS}){GAP}?(?P<factor>{FACTOR})")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
]
MONTHS = {name: place for place, name in enumerate([*MONTHS, "décembre"], 1)}
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
BESIDE_DAY = re.compile(rf"\d(?:er)?{GAP}$")
BESIDE_YEAR = re.compile(rf"{GAP}\d{{4}}\b")
ROMAN = re.compile(r"\b([IVXLC]+)(?:e|er|ère|ᵉ)?\b")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
SPELT = {
    word: value
    for value, words in {
        1: "un une premier première",
        2: "deux deuxième second seconde double",
        3: "trois troisième triple",
        4: "quatre quatrième",
        5: "cinq cinquième",
        6: "six sixième",
        7: "sept septième",
        8: "huit huitième",
        9: "neuf neuvième",
        10: "dix dixième dizaine décennie",
        11: "onze onzième",
        12: "douze douzième douzaine",
        13: "treize treizième",
        14: "quatorze quatorzième",
        15: "quinze quinzième quinzaine",
        16: "seize seizième",
        20: "vingt vingts vingtième vingtaine",
        30: "trente trentième trentaine",
        40: "quarante quarantaine",
        50: "cinquante cinquantaine demi moitié",
        60: "soixante soixantaine",
        100: "cent cents centaine centenaire",
        1000: "mille millier",
        25: "quart",
    }.items()
    for word in words.split()
}
NAMES = "|".join(sorted(SPELT, key=len, reverse=True))
SPELT_OUT = re.compile(
    rf"\b((?:{NAMES})s?(?:(?:-|{GAP}|-et-|{GAP}et{GAP})(?:{NAMES})\b)*)(?:{GAP}(?P<factor>{FACTOR}))?",
    re.IGNORECASE,
)


def read(text):
    """[Number]"""
    return [*figures(text), *months(text), *spelt(text), *roman(text)]


def figures(text):
    for found in FIGURES.finditer(text):
        is_name = found["letters"] is not None
        factor = FACTORS[found["factor"].lower().rstrip("s")] if found["factor"] else 1
        values = [scaled(digits, factor) for digits in readings(found["digits"])]
        if factor == 1 and (beyond := RANGE.match(text, found.end())):
            shared = FACTORS[beyond["factor"].lower().rstrip("s")]
            values += [scaled(digits, shared) for digits in readings(found["digits"])]
        if values:
            yield number(*found.span("digits"), *values, needed=not is_name and not is_full_hour(text, found))


def readings(digits):
    """As Python writes them. 600.000 is read both ways; 1.2.3 and 14.06.2018 are no number."""
    plain = re.sub(GAP, "", digits)
    if len(re.findall("[.,]", plain)) > 1:
        return [plain.replace(",", "").replace(".", "")] if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain) else []
    whole = [plain.replace(".", "")] if re.fullmatch(r"\d{1,3}\.\d{3}", plain) else []
    return [plain.replace(",", "."), *whole]


def is_full_hour(text, found):
    """Of 9 h 00 the minutes may be left unsaid."""
    return bool(re.fullmatch("00", found["digits"])) and text[: found.start()].rstrip()[-1:] in ("h", ":")


def months(text):
    for found in MONTH.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        is_dated = bool(BESIDE_DAY.search(before) or BESIDE_YEAR.match(text, found.end()))
        yield number(*found.span(), MONTHS[found.group().lower()], needed=is_dated)


def spelt(text):
    for found in SPELT_OUT.finditer(text):
        factor = FACTORS[found["factor"].lower().rstrip("s")] if found["factor"] else 1
        yield number(*found.span(), value_of(found[1]) * factor, needed=False)


def value_of(words):
    """Quatre-vingt-dix-sept: what is followed by a larger one is that many times it, the rest adds up."""
    total = 0
    for word in re.split(r"[-\s]+", words.lower()):
        value = SPELT.get(word) or SPELT.get(word.removesuffix("s")) or 0
        total = total * value if value in (20, 100, 1000) and 0 < total < value else total + value
    return total


def roman(text):
    for found in ROMAN.finditer(text):
        values = [ROMAN_VALUES[letter] for letter in found[1]]
        pairs = zip(values, [*values[1:], 0], strict=True)
        yield number(*found.span(), sum(-one if one < after else one for one, after in pairs), needed=False)
