from django.urls import path

from . import views

app_name = "theme"
urlpatterns = [
    path("giao-dien/<str:digest>.css", views.serve_stylesheet, name="stylesheet"),
    path(
        "giao-dien/quan-tri/<str:digest>.css",
        views.serve_stylesheet,
        {"face": "staff"},
        name="staff_stylesheet",
    ),
]
