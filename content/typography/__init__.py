"""Spaces, quotation marks and punctuation as a French or a Chinese reader expects them, put right once, when a page is sent.

`french.french` and `chinese.chinese` take plain text, `html.typeset` takes a finished page. None of them changes a letter
or a digit. docs/decisions/0008-typography.md tells why it is done here.
"""
