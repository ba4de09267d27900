"""What both languages share: corrections of a text, and the marks that stand in it for what is not text.

A correction is (start, end, new): what stands between the two offsets is replaced. Corrections come in order and do not overlap.
"""

# A text may be many paragraphs in one: the rules look at each by itself.
BREAK = "\0"
# An image, a piece of code: stands in the line, is no letter.
OBJECT = "\x01"
# Words of the other language.
FOREIGN = "\x02"
# Space that belongs to the page's layout.
GAP = "\x03"

# Ends before a mark that closes the sentence, a bracket or a Chinese character, for none of them is part of the address.
URL = (
    r"(?:https?://|www\.)[^\s\0-\x02<>\"«»“”‘’（）()《》，。；：！？、\u3400-\u9fff]*"
    r"[^\s\0-\x02<>\"«»“”‘’（）()《》，。；：！？、\u3400-\u9fff.,;:!?'…]"
)


def corrected(text, corrections):
    pieces, done = [], 0
    for start, end, new in corrections:
        pieces += text[done:start], new
        done = end
    return "".join([*pieces, text[done:]])
