from content.shortcuts import render_index
from figures.models import Figure


def figure_list(request):
    figures = together(Figure.objects.published().with_observations())
    return render_index(request, "figures/figure_list.html", {"figures": figures})


def together(figures):
    """Those of one subject side by side, each subject where its first figure stands."""
    subjects = list(dict.fromkeys(figure.subject_fr for figure in figures))
    return sorted(figures, key=lambda figure: subjects.index(figure.subject_fr))
