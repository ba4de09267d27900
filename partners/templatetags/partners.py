from django import template
from django.utils import timezone
from django.utils.translation import get_language, pgettext

from content.templatetags.content import page_link, words
from figures import formats
from partners.drawings import Record, draw_timeline

register = template.Library()


@register.inclusion_tag("partners/timeline.html")
def timeline(agreements, *, under=None, accent="", name="timeline", with_table=True):
    """The agreements on their bars; below 40rem one under the other along an upright line.

    `under`: the agreement whose page this is, put first and not linked. `accent` where the agreements come
    without their partner. `name` begins the ids: a second drawing on a page needs one of its own.
    """
    agreements = [*([under] if under else []), *agreements]
    today = timezone.localdate()
    records = [record_of(agreement, today, accent, is_here=agreement == under) for agreement in agreements]
    return {
        "drawing": draw_timeline(records, today),
        "agreements": agreements,
        "today": today,
        "name": name,
        "with_table": with_table,
    }


def record_of(agreement, today, accent, *, is_here):
    return Record(
        name=words(agreement, "title") if is_here else page_link(agreement),
        period=agreement_period(agreement),
        accent=accent or (agreement.partner.kind if agreement.partner else ""),
        begins=agreement.begins,
        finishes=agreement.finishes,
        status=agreement.status_on(today),
    )


@register.simple_tag
def agreement_period(agreement):
    """With its length where it was stated in years; empty where neither end is known."""
    language = get_language()
    dates = formats.format_period(agreement.begins, agreement.finishes, language, timezone.localdate())
    if not (agreement.term_years and agreement.finishes):
        return dates
    length = formats.format_years(agreement.term_years, language)
    frame = pgettext("the term of an agreement, with its length", "%(dates)s (%(length)s)")
    return frame % {"dates": dates, "length": length}
