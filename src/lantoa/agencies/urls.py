"""Staff screens on units, below /quan-tri/."""

from django.urls import path

from .views import units

app_name = "agencies"

urlpatterns = [
    path("don-vi/", units.UnitList.as_view(), name="units"),
    path("don-vi/<int:pk>/", units.UnitPage.as_view(), name="unit"),
    path("ten-goi/<int:pk>/", units.AliasDecision.as_view(), name="alias"),
]
