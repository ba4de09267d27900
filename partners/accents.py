"""The hue of a place, lent to the figures that are shown elsewhere than on its page."""

from partners.models import Partner, PartnerFigure


def accented(figures):
    """*figures* as a list, each with the kind of the public partner that shows it; of several kinds, with none."""
    shown = PartnerFigure.objects.filter(partner__in=Partner.objects.published())
    kinds = {}
    for figure, kind in shown.values_list("figure_id", "partner__kind"):
        kinds[figure] = kind if kinds.get(figure, kind) == kind else ""
    figures = list(figures)
    for figure in figures:
        figure.accent = kinds.get(figure.pk, "")
    return figures
