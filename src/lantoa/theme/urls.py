from django.urls import path

from . import views

app_name = "theme"
urlpatterns = [
    path("giao-dien/<str:digest>.css", views.serve_stylesheet, name="stylesheet"),
]
