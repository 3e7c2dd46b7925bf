"""Chapter III: what was not done and why."""

from lantoa.programme.rules.sentences import inside

from .. import figures, rules, wording
from ..content import Grid, Part, Passage, Runs, Span
from . import Scope

HEADER = ("STT", "Nhiệm vụ", "Tình trạng", "Nguyên nhân")
NO_REASON = "Chưa nêu nguyên nhân"
UNDONE = "chưa thực hiện hoặc chưa hoàn thành"
NONE = "Không có nhiệm vụ chưa thực hiện, chưa hoàn thành trong kỳ."


def not_done(scope: Scope) -> Part:
    items = rules.unfinished(scope.tasks, frozenset(scope.counts.tasks), scope.period)
    reasons = tuple(_reason(scope, item) for item in items)
    tasks = {item.task.id: item.task for item in items}
    figure = figures.count_tasks(
        "unfinished", "Nhiệm vụ chưa thực hiện, chưa hoàn thành", tasks.values()
    )
    said = (
        wording.compact(
            "Trong kỳ còn ", wording.counted(figure), " chưa thực hiện hoặc chưa hoàn thành, gồm:"
        )
        if items
        else (Span(NONE),)
    )
    intro = Passage(key="unfinished", generated=said, text=scope.text("unfinished", said))
    rows = tuple(
        _row(place, item, reason)
        for place, (item, reason) in enumerate(zip(items, reasons, strict=True), start=1)
    )
    return Part(
        key="not_done",
        title="Nhiệm vụ chưa thực hiện, chưa hoàn thành và nguyên nhân",
        passages=(intro, *reasons),
        tables=(Grid(key="unfinished", header=HEADER, rows=rows),) if rows else (),
        figures=(figure,),
    )


def _reason(scope: Scope, item: rules.Unfinished) -> Passage:
    said: Runs = (Span(item.explained),) if item.explained else ()
    several = len(item.task.occurrences) > 1 and item.occurrence is not None
    beside = f", {item.occurrence.label}" if several and item.occurrence else ""
    return Passage(
        key=item.key,
        subject=f"Nhiệm vụ {item.task.ordinal}{beside}",
        generated=said,
        text=scope.text(item.key, said),
        is_reason=True,
        is_required=not item.explained,
        hint=f"{wording.subject(item.task.text)}: {inside(item.status)}.",
    )


def _row(place: int, item: rules.Unfinished, reason: Passage) -> tuple[Runs, ...]:
    return (
        (Span(str(place)),),
        (Span(f"Nhiệm vụ {item.task.ordinal}: {wording.subject(item.task.text)}"),),
        (Span(item.status),),
        (Span(reason.text or NO_REASON),),
    )
