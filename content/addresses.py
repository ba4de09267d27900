"""References that survive a changed slug, and the addresses they stand for.

A reference is `/go/<key>/` or `/go/<view name>/`; it is what is stored. The key is that of a page, or of a figure, a
document or a picture (content/citations.py). It is replaced by the present address when a page is rendered, and is
itself an address that leads there.
"""

import re
from uuid import UUID

from django.db.models import Value
from django.urls import reverse

from content.citations import address_of_record, link_to_record, pictures_by_key, records_by_key
from content.pages import page_models, section_indexes
from publishing.models import State

REFERENCE = re.compile(r"^/go/(?P<target>[^/]+)/(?P<fragment>#.*)?$")
LINK = re.compile(r'<a (?P<before>[^>]*?)href="(?P<href>/go/[^"]*)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
IMAGE = re.compile(r'<img src="(?P<href>/go/[^"]*)">')
# Before the reference of a picture that is shown and not linked to: it is sought among pictures alone.
SHOWN = "shown:"
ELSEWHERE = re.compile(r'<a (?![^>]*\brel=)(?=[^>]*\bhref="https?://)', re.IGNORECASE)
ADDRESS_FIELDS = ("slug_fr", "slug_zh_hans", "title_fr", "title_zh_hans")


def reference_to(page):
    return f"/go/{page.pk}/"


def pages_by_key(keys):
    """{key: page} of those among *keys* (UUIDs) that are published, whatever their section, in one query.

    The pages carry what an address and a title need, and nothing else.
    """
    if not keys:
        return {}
    found = [published_rows(model, keys) for model in page_models()]
    rows = found[0].union(*found[1:], all=True)
    models = {model._meta.label: model for model in page_models()}
    return {row["pk"]: page_from(models[row["label"]], row) for row in rows}


def published_rows(model, keys):
    rows = model.objects.published().filter(pk__in=keys).order_by()
    return rows.annotate(label=Value(model._meta.label)).values("pk", "label", *ADDRESS_FIELDS)


def page_from(model, row):
    return model(pk=row["pk"], state=State.PUBLISHED, **{name: row[name] for name in ADDRESS_FIELDS})


class Found(dict):
    """{link: address}; with {key: record} of what a text shows and does not only lead to: `records`, and `pictures`."""

    def __init__(self, addresses, records, pictures):
        super().__init__(addresses)
        self.records = records
        self.pictures = pictures


def resolve(links):
    """The `Found` of *links* in the active language; what is no longer public has no address, other links are their own."""
    shown = {target_of(link.removeprefix(SHOWN)) for link in links if link.startswith(SHOWN)}
    targets = {link: target_of(link) for link in links if not link.startswith(SHOWN)}
    keys = {target for target in targets.values() if isinstance(target, UUID)}
    pages = pages_by_key(keys)
    records = records_by_key(keys - pages.keys())
    found = {link: address_of(target, pages, records) if target else link for link, target in targets.items()}
    addresses = {link: with_part(address, link) for link, address in found.items() if address}
    return Found(addresses, records, pictures_by_key(shown))


def with_part(address, link):
    return address if "#" in address else address + fragment_of(link)


def target_of(reference):
    """The key (UUID) or view name a reference holds, None for any other link."""
    match = REFERENCE.match(reference or "")
    if not match:
        return None
    try:
        return UUID(match["target"])
    except ValueError:
        return match["target"]


def fragment_of(link):
    """The `#part` of a reference; nothing of any other link, which keeps its own."""
    match = REFERENCE.match(link or "")
    return (match and match["fragment"]) or ""


def address_of(target, pages, records):
    """The address of a key or view name, None where nothing public answers to it."""
    if not isinstance(target, UUID):
        return reverse(target) if target in section_indexes() else None
    if target in records:
        return address_of_record(records[target])
    return pages[target].get_absolute_url() if target in pages else None


def references_in(html):
    """The links of *html* (sanitised) to what the portal holds, and its pictures, marked as such."""
    links = {match["href"] for match in LINK.finditer(html)}
    return links | {f"{SHOWN}{match['href']}" for match in IMAGE.finditer(html)}


def link_up(html, found=None):
    """*html* (sanitised) with every reference replaced by its address; a link to nothing public loses its link.

    A figure or a document speaks for itself, whatever words were typed. *found* is what `resolve` gave, where a caller
    asked it once for several texts.
    """
    found = resolve(references_in(html)) if found is None else found
    linked = LINK.sub(lambda match: linked_words(match, found), html)
    return ELSEWHERE.sub('<a rel="external" ', linked)


def linked_words(match, found):
    address = found.get(match["href"])
    if not address:
        return match["words"]
    if record := found.records.get(target_of(match["href"])):
        return link_to_record(record, address, match["words"])
    return f'<a {match["before"]}href="{address}"{match["after"]}>{match["words"]}</a>'
