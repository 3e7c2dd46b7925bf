"""Staff screens on the agency, its units and its people, below /quan-tri/."""

from django.urls import path

from .views import agency, calendar, log, people, reminders, units

app_name = "agencies"

urlpatterns = [
    path("co-quan/", agency.AgencyList.as_view(), name="agencies"),
    path("co-quan/<int:agency>/", agency.AgencySettings.as_view(), name="agency"),
    path("co-quan/<int:agency>/nguoi-dung/", people.AgencyPeople.as_view(), name="people"),
    path("co-quan/<int:agency>/nguoi-dung/them/", people.AddPerson.as_view(), name="add_person"),
    path("co-quan/<int:agency>/nguoi-dung/<int:pk>/", people.PersonPage.as_view(), name="person"),
    path("don-vi/", units.UnitList.as_view(), name="units"),
    path("don-vi/<int:pk>/", units.UnitPage.as_view(), name="unit"),
    path("don-vi/<int:pk>/ke-tuc/", units.SucceedUnit.as_view(), name="succeed_unit"),
    path("lich-lam-viec/", calendar.CalendarPage.as_view(), name="calendar"),
    path("lich-lam-viec/<int:pk>/bo/", calendar.WithdrawNotice.as_view(), name="withdraw_notice"),
    path("nhat-ky/", log.LogPage.as_view(), name="log"),
    path("nhac-viec/", reminders.ReminderPage.as_view(), name="reminders"),
    path("nhac-viec/lich-rieng/", reminders.CalendarAddress.as_view(), name="calendar_address"),
    path("ten-goi/<int:pk>/", units.AliasDecision.as_view(), name="alias"),
]
