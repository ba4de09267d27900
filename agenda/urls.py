from django.urls import path
from django.utils.translation import pgettext_lazy

from agenda import views

app_name = "agenda"

urlpatterns = [
    path(pgettext_lazy("address", "agenda/"), views.agenda, name="index"),
    path(pgettext_lazy("address", "agenda/<slug:slug>/"), views.event_detail, name="event"),
    path(pgettext_lazy("address", "news/"), views.news_list, name="news_list"),
    path(pgettext_lazy("address", "news/<slug:slug>/"), views.news_detail, name="news"),
]
