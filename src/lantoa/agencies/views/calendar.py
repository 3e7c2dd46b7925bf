"""The working calendar: what the law gives, what official notices add."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lantoa.foundation.forms import sent_number

from .. import actions
from ..actions.calendar import CalendarChange
from ..forms import NoticeForm
from ..models import CalendarNotice
from ..permissions import may
from ..queries import working_calendar
from ..screens import StaffScreen

YEARS_AROUND = 5
SHOWN = 10


class CalendarScreen(StaffScreen):
    """Tells which deadlines a changed day moves."""

    def tell(self, change: CalendarChange) -> None:
        for sentence in change.moved[:SHOWN]:
            messages.info(self.request, sentence)
        more = len(change.moved) - SHOWN
        if more > 0:
            messages.info(self.request, f"Và {more} hạn khác được tính lại.")

    def back(self, year: int) -> HttpResponse:
        return redirect(f"{reverse('agencies:calendar')}?nam={year}")


class CalendarPage(CalendarScreen):
    right = ("calendar", "view")
    page_title = "Lịch làm việc"
    template_name = "agencies/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = sent_number(self.request.GET.get("nam"))
        if year is None or abs(year - self.today.year) > YEARS_AROUND:
            year = self.today.year
        kwargs.setdefault("form", NoticeForm())
        off, worked = working_calendar(self.agency).year(year)
        notices = CalendarNotice.objects.filter(agency=self.agency, day__year=year)
        return super().get_context_data(
            year=year,
            years=range(self.today.year - YEARS_AROUND, self.today.year + YEARS_AROUND + 1),
            days_off=off,
            days_worked=worked,
            notices=notices,
            may_manage=may(self.member, "calendar", "manage"),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NoticeForm(request.POST)
        if form.is_valid() and self.attempt(
            lambda: self.tell(
                actions.announce_days(
                    agency=self.agency, by=self.user, on=self.today, **form.cleaned_data
                )
            ),
            "Đã ghi vào lịch làm việc.",
        ):
            return self.back(form.cleaned_data["first"].year)
        return self.render_to_response(self.get_context_data(form=form))


class WithdrawNotice(CalendarScreen):
    right = ("calendar", "manage")
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        notices = CalendarNotice.objects.filter(agency=self.agency).select_related("agency")
        notice = get_object_or_404(notices, pk=kwargs["pk"])
        self.attempt(
            lambda: self.tell(actions.withdraw_notice(notice=notice, by=self.user, on=self.today)),
            f"Đã bỏ ngày {notice.day:%d/%m/%Y} khỏi thông báo.",
        )
        return self.back(notice.day.year)
