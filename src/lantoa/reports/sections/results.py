"""Chapter I: what was done, over all, by topic and by task."""

from collections.abc import Sequence

from .. import figures, wording
from ..content import Figure, Part, Passage, ReportedTask, ReportedTopic, Runs, Span
from ..enums import ReportKind
from . import Scope


def results(scope: Scope) -> Part:
    """A monthly report is short: its tasks stand in the annex alone."""
    children = [overview(scope), by_topics(scope)]
    if scope.kind != ReportKind.MONTH:
        children.append(by_tasks(scope))
    return Part(key="results", title="Kết quả thực hiện", children=tuple(children))


def overview(scope: Scope) -> Part:
    counts, counted = scope.counts, scope.counts.total
    total = figures.count("total", "Hoạt động truyền thông trong kỳ", counted.activities)
    internal = figures.count(
        "audience.internal",
        "Hoạt động hướng tới đối tượng trong nội bộ cơ quan",
        counts.internal,
    )
    external = figures.count(
        "audience.external",
        "Hoạt động hướng tới đối tượng bên ngoài cơ quan",
        counts.external,
    )
    reached = figures.reach("total", total.label, counted)
    measured = figures.count(
        "total.measured", "Hoạt động có ghi nhận lượt tiếp cận", counted.measured
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
    unnamed = scope.counts.without_topic
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
    group = scope.counts.topic(topic.id)
    key, about = f"topic.{topic.id}", f"Nội dung “{wording.subject(topic.text)}”"
    total = figures.count(key, about, group.total)
    channels = [
        (
            channel.name,
            figures.count(f"{key}.channel.{channel.id}", f"{about} – {channel.name}", counted),
        )
        for channel in scope.channels
        if (counted := group.channels.get(channel.id, 0))
    ]
    said = wording.on_topic(group, total, channels)
    return _passage(scope, key, about, said), [total, *(figure for _, figure in channels)]


def by_tasks(scope: Scope) -> Part:
    passages: list[Passage] = []
    brought: list[Figure] = []
    for task in scope.tasks:
        group = scope.counts.task(task.id)
        key, about = f"task.{task.id}", wording.subject(task.text)
        total = figures.count(key, f"Nhiệm vụ {task.ordinal}: {about}", group.total)
        brought.append(total)
        about = f"Nhiệm vụ {task.ordinal} ({about})"
        passages.append(_passage(scope, key, about, wording.on_task(group, total)))
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
