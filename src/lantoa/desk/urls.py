"""Screens of the desk, below /quan-tri/."""

from django.urls import path

from .views.waiting import WaitingList

app_name = "desk"

urlpatterns = [path("viec/<slug:name>/", WaitingList.as_view(), name="waiting")]
