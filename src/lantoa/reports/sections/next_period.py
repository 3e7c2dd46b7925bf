"""Chapter IV: the tasks of the next period, by the calendar as signed."""

from lantoa.programme.rules.sentences import inside, official_date

from .. import rules, wording
from ..content import Grid, Part, Passage, ReportedOccurrence, Runs, Span
from . import Scope

HEADER = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian theo kế hoạch", "Kỳ thực hiện theo lịch")
WAITS = "Chờ ấn định thời gian"


def next_period(scope: Scope) -> Part:
    coming = rules.coming(scope.tasks, scope.next_period, plan_year=scope.plan.year)
    rows = tuple(_row(entry) for entry in coming)
    said: Runs = (Span(_intro(scope, bool(rows))),)
    return Part(
        key="next",
        title=f"Nhiệm vụ {inside(scope.next_period.label)}",
        passages=(Passage(key="next", generated=said, text=scope.text("next", said)),),
        tables=(Grid(key="next", header=HEADER, rows=rows),) if rows else (),
    )


def _intro(scope: Scope, has_tasks: bool) -> str:
    period, year = scope.next_period, scope.plan.year
    calendar = wording.span_of_days(period.calendar_starts, period.calendar_ends)
    counted = wording.span_of_days(period.starts, period.ends)
    when = f"{period.label} theo lịch {calendar}; số liệu báo cáo của kỳ đó tính {counted}."
    if has_tasks:
        return f"{when} Các nhiệm vụ theo Kế hoạch gồm:"
    if period.year > year:
        label = inside(period.label)
        return f"Kế hoạch được lập cho năm {year}, không có nhiệm vụ của {label}. {when}"
    return f"{when} Kế hoạch không có nhiệm vụ trong kỳ này."


def _row(entry: rules.Coming) -> tuple[Runs, ...]:
    task = entry.task
    return (
        (Span(str(task.ordinal)),),
        (Span(wording.subject(task.text)),),
        (Span("; ".join(task.lead)),),
        (Span(task.schedule_text),),
        (Span("\n".join(map(_days, entry.occurrences)) or WAITS),),
    )


def _days(occurrence: ReportedOccurrence) -> str:
    if occurrence.starts_on is None or occurrence.ends_on is None:
        return WAITS
    due = f", hạn {official_date(occurrence.due_on)}" if occurrence.due_on else ""
    return (
        f"{occurrence.label}: {official_date(occurrence.starts_on)} – "
        f"{official_date(occurrence.ends_on)}{due}"
    )
