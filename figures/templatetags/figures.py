from django import template
from django.utils import timezone
from django.utils.translation import get_language

from figures import formats
from figures.models import Figure

register = template.Library()


@register.filter
def partial_date(date):
    """A date no more precise than it is known: 1987, June 2018, 14 June 2018."""
    return formats.format_date(date, get_language()) if date else ""


@register.simple_tag
def period(start, end):
    return formats.format_period(start, end, get_language(), timezone.localdate())


@register.simple_tag
def time_range(start, end):
    return formats.format_time_range(start, end, get_language())


@register.filter
def years(number):
    return formats.format_years(number, get_language()) if number else ""


@register.filter
def days(number):
    return formats.format_duration_days(number, get_language()) if number else ""


@register.filter
def phone(e164):
    return formats.format_phone(e164)


@register.simple_tag
def coordinates(latitude, longitude):
    return formats.format_coordinates(latitude, longitude, get_language())


@register.simple_tag
def beside_the_host(rows):
    """[(figure, the host's figure of the same quantity or None)] of *rows* that each show a figure."""
    hosts = [*Figure.objects.published().of_host().with_observations()]
    return [(row.figure, next(filter(row.figure.compares_with, hosts), None)) for row in rows]
