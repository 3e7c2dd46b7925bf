"""The annex: each task with what was done, what proves it and how it stands."""

from lantoa.programme.rules.sentences import inside, official_date

from .. import figures, wording
from ..content import ActivityRow, Figure, Grid, Part, ReportedTask, Runs, Span
from ..enums import ReportKind
from . import Scope

HEADER = (
    "STT",
    "Nhiệm vụ",
    "Đơn vị chủ trì",
    "Kết quả trong kỳ",
    "Minh chứng, sản phẩm",
    "Tình trạng",
)
NOTHING = "Chưa ghi nhận hoạt động"


def task_table(scope: Scope) -> Part:
    """The annex; in a monthly report it brings the figures of the tasks as well."""
    names = {channel.id: channel.name for channel in scope.channels}
    rows = tuple(_row(scope, task, names) for task in scope.tasks)
    return Part(
        key="task_table",
        title=f"Kết quả thực hiện nhiệm vụ {inside(scope.period.label)}",
        tables=(Grid(key="task_table", header=HEADER, rows=rows),) if rows else (),
        figures=_figures(scope) if scope.kind == ReportKind.MONTH else (),
        is_annex=True,
    )


def _figures(scope: Scope) -> tuple[Figure, ...]:
    return tuple(
        figures.count(
            f"task.{task.id}",
            f"Nhiệm vụ {task.ordinal}: {wording.subject(task.text)}",
            scope.counts.task(task.id).total,
        )
        for task in scope.tasks
    )


def _row(scope: Scope, task: ReportedTask, channels: dict[int, str]) -> tuple[Runs, ...]:
    return (
        (Span(str(task.ordinal)),),
        (Span(task.text),),
        (Span("\n".join(task.lead)),),
        _done(scope, task, channels),
        (Span("\n".join(f"- {proof}" for proof in task.proofs) or wording.NO_PROOF),),
        (Span(task.sentence),),
    )


def _done(scope: Scope, task: ReportedTask, channels: dict[int, str]) -> Runs:
    group = scope.counts.task(task.id)
    figure = figures.count(f"task.{task.id}", "", group.total)
    if not group.total:
        return (Span(f"{NOTHING} ("), wording.number(figure), Span(" hoạt động)"))
    lines = [_line(row, channels) for row in group.latest]
    if group.total > len(lines):
        lines.append("- và các hoạt động khác")
    return wording.compact(wording.counted(figure), ":\n" + "\n".join(lines))


def _line(row: ActivityRow, channels: dict[int, str]) -> str:
    title = row.title.strip().rstrip(".;")
    return f"- {official_date(row.on)}: {title} ({channels[row.channel]})"
