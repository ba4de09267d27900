from content.shortcuts import render_index
from figures.models import Figure
from publishing.languages import CODES, in_language


def figure_list(request, accented=list):
    """*accented* gives figures the hue of the place that shows them; whoever knows those places hands it down."""
    figures = accented(Figure.objects.published().with_observations())
    return render_index(request, "figures/figure_list.html", {"subjects": together(figures)}, of=Figure)


def together(figures):
    """Those of one subject in one list, each list where its first figure stands; the same in every language."""
    found = {}
    for figure in figures:
        named = (in_language(figure, "subject", code) for code in CODES)
        found.setdefault(next(filter(None, named), ""), []).append(figure)
    return list(found.values())
