from django import template

from content.addresses import references_in, resolve
from pages.models import Announcement, FooterText, Introduction, MenuEntry
from publishing.languages import CODES, in_language

register = template.Library()


@register.simple_tag
def furniture():
    """What surrounds every page: announcement, menus with their addresses, texts of the footer.

    Four queries at most, however much there is; an entry whose page is not public is left out.
    """
    announcement = Announcement.objects.published().first()
    entries, texts = list(MenuEntry.objects.all()), list(FooterText.objects.all())
    addresses = resolve(links_of(announcement, entries, texts))
    shown = [(entry, addresses[entry.link]) for entry in entries if entry.link in addresses]
    return {
        "announcement": announcement,
        "announcement_address": announcement and addresses.get(announcement.link),
        "header": [pair for pair in shown if pair[0].menu == MenuEntry.Place.HEADER],
        "footer": [pair for pair in shown if pair[0].menu == MenuEntry.Place.FOOTER],
        "texts": texts,
        "addresses": addresses,
    }


def links_of(announcement, entries, texts):
    links = {record.link for record in [announcement, *entries] if record and record.link}
    return links.union(*(references_in(in_language(text, "body", code)) for text in texts for code in CODES))


@register.simple_tag
def introduction(place):
    """Staff's own words for a page that is no record; None where they wrote none."""
    return Introduction.objects.filter(place=place).first()
