from django.shortcuts import get_object_or_404

from agenda.models import Event, News
from content.shortcuts import paginated, render_index, render_page


def agenda(request):
    """What is to come; what is over with `?when=past`, the latest of it also while nothing is to come."""
    past = request.GET.get("when") == "past"
    published = Event.objects.published().for_list()
    events = paginated(request, published.past() if past else published.upcoming())
    latest = published.past()[:3] if not past and not events.object_list else []
    return render_index(
        request, "agenda/event_list.html", {"events": events, "past": past, "latest": latest}, of=Event
    )


def event_detail(request, slug):
    event = get_object_or_404(Event.objects.published().for_detail(), slug=slug)
    return render_page(request, event)


def news_list(request):
    news = paginated(request, News.objects.published().for_list())
    return render_index(request, "agenda/news_list.html", {"news": news}, of=News)


def news_detail(request, slug):
    news = get_object_or_404(News.objects.published().for_list(), slug=slug)
    return render_page(request, news)
