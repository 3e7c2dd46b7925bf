"""What the sections of a report look at: what was counted, tasks, names."""

from collections.abc import Iterable, Mapping
from datetime import date

from lantoa.agencies.models import Agency, Audience, Channel
from lantoa.programme.models import Plan
from lantoa.programme.queries import NamedView, plan_overview
from vanban.periods import Period, legal_period

from .. import rules
from ..content import AudienceName, Named, PlanFrame, ReportedTopic
from ..enums import ReportKind
from ..models import Report
from ..sections import Scope
from .comparing import compared_with
from .counting import counts_of
from .registers import registers_of
from .rounds import submissions_of
from .tasks import proofs_of, reported_task


def period_of(report: Report) -> Period:
    """The legal period that a report covers."""
    return legal_period(report.kind, report.year, report.index)  # type: ignore[arg-type]


def scope_of(report: Report, texts: Mapping[str, str], *, today: date) -> Scope:
    """Everything that the sections of a report look at. A constant number of queries."""
    plan, period = report.plan, period_of(report)
    as_of = rules.states_day(period, today=today)
    counts = counts_of(plan, period)
    overview, proofs = plan_overview(plan, today=as_of), proofs_of(plan, period)
    return Scope(
        kind=ReportKind(report.kind),
        plan=_frame(plan, report.agency),
        agency_id=report.agency_id,
        period=period,
        next_period=rules.following(period),
        as_of=as_of,
        counts=counts,
        tasks=tuple(reported_task(task, proofs[task.id]) for task in overview.tasks),
        topics=tuple(
            ReportedTopic(id=topic.id, label=topic.label, text=topic.text)
            for topic in overview.topics
        ),
        channels=_channels(overview.channels, set(counts.channels)),
        audiences=_audiences(overview.audiences, set(counts.audiences)),
        texts=texts,
        compared=compared_with(report, period),
        registers=registers_of(plan, period),
        submissions=submissions_of(report, period),
    )


def _frame(plan: Plan, agency: Agency) -> PlanFrame:
    return PlanFrame(
        id=plan.pk,
        title=plan.title,
        year=plan.year,
        number=plan.number,
        symbol=plan.symbol,
        signed_on=plan.signed_on,
        agency=agency.name,
        agency_parent=agency.parent_name,
        place=agency.place,
    )


def _channels(planned: Iterable[NamedView], used: set[int]) -> tuple[Named, ...]:
    """The plan's channels in its order, then others that were used."""
    names = {entry.id: Named(id=entry.id, name=entry.name) for entry in planned}
    for channel in Channel.objects.filter(pk__in=used.difference(names)).order_by("order", "id"):
        names[channel.pk] = Named(id=channel.pk, name=channel.name)
    return tuple(names.values())


def _audiences(planned: Iterable[NamedView], used: set[int]) -> tuple[AudienceName, ...]:
    names = {
        entry.id: AudienceName(id=entry.id, name=entry.name, is_internal=entry.is_internal)
        for entry in planned
    }
    others = Audience.objects.filter(pk__in=used.difference(names)).order_by("order", "id")
    for audience in others:
        names[audience.pk] = AudienceName(
            id=audience.pk, name=audience.name, is_internal=audience.is_internal
        )
    return tuple(names.values())
