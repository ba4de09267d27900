"""Editors' text as readers get it: references resolved, pictures drawn, quotations and tables framed.

It takes what the sanitiser gives, which writes every element in one way.
"""

import re
from itertools import count

from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from content.addresses import link_up, references_in, resolve, target_of

FIGURE = re.compile(
    r'<figure><img src="(?P<src>/go/[^"]*)">(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>', re.DOTALL
)
IMAGE = re.compile(r'<img src="/go/[^"]*">')
# Its last paragraph, where it begins with a dash, names whoever is quoted.
QUOTATION = re.compile(
    r"<blockquote>(?P<said>(?:(?!</?blockquote>).)+?)"
    r"<p>(?P<dash>\u2014+|\u2013|\u2015|--)(?:\s|&nbsp;)*(?P<source>(?:(?!</p>).)+)</p></blockquote>",
    re.DOTALL,
)
TABLE_TAG = re.compile(r"<(?P<end>/?)table>")
TABLE_CAPTION = re.compile(r"<caption>(?P<words>.*?)</caption>", re.DOTALL)
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
HEADER = re.compile(r"<th(?P<spans>[^>]*)>(?P<words>.*?)</th>", re.DOTALL)


def rendered(html, found=None, language=None):
    """*html* (sanitised, in *language*) for the page of a reader, whose language is the active one.

    Links lead to pages in the reader's language; what is embedded speaks the language of the text around it.
    *found* is what `resolve` gave, where a caller asked it once for several texts.
    """
    found = resolve(references_in(html)) if found is None else found
    with override(language or get_language()):
        return with_tables(with_quotations(with_pictures(link_up(html, found), found)))


def with_pictures(html, found):
    drawn = FIGURE.sub(lambda match: picture_html(match["src"], match["caption"] or "", found), html)
    # A text cleaned by the database alone may hold a picture outside a figure.
    return IMAGE.sub("", drawn)


def picture_html(reference, caption, found):
    """The picture with its caption and credit; of a picture that is gone, the caption."""
    picture = found.pictures.get(target_of(reference))
    if not picture:
        return f"<p>{caption}</p>" if caption else ""
    context = {"picture": picture, "caption": mark_safe(caption)}  # noqa: S308 a part of the sanitised text
    return render_to_string("content/captioned_picture.html", context).strip()


def with_quotations(html):
    return QUOTATION.sub(quotation_html, html)


def quotation_html(match):
    dash = match["dash"].replace("--", "—")
    space = "" if get_language() == "zh-hans" else "\u00a0"
    source = f"<figcaption>{dash}{space}{match['source']}</figcaption>"
    return f'<figure class="quotation"><blockquote>{match["said"]}</blockquote>{source}</figure>'


def with_tables(html):
    """Each outermost table in a region of its own, which scrolls where the screen is narrower."""
    pieces, begins, depth, last, numbers = [], 0, 0, 0, count(1)
    for tag in TABLE_TAG.finditer(html):
        depth += -1 if tag["end"] else 1
        if depth == 1 and not tag["end"]:
            begins = tag.start()
        elif depth == 0:
            pieces += [html[last:begins], table_html(html[begins : tag.end()], numbers)]
            last = tag.end()
    return "".join([*pieces, html[last:]])


def table_html(table, numbers):
    name = escape(name_of(table) or numbered_name(next(numbers)))
    plain = table if table.count("<table>") > 1 else with_scopes(table)
    return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">{plain}</div>'


def name_of(table):
    caption = TABLE_CAPTION.search(table)
    # Escaped once already, and once more where it is printed.
    return strip_tags(caption["words"]).replace("&amp;", "&").replace("&nbsp;", " ").strip() if caption else ""


def numbered_name(number):
    if number == 1:
        return _("Table")
    # Translators: name of the second, third table of a text, where it has no caption.
    return _("Table %(number)s") % {"number": number}


def with_scopes(table):
    """A heading in a row of headings heads its column, another its row. The first row is repeated on each sheet of paper."""
    first = ROW.search(table)
    scoped = ROW.sub(lambda row: row_html(row[0]), table)
    if not first or not is_heading(first[0]) or "rowspan" in first[0]:
        return scoped
    head = ROW.search(scoped)
    before = scoped[: head.start()].rstrip()
    if not before.endswith("<tbody>"):
        return scoped
    return f"{before.removesuffix('<tbody>')}<thead>{head[0]}</thead><tbody>{scoped[head.end() :]}"


def is_heading(row):
    return "<th" in row and "<td" not in row


def row_html(row):
    scope = "col" if is_heading(row) else "row"
    return HEADER.sub(lambda cell: header_html(cell, scope), row)


def header_html(cell, scope):
    """What is empty heads nothing."""
    if cell["words"] in ("", "<p></p>"):
        return f"<td{cell['spans']}></td>"
    return f'<th scope="{scope}"{cell["spans"]}>{cell["words"]}</th>'
