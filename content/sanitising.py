"""What an editor's HTML may hold: the elements of the editor's extensions, pictures of the portal, links for readers."""

import re
from urllib.parse import unquote, urljoin, urlsplit

import nh3
from django.urls import reverse
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

# The one address that a picture may have: the reference to a picture of the portal. No other host is ever asked.
PICTURE = re.compile(r"/go/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/")
FIGURE_TAG = re.compile(r"<(?P<end>/?)figure>|<img[^>]*>")
CAPTION = re.compile(r"<figcaption>(?P<words>.*?)</figcaption>", re.DOTALL)
PIECES = re.compile(r"</?(?:figure|figcaption)>|<img[^>]*>")
NOT_INLINE = re.compile(r"<(?!/?(?:strong|em|sup|sub|a|br)\b)[^>]*>")
IMAGE = re.compile(r'<img src="[^"]*">')
EMPTY = re.compile(r"<(\w+)></\1>")
# What the keyboard leaves behind: paragraphs at the end of a text, rows at the end of a table.
LAST_PARAGRAPHS = re.compile(r"(?:<p>(?:\s|&nbsp;|<br>)*+</p>\s*+)++$")
LAST_ROWS = re.compile(
    r"(?<=</tr>)(?:\s*+<tr>(?:\s|<t[hd]>|</t[hd]>|<p>|</p>|&nbsp;|<br>)*+</tr>)++(?=\s*+</tbody>)"
)
HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
# Where a link of any reader might stand; nobody is there.
SOMEWHERE = "https://reader.invalid/fr/somewhere/"
# What browsers leave out of an address, or read as a slash.
LEFT_OUT = re.compile(r"[\x00-\x20\x7f]")


def make_sanitiser(extensions):
    """A function from HTML to safe HTML: cleaning what is clean changes nothing."""
    allowed = allowlist_from_extensions(expand_extensions(extensions))
    attributes = {tag: set(names) for tag, names in allowed["attributes"].items()}
    attributes |= {"a": {"href", "title"}, "img": {"src"}, "figure": set()}
    cleaner = nh3.Cleaner(
        tags=allowed["tags"] | {"caption"},
        attributes=attributes,
        url_schemes=allowed["url_schemes"],
        link_rel=None,
        attribute_filter=kept_value,
    )
    return lambda html: nothing_for_empty(without_leftovers(clean_twice(cleaner, html)))


def clean_twice(cleaner, html):
    """What was moved within figures is cleaned again, so that the cleaner has the last word."""
    clean = cleaner.clean(html)
    return cleaner.clean(with_plain_figures(clean)) if "<fig" in clean or "<img" in clean else clean


def without_leftovers(html):
    return LAST_ROWS.sub("", LAST_PARAGRAPHS.sub("", html))


def nothing_for_empty(html):
    """The editor of an empty text always has one paragraph."""
    return "" if EMPTY.fullmatch(html) else html


def kept_value(tag, name, value):
    """The value of an attribute, None where it goes."""
    if tag == "img":
        return value if PICTURE.fullmatch(value) else None
    if (tag, name) == ("a", "href"):
        return None if is_refused(value) else value.replace("<", "%3C").replace(">", "%3E")
    # Tags are told from text by their brackets here and where texts are rendered: no value may hold one.
    return None if "<" in value or ">" in value else value


def is_refused(link):
    """Whether *link* leads into the administration, or to another host without saying so (`//host`)."""
    plain = LEFT_OUT.sub("", link).replace("\\", "/")
    try:
        parts = urlsplit(urljoin(SOMEWHERE, unquote(plain)))
        begins = urlsplit(plain)
    except ValueError:
        return True
    if begins.scheme:
        return begins.scheme.lower() in ("http", "https") and not begins.netloc
    return parts.netloc != urlsplit(SOMEWHERE).netloc or f"{parts.path}/".startswith(reverse("admin:index"))


def refused_links(html):
    """The links of an editor's HTML, as they were written, that will not be kept."""
    links = [first or second for first, second in HREF.findall(html or "")]
    return [link for link in links if is_refused(link)]


def with_plain_figures(html):
    """Each outermost figure as one picture and its caption; of a figure without its picture the words stay."""
    made, figure, depth, last = [], 0, 0, 0
    for tag in FIGURE_TAG.finditer(html):
        if tag[0].startswith("<img"):
            if not depth:
                made.append(html[last : tag.start()])
                last = tag.end()
            continue
        depth += -1 if tag["end"] else 1
        if depth == 1 and not tag["end"]:
            figure = tag.start()
            made.append(html[last:figure])
        elif depth == 0:
            made.append(plain_figure(html[figure : tag.end()]))
            last = tag.end()
    return "".join([*made, html[last:]])


def plain_figure(html):
    image, captions = IMAGE.search(html), CAPTION.findall(html)
    caption = NOT_INLINE.sub("", captions[0]).strip() if captions else ""
    rest = PIECES.sub("", CAPTION.sub("", html)).strip()
    if not image:
        return (f"<p>{caption}</p>" if caption else "") + rest
    return f"<figure>{image[0]}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>{rest}"
