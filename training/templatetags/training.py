from django import template
from django.utils.translation import get_language

from training.calendar import month_initials

register = template.Library()


@register.filter
def initial(month):
    """One letter, or one number, for the month of that number."""
    return month_initials(get_language())[month]
