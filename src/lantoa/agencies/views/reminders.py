"""Letters of reminders: one's own, the agency's log, what would be sent; the private calendar."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lantoa.foundation.clock import today
from lantoa.foundation.models import User

from .. import actions
from ..actions.feeds import secret_hash
from ..models import CalendarFeed, Digest
from ..permissions import may
from ..queries import calendar_of, letters_on, owner_of_feed
from ..screens import StaffScreen

PAGE = 20
DAYS_AHEAD = 14


class ReminderPage(StaffScreen):
    right = ("reminder", "view_own")
    page_title = "Nhắc việc"
    template_name = "agencies/reminders.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sees_all = may(self.member, "reminder", "view")
        digests = Digest.objects.filter(agency=self.agency).newest_first().select_related("user")
        if not sees_all:
            digests = digests.filter(user=self.user)
        day = self.day()
        return super().get_context_data(
            sees_all=sees_all,
            page=Paginator(digests, PAGE).get_page(self.request.GET.get("trang")),
            day=day,
            days=[self.today + timedelta(days=n) for n in range(DAYS_AHEAD)],
            letters=letters_on(self.agency, day=day) if sees_all else (),
            feed=CalendarFeed.objects.filter(user=self.user).first(),
            **kwargs,
        )

    def day(self) -> date:
        try:
            wanted = date.fromisoformat(self.request.GET.get("ngay", ""))
        except ValueError:
            return self.today
        return wanted if 0 <= (wanted - self.today).days < DAYS_AHEAD else self.today


class CalendarAddress(ReminderPage):
    """Makes or drops one's own address; a new one is shown this one time."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("agencies:reminders")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "drop" in request.POST:
            self.attempt(
                lambda: actions.drop_calendar_address(by=self.user), "Đã bỏ địa chỉ lịch riêng."
            )
            return redirect("agencies:reminders")
        secret = actions.renew_calendar_address(by=self.user)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[secret]))
        return self.render_to_response(self.get_context_data(address=address))


@require_safe
@never_cache
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a private address; anything else is not found."""
    owner: User | None = owner_of_feed(secret_hash(secret))
    if owner is None:
        raise Http404("no such calendar")
    calendar = calendar_of(owner, today=today())
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
