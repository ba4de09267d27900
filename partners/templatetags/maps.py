from django import template
from django.utils.translation import get_language

from partners.maps import Place, globe_of
from partners.models import Partner
from publishing.languages import TAGS, best_language, in_language

register = template.Library()


@register.inclusion_tag("partners/map.html")
def partner_map(here=None):
    """The public partners whose coordinates are known, on a globe; *here* is the one whose page it is."""
    partners = [*Partner.objects.published().located()]
    places = [place_of(partner, is_here=partner == here) for partner in partners]
    return {"partners": partners, "globe": globe_of(places, get_language()), "here": here}


def place_of(partner, is_here):
    language = best_language(partner, "title")
    return Place(
        in_language(partner, "title", language),
        float(partner.latitude),
        float(partner.longitude),
        partner.kind,
        is_here,
        "" if language == get_language() else TAGS[language],
    )
