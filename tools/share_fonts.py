"""Cuts the two fonts of the share pictures out of Noto Serif CJK Bold: see images/fonts/README.md."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from pypinyin_dict.pinyin_data import ktghz2013

FONTS = Path(__file__).resolve().parents[1] / "images" / "fonts"
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x192, *range(0x218, 0x21C)]
MARKS = [
    *range(0x2009, 0x200B),
    *range(0x2010, 0x2015),
    *range(0x2018, 0x2023),
    0x2026,
    0x202F,
    0x2030,
    0x2032,
    0x2033,
]
SIGNS = [0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, 0x2212]
CHINESE_MARKS = [0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2E3A, *range(0x3000, 0x3018), 0x30FB]
FULL_WIDTH = [*range(0xFF01, 0xFF5F), 0xFFE5]


def gb2312():
    rows = [bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    return {ord(row.decode("gb2312")) for row in rows if row < b"\xd7\xfa" or row > b"\xd8"}


def face(path, name):
    """The face called *name* among those of the collection."""
    for number in range(5):
        font = TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(1) == name:
            return font
    raise LookupError(name)


def cut(font, characters, output, features):
    options = subset.Options(flavor="woff2", layout_features=features, hinting=False, desubroutinize=True)
    # Copyright, names, version, licence.
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    # Drawn where a character is missing: what a picture must never show, so it can be told from all others.
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    subset.save_font(font, str(FONTS / output), options)


collection = sys.argv[1]
# The Korean face draws quotation marks and dashes as narrow as French wants them.
cut(face(collection, "Noto Serif CJK KR"), {*LETTERS, *MARKS, *SIGNS}, "latin.woff2", ["kern", "liga"])
han = gb2312() | set(ktghz2013.pinyin_dict)
cut(face(collection, "Noto Serif CJK SC"), {*han, *CHINESE_MARKS, *FULL_WIDTH}, "chinese.woff2", [])
