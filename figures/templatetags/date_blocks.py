from django import template
from django.utils.translation import get_language

from figures import blocks

register = template.Library()


@register.inclusion_tag("figures/date_block.html")
def date_block(date):
    """A PartialDate as the eye finds it in a list; nothing for no date."""
    return {"date": date, "block": date and blocks.date_block(date, get_language())}
