"""The period before and the same period a year before: from issued reports where there are any."""

from lantoa.programme.models import Plan
from vanban.periods import Period, legal_period

from ..comparison import BEFORE, YEAR_BEFORE, Compared
from ..content import ComparedPeriod, Content, thaw
from ..counts import Count
from ..models import Report
from ..rules.periods import preceding
from .counting import activities_of, counts_by_channel


def compared_with(report: Report, period: Period) -> tuple[Compared, ...]:
    """What a report is compared with, at most two periods. Three queries for each."""
    wanted = [(YEAR_BEFORE, "Cùng kỳ năm trước", _year_before(period))]
    before = preceding(period)
    if before is not None and before != wanted[0][2]:
        wanted.insert(0, (BEFORE, "Kỳ trước", before))
    return tuple(_compared(report, key, name, other) for key, name, other in wanted)


def _year_before(period: Period) -> Period:
    return legal_period(period.kind, period.year - 1, period.index)


def _compared(report: Report, key: str, name: str, period: Period) -> Compared:
    plan = _plan_of(report, period)
    if plan is None:
        source = f"chưa có kế hoạch năm {period.year} trên hệ thống"
        return Compared(ComparedPeriod(key=key, name=name, period=period, source=source))
    reports = Report.objects.filter(
        plan=plan, kind=period.kind, year=period.year, index=period.index
    )
    issued = reports.issued().first()
    if issued is None:
        channels = counts_by_channel(activities_of(plan, period).order_by())
        return Compared(
            ComparedPeriod(
                key=key,
                name=name,
                period=period,
                source="theo hoạt động đã ghi nhận, chưa có báo cáo ban hành",
                plan_id=plan.pk,
            ),
            sum(channels.values(), Count()),
            channels,
        )
    content = thaw(issued.frozen)
    return Compared(
        ComparedPeriod(
            key=key,
            name=name,
            period=period,
            source=f"theo Báo cáo số {issued.code_text.removeprefix('Số: ')} đã ban hành",
            plan_id=plan.pk,
            report_id=issued.pk,
        ),
        _frozen(content, "total"),
        {entry.id: _frozen(content, f"channel.{entry.id}") for entry in content.channels},
    )


def _plan_of(report: Report, period: Period) -> Plan | None:
    """The plan itself in its own year, else the agency's latest of the other year."""
    if period.year == report.year:
        return report.plan
    others = Plan.objects.filter(agency=report.agency_id, year=period.year)
    return others.order_by("-id").first()


def _frozen(content: Content, key: str) -> Count:
    counted, reached = content.figures.get(key), content.figures.get(f"{key}.reach")
    return Count(
        counted.value if counted else 0,
        reached.counted if reached else 0,
        reached.value if reached else 0,
    )
