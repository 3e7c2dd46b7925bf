"""A person's due days as a calendar that phones and mail programs subscribe to (RFC 5545)."""

import hashlib
from datetime import date, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from lantoa.foundation.clock import now
from lantoa.foundation.models import User

from ..deadlines import Deadline, open_deadlines
from ..enums import Role
from ..models import CalendarFeed, Membership
from ..permissions import may
from ..rules.reminding import OF_A_UNIT


def owner_of_feed(secret_sha256: str) -> User | None:
    """Whose calendar a secret opens; nobody's when the account is no longer active."""
    feed = (
        CalendarFeed.objects.filter(secret_sha256=secret_sha256, user__is_active=True)
        .select_related("user")
        .first()
    )
    return feed.user if feed else None


def calendar_of(user: User, *, today: date) -> bytes:
    """The open due days of the person's unit, or of the whole agency for those who answer for it.

    A person without a role today has an empty calendar.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Lan Toa//Lich viec//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Hạn công việc")
    for member in Membership.objects.filter(user=user).on(today).select_related("agency"):
        if not may(member, "reminder", "view_own"):
            continue
        for deadline in open_deadlines(member.agency, today=today):
            if Role(member.role) not in OF_A_UNIT or member.unit_id in deadline.unit_ids:
                calendar.add_component(_event(deadline))
    return bytes(calendar.to_ical())


def _event(deadline: Deadline) -> Event:
    event = Event()
    digest = hashlib.sha256(f"{deadline.key} {deadline.due_on}".encode()).hexdigest()[:32]
    event.add("uid", f"{digest}@lantoa")
    event.add("dtstamp", now())
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("summary", f"Hạn {deadline.name}")
    event.add("description", f"{deadline.sentence}.")
    event.add("url", f"{settings.WAGTAILADMIN_BASE_URL}{deadline.address}")
    event.add("transp", "TRANSPARENT")
    return event
