"""The numbers of a Chinese text: 2190万, 1.5%, 第23, 2019年3月12日, 9时30分; what is written in characters may be meant."""

import re

from translations.quality.number import number, scaled

TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
UNITS = "[十百千万亿]+"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*"
FIGURES = re.compile(rf"(?<![\d.])(?P<letters>(?<=[A-Za-z])(?:-?))?(?P<digits>{DIGITS})\s?(?P<units>{UNITS})?")
# 60 in 60至70万 may be 600 000.
RANGE = re.compile(rf"(?:至|到|-|–|—|~|～)(?:{DIGITS})(?P<units>{UNITS})")
DECADE = re.compile(r"(\d\d)世纪(\d0)年代")
HALF_HOUR = re.compile(r"\d[点时]半")
IN_AFTERNOON = re.compile(r"(?:下午|晚上|傍晚|晚)$")
HOUR = re.compile("[点时:：]")
CHARACTERS = re.compile("[〇零一二两三四五六七八九十百千万亿]+")
VALUES = {"〇": 0, "零": 0, "两": 2, **{digit: place for place, digit in enumerate("一二三四五六七八九", 1)}}


def read(text):
    """[Number]"""
    decades = [*DECADE.finditer(text)]
    within = {place for found in decades for place in range(*found.span())}
    return [
        *(number(*found.span(), *years_of(found)) for found in decades),
        *(one for one in figures(text) if one.start not in within),
        *(number(*found.span(), 30, needed=False) for found in HALF_HOUR.finditer(text)),
        *(
            number(*found.span(), characters_value(found.group()), needed=False)
            for found in CHARACTERS.finditer(text)
        ),
    ]


def years_of(decade):
    """20世纪80年代: les années 80, les années 1980."""
    return int(decade[2]), (int(decade[1]) - 1) * 100 + int(decade[2])


def figures(text):
    for found in FIGURES.finditer(text):
        digits = found["digits"].replace(",", "")
        if digits.count(".") > 1:
            continue
        values = [scaled(digits, factor_of(found["units"]))]
        if not found["units"] and (beyond := RANGE.match(text, found.end())):
            values.append(scaled(digits, factor_of(beyond["units"])))
        if IN_AFTERNOON.search(text[max(0, found.start() - 2) : found.start()]):
            values.append((float(digits) + 12, 0.0))
        is_needed = found["letters"] is None and not is_full_hour(text, found)
        yield number(*found.span(), *values, needed=is_needed)


def factor_of(units):
    factor = 1
    for unit in units or "":
        factor *= TENS[unit]
    return factor


def is_full_hour(text, found):
    return found["digits"] == "00" and bool(HOUR.match(text[found.start() - 1 : found.start()]))


def characters_value(words):
    """二十一 is 21, 二〇一九 is 2019; no number is as long as twenty characters."""
    words = words[:20]
    if not any(one in TENS for one in words):
        return int("".join(str(VALUES[one]) for one in words[:15]))
    total = section = digit = 0
    for one in words:
        if one in VALUES:
            digit = VALUES[one]
        elif TENS[one] < 10_000:
            section, digit = section + (digit or 1) * TENS[one], 0
        else:
            total, section, digit = (total + section + digit or 1) * TENS[one], 0, 0
    return min(total + section + digit, 10**15)
