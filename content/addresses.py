"""References that survive a changed slug, and the addresses they stand for.

A reference is `/go/<key of a page>/` or `/go/<view name>/`; it is what is stored. It is replaced by the present
address when a page is rendered, and is itself an address that leads there.
"""

import re
from uuid import UUID

from django.db.models import Value
from django.urls import reverse

from content.pages import page_models, section_indexes
from publishing.models import State

REFERENCE = re.compile(r"^/go/(?P<target>[^/]+)/(?P<fragment>#.*)?$")
LINK = re.compile(r'<a (?P<before>[^>]*?)href="(?P<href>/go/[^"]*)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
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


def resolve(links):
    """{link: address} in the active language; what is no longer public has none, other links are their own."""
    targets = {link: target_of(link) for link in links}
    pages = pages_by_key({target for target in targets.values() if isinstance(target, UUID)})
    found = {link: address_of(target, pages) if target else link for link, target in targets.items()}
    return {link: address + fragment_of(link) for link, address in found.items() if address}


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


def address_of(target, pages):
    """The address of a key or view name, None where nothing public answers to it."""
    if isinstance(target, UUID):
        return pages[target].get_absolute_url() if target in pages else None
    return reverse(target) if target in section_indexes() else None


def references_in(html):
    return {match["href"] for match in LINK.finditer(html)}


def link_up(html, found=None):
    """*html* (sanitised) with every reference replaced by its address; a link to nothing public loses its link.

    *found* is what `resolve` gave, where a caller asked it once for several texts.
    """
    found = resolve(references_in(html)) if found is None else found

    def replaced(match):
        address = found.get(match["href"])
        if not address:
            return match["words"]
        return f'<a {match["before"]}href="{address}"{match["after"]}>{match["words"]}</a>'

    return LINK.sub(replaced, html)
