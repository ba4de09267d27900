from django.urls import path

from publishing import views

app_name = "publishing"

# In no language of its own: what stands there is in both.
urlpatterns = [
    path("apercu/<str:signed>/", views.side_by_side, name="preview"),
    path("apercu/<str:signed>/<str:language>/", views.whole_page, name="preview_page"),
]
