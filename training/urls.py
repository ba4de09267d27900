from django.urls import path
from django.utils.translation import pgettext_lazy

from training import views

app_name = "training"

urlpatterns = [
    path(pgettext_lazy("address", "training/"), views.programme_list, name="index"),
    path(pgettext_lazy("address", "training/<slug:slug>/"), views.programme_detail, name="programme"),
]
