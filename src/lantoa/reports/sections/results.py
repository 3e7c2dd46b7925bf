"""Chapter I: what was done, over all, by topic and by task."""

from collections.abc import Sequence

from .. import figures, wording
from ..content import ActivityRow, Figure, Part, Passage, ReportedTask, ReportedTopic, Runs, Span
from . import Scope


def results(scope: Scope) -> Part:
    return Part(
        key="results",
        title="Kết quả thực hiện",
        children=(overview(scope), by_topics(scope), by_tasks(scope)),
    )


def overview(scope: Scope) -> Part:
    rows = scope.activities
    inside = [entry.id for entry in scope.audiences if entry.is_internal]
    outside = [entry.id for entry in scope.audiences if not entry.is_internal]
    total = figures.count("total", "Hoạt động truyền thông trong kỳ", rows)
    internal = figures.count(
        "audience.internal",
        "Hoạt động hướng tới đối tượng trong nội bộ cơ quan",
        figures.by_any_audience(rows, inside),
    )
    external = figures.count(
        "audience.external",
        "Hoạt động hướng tới đối tượng bên ngoài cơ quan",
        figures.by_any_audience(rows, outside),
    )
    reached = figures.reach("total", total.label, rows)
    measured = figures.count(
        "total.measured",
        "Hoạt động có ghi nhận lượt tiếp cận",
        [row for row in rows if row.reach is not None],
    )
    tasks, states = _states(scope.tasks)
    done = wording.overview(
        agency=scope.plan.agency,
        total=total,
        internal=internal,
        external=external,
        reached=reached,
        measured=measured,
    )
    passages = [_passage(scope, "overview", "", done)]
    if scope.tasks:
        stand = wording.tally(as_of=scope.as_of, tasks=tasks, states=states)
        passages.append(
            _passage(scope, "overview.states", "", stand, label="Tình trạng các nhiệm vụ")
        )
    return Part(
        key="overview",
        title="Kết quả chung",
        passages=tuple(passages),
        figures=(
            total,
            internal,
            external,
            measured,
            reached,
            tasks,
            *(figure for _, figure in states),
        ),
    )


def _states(tasks: Sequence[ReportedTask]) -> tuple[Figure, list[tuple[str, Figure]]]:
    labels = dict.fromkeys((task.state, task.state_label) for task in tasks)
    states = [
        (
            label,
            figures.count_tasks(
                f"state.{state}", f"Nhiệm vụ: {label}", [t for t in tasks if t.state == state]
            ),
        )
        for state, label in labels
    ]
    return figures.count_tasks("tasks", "Nhiệm vụ của Kế hoạch", tasks), states


def by_topics(scope: Scope) -> Part:
    passages: list[Passage] = []
    brought: list[Figure] = []
    for topic in scope.topics:
        passage, used = _topic(scope, topic)
        passages.append(passage)
        brought += used
    if not scope.topics:
        said: Runs = (Span("Kế hoạch không nêu riêng các nội dung tuyên truyền."),)
        passages.append(_passage(scope, "topics", "", said))
    unnamed = figures.without_topic(scope.activities)
    if unnamed and scope.topics:
        figure = figures.count("topic.none", "Hoạt động chưa gắn với nội dung nào", unnamed)
        text = wording.compact(
            "Ngoài ra, ",
            wording.counted(figure),
            " trong kỳ chưa gắn với nội dung tuyên truyền nào.",
        )
        passages.append(
            _passage(scope, "topic.none", "", text, label="Hoạt động chưa gắn với nội dung")
        )
        brought.append(figure)
    return Part(
        key="topics",
        title="Kết quả theo nội dung tuyên truyền",
        passages=tuple(passages),
        figures=tuple(brought),
        are_points=bool(scope.topics),
    )


def _topic(scope: Scope, topic: ReportedTopic) -> tuple[Passage, list[Figure]]:
    rows = figures.by_topic(scope.activities, topic.id)
    key, about = f"topic.{topic.id}", f"Nội dung “{wording.subject(topic.text)}”"
    total = figures.count(key, about, rows)
    channels = [
        figures.count(f"{key}.channel.{channel.id}", channel.name, chosen)
        for channel in scope.channels
        if (chosen := figures.by_channel(rows, channel.id))
    ]
    said = wording.on_topic(rows, total, channels)
    named = [
        figures.count(figure.key, f"{total.label} – {figure.label}", _rows(rows, figure))
        for figure in channels
    ]
    return _passage(scope, key, about, said), [total, *named]


def _rows(rows: Sequence[ActivityRow], figure: Figure) -> list[ActivityRow]:
    return [row for row in rows if row.id in figure.rows]


def by_tasks(scope: Scope) -> Part:
    passages: list[Passage] = []
    brought: list[Figure] = []
    for task in scope.tasks:
        rows = figures.by_task(scope.activities, task.id)
        key, about = f"task.{task.id}", wording.subject(task.text)
        total = figures.count(key, f"Nhiệm vụ {task.ordinal}: {about}", rows)
        brought.append(total)
        about = f"Nhiệm vụ {task.ordinal} ({about})"
        passages.append(_passage(scope, key, about, wording.on_task(rows, total)))
    if not scope.tasks:
        said: Runs = (Span("Kế hoạch không nêu nhiệm vụ."),)
        passages.append(_passage(scope, "tasks", "", said))
    return Part(
        key="tasks",
        title="Kết quả theo nhiệm vụ",
        passages=tuple(passages),
        figures=tuple(brought),
        are_points=bool(scope.tasks),
    )


def _passage(scope: Scope, key: str, subject: str, generated: Runs, *, label: str = "") -> Passage:
    text = scope.text(key, generated)
    return Passage(key=key, subject=subject, label=label, generated=generated, text=text)
