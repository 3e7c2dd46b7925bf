"""Staff screens on units, below /quan-tri/."""

from django.urls import path

from . import views

app_name = "agencies"

urlpatterns = [
    path("don-vi/", views.UnitList.as_view(), name="units"),
    path("don-vi/<int:pk>/", views.UnitPage.as_view(), name="unit"),
    path("ten-goi/<int:pk>/", views.AliasDecision.as_view(), name="alias"),
]
