from chair.models import Chair
from content.related import related_to
from content.shortcuts import render_index, render_page


def chair_detail(request):
    """The chair that is public; the section keeps its address while there is none."""
    chair = Chair.objects.published().for_detail().first()
    if chair is None:
        return render_index(request, "chair/no_chair.html", {})
    return render_page(request, chair, {"related": related_to(chair)})
