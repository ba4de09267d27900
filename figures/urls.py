from django.urls import path
from django.utils.translation import pgettext_lazy

from figures import views

app_name = "figures"

urlpatterns = [
    path(pgettext_lazy("address", "figures/"), views.figure_list, name="index"),
]
