from django.shortcuts import get_object_or_404
from django.utils import timezone

from content.shortcuts import paginated, render_index, render_page
from training.calendar import session_calendar
from training.models import Programme


def programme_list(request):
    programmes = paginated(request, Programme.objects.published().for_list())
    return render_index(request, "training/programme_list.html", {"programmes": programmes}, of=Programme)


def programme_detail(request, slug):
    programme = get_object_or_404(Programme.objects.published().for_detail(), slug=slug)
    calendar = session_calendar(programme.sessions.all(), timezone.localdate())
    return render_page(request, programme, {"calendar": calendar})
