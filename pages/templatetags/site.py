from django import template

from content.addresses import resolve
from pages.models import Announcement, FooterText, Introduction, MenuEntry

register = template.Library()


@register.simple_tag
def furniture():
    """What surrounds every page: announcement, menus with their addresses, texts of the footer.

    Four queries at most, however much there is; an entry whose page is not public is left out.
    """
    announcement = Announcement.objects.published().first()
    entries = list(MenuEntry.objects.all())
    links = {entry.link for entry in entries} | ({announcement.link} if announcement else set())
    addresses = resolve(links - {""})
    shown = [(entry, addresses[entry.link]) for entry in entries if entry.link in addresses]
    return {
        "announcement": announcement,
        "announcement_address": announcement and addresses.get(announcement.link),
        "header": [pair for pair in shown if pair[0].menu == MenuEntry.Place.HEADER],
        "footer": [pair for pair in shown if pair[0].menu == MenuEntry.Place.FOOTER],
        "texts": list(FooterText.objects.all()),
    }


@register.simple_tag
def introduction(place):
    """Staff's own words for a page that is no record; None where they wrote none."""
    return Introduction.objects.filter(place=place).first()
