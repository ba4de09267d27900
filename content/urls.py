from django.urls import path

from content import views

app_name = "content"

urlpatterns = [
    path("go/<str:target>/", views.go, name="go"),
]
