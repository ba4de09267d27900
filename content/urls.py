from django.urls import path

from content import views

app_name = "content"

urlpatterns = [
    path("go/<str:target>/", views.go, name="go"),
    path(
        "share/<str:target>/<str:language>/<slug:version>-<slug:shape>.png",
        views.share_picture,
        name="share_picture",
    ),
]
