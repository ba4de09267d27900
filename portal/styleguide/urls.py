from django.urls import path

from portal.styleguide import views

app_name = "styleguide"
urlpatterns = [
    path("", views.front, name="front"),
    path("<str:language>/", views.page, name="page"),
    path("<str:scheme>.css", views.sheet, name="sheet"),
    path("<str:language>/<str:name>/", views.alone, name="alone"),
]
