from django.shortcuts import get_object_or_404

from content.shortcuts import paginated, render_index, render_page
from training.models import Programme


def programme_list(request):
    programmes = paginated(request, Programme.objects.published().for_list())
    return render_index(request, "training/programme_list.html", {"programmes": programmes})


def programme_detail(request, slug):
    programme = get_object_or_404(Programme.objects.published().for_detail(), slug=slug)
    return render_page(request, programme)
