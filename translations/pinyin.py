import re

from pypinyin import Style, lazy_pinyin

HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def pinyin_of(words):
    """北京市 gives běi jīng shì: the word is read whole, as many characters have more than one reading; without marks.

    Empty where nothing is Chinese: Ferrandi is no pinyin.
    """
    if not HAN.search(words):
        return ""
    read = lazy_pinyin(words, style=Style.TONE)
    return " ".join(found.group() for piece in read for found in LETTERS.finditer(piece))
