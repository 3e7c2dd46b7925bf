"""Scopes of a report without a database: a small plan with random activities."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

from lantoa.programme.enums import TaskState
from lantoa.reports.content import (
    ActivityRow,
    AudienceName,
    Content,
    Layout,
    Named,
    PlanFrame,
    ReportedOccurrence,
    ReportedTask,
    ReportedTopic,
)
from lantoa.reports.counts import Count, Counts, Group
from lantoa.reports.enums import ReportKind
from lantoa.reports.rules import PeriodKey, following
from lantoa.reports.sections import Scope, assemble
from vanban.periods import period_containing

PLAN = PlanFrame(
    id=1,
    title="Truyền thông về cải cách hành chính năm 2023",
    year=2023,
    number="",
    symbol="KH-SNV",
    signed_on=None,
    agency="Sở Nội vụ",
    agency_parent="Ủy ban nhân dân tỉnh Phú Yên",
    place="Phú Yên",
)
CHANNELS = (
    Named(id=1, name="Họp giao ban"),
    Named(id=2, name="Cổng thông tin điện tử"),
    Named(id=3, name="Bản tin nội bộ"),
)
AUDIENCES = (
    AudienceName(id=1, name="Công chức, viên chức", is_internal=True),
    AudienceName(id=2, name="Người dân", is_internal=False),
    AudienceName(id=3, name="Doanh nghiệp", is_internal=False),
)
TOPICS = (
    ReportedTopic(id=11, label="a", text="Thủ tục hành chính và cơ chế một cửa"),
    ReportedTopic(id=12, label="b", text="Văn hóa công vụ"),
)


def occurrence(
    number: int,
    label: str,
    starts: date | None,
    ends: date | None,
    state: TaskState = TaskState.UNDER_WAY,
    **more: object,
) -> ReportedOccurrence:
    return ReportedOccurrence(
        id=number,
        label=label,
        starts_on=starts,
        ends_on=ends,
        due_on=more.pop("due_on", None),  # type: ignore[arg-type]
        state=state.value,
        state_label=state.label,
        sentence=str(more.pop("sentence", state.label)),
        **more,  # type: ignore[arg-type]
    )


def task(
    number: int, *occurrences: ReportedOccurrence, state: TaskState = TaskState.UNDER_WAY
) -> ReportedTask:
    return ReportedTask(
        id=100 + number,
        ordinal=number,
        text=f"Tuyên truyền việc thứ {number}",
        lead=("Văn phòng",),
        supporting=(),
        schedule_text="Thường xuyên",
        state=state.value,
        state_label=state.label,
        sentence=state.label,
        occurrences=occurrences,
    )


WHOLE_YEAR = occurrence(1, "Thường xuyên", date(2023, 1, 1), date(2023, 12, 31))
TASKS = (task(1, WHOLE_YEAR), task(2, WHOLE_YEAR))


def activities(count: int, *, seed: int = 1) -> tuple[ActivityRow, ...]:
    """Random activities on and between all names, newest first."""
    random = Random(seed)
    rows = [
        ActivityRow(
            id=number,
            on=date(2023, 3, 15) + timedelta(days=random.randrange(92)),
            title=f"Hoạt động {number}",
            channel=random.choice(CHANNELS).id,
            unit=random.choice(("Văn phòng", "Thanh tra")),
            tasks=_some(random, [entry.id for entry in TASKS]),
            topics=_some(random, [entry.id for entry in TOPICS]),
            audiences=_some(random, [entry.id for entry in AUDIENCES]),
            reach=random.choice((None, 0, 40, 1250)),
        )
        for number in range(1, count + 1)
    ]
    return tuple(sorted(rows, key=lambda row: (row.on, row.id), reverse=True))


def _some(random: Random, ids: list[int]) -> tuple[int, ...]:
    return tuple(sorted(random.sample(ids, random.randrange(len(ids) + 1))))


def counted(rows: tuple[ActivityRow, ...]) -> Counts:
    """The same as ``queries.counts_of``, counted here one by one."""

    def count(chosen: Iterable[ActivityRow]) -> Count:
        rows = list(chosen)
        measured = [row.reach for row in rows if row.reach is not None]
        return Count(len(rows), len(measured), sum(measured))

    def side(is_internal: bool) -> int:
        ids = {entry.id for entry in AUDIENCES if entry.is_internal == is_internal}
        return sum(bool(ids.intersection(row.audiences)) for row in rows)

    def group(chosen: list[ActivityRow], most: int) -> Group:
        return Group(
            Counter(row.channel for row in chosen),
            Counter(row.unit for row in chosen),
            chosen[:most],
        )

    topics = {pk for row in rows for pk in row.topics}
    tasks = {pk for row in rows for pk in row.tasks}
    audiences = {pk for row in rows for pk in row.audiences}
    return Counts(
        channels={
            pk: count(row for row in rows if row.channel == pk) for pk in {r.channel for r in rows}
        },
        audiences={pk: count(row for row in rows if pk in row.audiences) for pk in audiences},
        without_audience=count(row for row in rows if not row.audiences),
        internal=side(True),
        external=side(False),
        months=Counter(period_containing(row.on, "month").index for row in rows),
        topics={pk: group([row for row in rows if pk in row.topics], 1) for pk in topics},
        without_topic=sum(not row.topics for row in rows),
        tasks={pk: group([row for row in rows if pk in row.tasks], 20) for pk in tasks},
        has_sample=any(row.is_sample for row in rows),
    )


def scope(
    rows: tuple[ActivityRow, ...] = (),
    *,
    quarter: int = 2,
    tasks: tuple[ReportedTask, ...] = TASKS,
    texts: Mapping[str, str] | None = None,
    key: PeriodKey | None = None,
) -> Scope:
    key = key or PeriodKey(ReportKind.QUARTER, quarter)
    period = key.of(2023)
    return Scope(
        kind=key.kind,
        plan=PLAN,
        agency_id=1,
        period=period,
        next_period=following(period),
        as_of=period.ends,
        counts=counted(rows),
        tasks=tasks,
        topics=TOPICS,
        channels=CHANNELS,
        audiences=AUDIENCES,
        texts=texts or {},
    )


def content(of: Scope, *, is_sample: bool = False) -> Content:
    return Content(
        kind=of.kind.value,
        period=of.period,
        next_period=of.next_period,
        as_of=of.as_of,
        plan=of.plan,
        layout=Layout(
            symbol="BC-SNV",
            recipients=("UBND tỉnh (để báo cáo)", "Lưu: VT, VP"),
            authority="KT. GIÁM ĐỐC",
            position="PHÓ GIÁM ĐỐC",
            signer="Lê Thị Hạnh",
        ),
        is_sample=is_sample,
        parts=assemble(of),
        activity_count=of.counts.total.activities,
        tasks=of.tasks,
        topics=of.topics,
        channels=of.channels,
        audiences=of.audiences,
    )
