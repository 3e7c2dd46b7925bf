"""Staff screens on the agency, below /quan-tri/."""

from django.urls import path

from .views import calendar, units

app_name = "agencies"

urlpatterns = [
    path("don-vi/", units.UnitList.as_view(), name="units"),
    path("don-vi/<int:pk>/", units.UnitPage.as_view(), name="unit"),
    path("lich-lam-viec/", calendar.CalendarPage.as_view(), name="calendar"),
    path("lich-lam-viec/<int:pk>/bo/", calendar.WithdrawNotice.as_view(), name="withdraw_notice"),
    path("ten-goi/<int:pk>/", units.AliasDecision.as_view(), name="alias"),
]
