"""The one address of agencies outside the back office."""

from django.urls import path

from .views.reminders import calendar_feed

urlpatterns = [path("lich/<str:secret>.ics", calendar_feed, name="calendar_feed")]
