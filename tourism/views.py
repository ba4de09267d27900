from django.shortcuts import get_object_or_404

from content.shortcuts import paginated, render_index, render_page
from tourism.models import Circuit, Measure


def tourism(request):
    measures = paginated(request, Measure.objects.published().for_list().by_category(), per_page=24)
    circuits = Circuit.objects.published().for_list()
    return render_index(request, "tourism/tourism.html", {"measures": measures, "circuits": circuits}, of=Measure)


def emergency(request):
    measures = Measure.objects.published().emergency().for_list()
    return render_index(request, "tourism/emergency.html", {"measures": measures}, of=Measure)


def measure_detail(request, slug):
    measure = get_object_or_404(Measure.objects.published().for_detail(), slug=slug)
    return render_page(request, measure)


def circuit_detail(request, slug):
    circuit = get_object_or_404(Circuit.objects.published().for_detail(), slug=slug)
    return render_page(request, circuit)
