from content.shortcuts import render_index
from figures.models import Figure


def figure_list(request):
    figures = Figure.objects.published().with_observations()
    return render_index(request, "figures/figure_list.html", {"figures": figures})
