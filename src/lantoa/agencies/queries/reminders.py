"""Who is to be reminded of what on a day: the same for the preview and for the sending."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from ..deadlines import Deadline, open_deadlines
from ..enums import Role
from ..models import Agency, Membership, Reminder
from ..rules.reminding import distance_text, is_new, is_reminded, step_on
from .units import working_calendar


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a letter."""

    deadline: Deadline
    step: int
    distance: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person would be told on a day."""

    member: Membership
    items: tuple[Item, ...]

    @property
    def subject(self) -> str:
        late = sum(item.step > 0 for item in self.items)
        told = [f"{late} việc quá hạn"] if late else []
        coming = len(self.items) - late
        told += [f"{coming} việc sắp đến hạn"] if coming else []
        return f"Nhắc việc: {', '.join(told)}"

    @property
    def body(self) -> str:
        """Plain text: one paragraph an item, with the address of its screen."""
        lines = [f"Kính gửi ông/bà {self.member.user},", ""]
        for number, item in enumerate(self.items, start=1):
            deadline = item.deadline
            name = deadline.name[:1].upper() + deadline.name[1:]
            lines += [
                f"{number}. {name}: hạn {deadline.due_on:%d/%m/%Y}, {item.distance}.",
                f"   {deadline.sentence}.",
                f"   {settings.WAGTAILADMIN_BASE_URL}{deadline.address}",
                "",
            ]
        lines.append(f"Thư do hệ thống của {self.member.agency} gửi tự động mỗi ngày một lần.")
        return "\n".join(lines)


def letters_on(agency: Agency, *, day: date) -> tuple[Letter, ...]:
    """What would be sent on a day, given what was sent before; nothing on a day off."""
    calendar = working_calendar(agency)
    if not calendar.is_working_day(day):
        return ()
    due = [
        (deadline, step, distance_text(day, deadline.due_on, calendar))
        for deadline in open_deadlines(agency, today=day)
        if (step := step_on(day, deadline.due_on, calendar)) is not None
    ]
    taken = _steps_taken([deadline.key for deadline, _, _ in due])
    members = Membership.objects.filter(agency=agency, user__is_active=True).on(day)
    letters = []
    for member in members.select_related("user", "agency").order_by("id"):
        items = tuple(
            Item(deadline, step, distance)
            for deadline, step, distance in due
            if is_reminded(step, Role(member.role), member.unit_id, deadline.unit_ids)
            and is_new(step, taken[member.user_id, deadline.key, deadline.due_on])
        )
        if items:
            letters.append(Letter(member, items))
    return tuple(letters)


def _steps_taken(keys: list[str]) -> Mapping[tuple[int, str, date], list[int]]:
    taken: dict[tuple[int, str, date], list[int]] = defaultdict(list)
    rows = Reminder.objects.filter(key__in=keys).values_list("user_id", "key", "due_on", "step")
    for user, key, due_on, step in rows:
        taken[user, key, due_on].append(step)
    return taken
