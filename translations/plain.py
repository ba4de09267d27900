"""Rich text as the words that a reader reads, one line for each block."""

import html
import re

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
INLINE = {"a", "strong", "em", "sup", "sub", "b", "i", "span", "u", "s"}


def plain(text):
    """Also of text that is not rich: what looks like no element stays."""
    return html.unescape(TAG.sub(lambda tag: "" if tag[2].lower() in INLINE else "\n", text))
