from django.urls import path
from django.utils.translation import pgettext_lazy

from chair import views

app_name = "chair"

urlpatterns = [
    path(pgettext_lazy("address", "chair/"), views.chair_detail, name="index"),
]
