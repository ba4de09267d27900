from django.urls import path
from django.utils.translation import pgettext_lazy

from tourism import views

app_name = "tourism"

urlpatterns = [
    path(pgettext_lazy("address", "tourism/"), views.tourism, name="index"),
    path(pgettext_lazy("address", "emergency/"), views.emergency, name="emergency"),
    path(pgettext_lazy("address", "tourism/circuits/<slug:slug>/"), views.circuit_detail, name="circuit"),
    path(pgettext_lazy("address", "tourism/<slug:slug>/"), views.measure_detail, name="measure"),
]
