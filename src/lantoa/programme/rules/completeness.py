"""What a plan still lacks before it is signed: each point with its place, reason and way out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .sentences import brief
from .topic_links import proposed_topics
from .validity import Validity


@dataclass(frozen=True, slots=True)
class CheckedTask:
    """A task as far as completeness asks. ``products`` and ``awaited`` count the printed ones and
    those of them that another body issues; ``topics`` and ``audiences`` are confirmed ids."""

    id: int
    ordinal: int
    text: str
    leads: tuple[str, ...]
    is_group_lead: bool = False
    main_lead_is_open: bool = False
    schedule_text: str = ""
    is_understood: bool = True
    products: int = 0
    awaited: int = 0
    topics: frozenset[int] = frozenset()
    audiences: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CheckedAim:
    """A topic or an audience of the plan."""

    id: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckedDuty:
    """A duty of "Tổ chức thực hiện": its body, and the tasks that the body leads or joins."""

    place: str
    body: str
    text: str
    is_group: bool
    leads: tuple[int, ...]
    joins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CheckedBasis:
    """A document that the plan rests on (``is_basis``) or names in its text."""

    text: str
    is_basis: bool
    validity: Validity


@dataclass(frozen=True, slots=True)
class PlanFacts:
    tasks: tuple[CheckedTask, ...]
    topics: tuple[CheckedAim, ...]
    audiences: tuple[CheckedAim, ...]
    duties: tuple[CheckedDuty, ...]
    bases: tuple[CheckedBasis, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """``is_gap``: to be closed before signing; otherwise something to look at."""

    place: str
    reason: str
    way_out: str
    is_gap: bool = True
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule over the whole plan: ``counted`` says how many of how many fulfil it."""

    label: str
    counted: str
    points: tuple[Point, ...]

    @property
    def gaps(self) -> int:
        return sum(point.is_gap for point in self.points)


@dataclass(frozen=True, slots=True)
class Completeness:
    checks: tuple[Check, ...]

    @property
    def gaps(self) -> int:
        return sum(check.gaps for check in self.checks)

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for check in self.checks for point in check.points)

    @property
    def sentence(self) -> str:
        """ "4 điểm cần bổ sung, 1 điểm cần xem" or that nothing is lacking."""
        notes = len(self.points) - self.gaps
        parts = [f"{self.gaps} điểm cần bổ sung"] if self.gaps else []
        parts += [f"{notes} điểm cần xem"] if notes else []
        return ", ".join(parts) or "Đủ điều kiện trình ký"


# Reason, way out, and whether it is a gap; None where nothing is lacking.
TaskRule = Callable[[CheckedTask], tuple[str, str, bool] | None]


def completeness(facts: PlanFacts) -> Completeness:
    """All checks in the order of the plan's own concern: tasks, aims, organisation, bases."""
    return Completeness(
        (
            _per_task("Đơn vị chủ trì", "có một đầu mối chủ trì", facts.tasks, _lead),
            _per_task("Thời gian thực hiện", "có thời gian", facts.tasks, _schedule),
            _per_task("Sản phẩm", "có sản phẩm", facts.tasks, _product),
            _topics(facts),
            _audiences(facts),
            _duties(facts.duties),
            _bases(facts.bases),
        )
    )


def _lead(task: CheckedTask) -> tuple[str, str, bool] | None:
    if not task.leads:
        return "Không ghi đơn vị chủ trì.", "Ghi một đơn vị chủ trì.", True
    if task.main_lead_is_open:
        return (
            f"Ghi {len(task.leads)} đơn vị chủ trì: {'; '.join(task.leads)}.",
            "Chọn đầu mối chính, hoặc chuyển các đơn vị còn lại sang phối hợp.",
            True,
        )
    if task.is_group_lead:
        return (
            f"“{task.leads[0]}” chỉ nhiều đơn vị, không rõ ai chịu trách nhiệm.",
            "Ghi một đơn vị cụ thể; các đơn vị còn lại là phối hợp.",
            True,
        )
    return None


def _schedule(task: CheckedTask) -> tuple[str, str, bool] | None:
    if not task.schedule_text:
        return "Không ghi thời gian thực hiện.", "Ghi quý, tháng, ngày hoặc “Thường xuyên”.", True
    if not task.is_understood:
        return (
            f"Thời gian “{task.schedule_text}” không xác định được ngày.",
            "Ghi rõ quý, tháng hoặc ngày; nếu giữ nguyên, nhập thời gian khi có văn bản ấn định.",
            False,
        )
    return None


def _product(task: CheckedTask) -> tuple[str, str, bool] | None:
    if not task.products:
        return "Không ghi sản phẩm.", "Ghi sản phẩm phải nộp để chứng minh đã hoàn thành.", True
    if task.awaited == task.products:
        return (
            "Mọi sản phẩm đều do cơ quan khác ban hành, đơn vị chủ trì không có gì để nộp.",
            "Bổ sung sản phẩm của chính đơn vị chủ trì, ví dụ tin bài hoặc báo cáo.",
            False,
        )
    return None


def _per_task(label: str, good: str, tasks: Sequence[CheckedTask], rule: TaskRule) -> Check:
    points = []
    for task in tasks:
        found = rule(task)
        if found is not None:
            reason, way_out, is_gap = found
            place = f"Nhiệm vụ {task.ordinal}: {brief(task.text)}"
            points.append(Point(place, reason, way_out, is_gap, task.id))
    gaps = sum(point.is_gap for point in points)
    return Check(label, f"{len(tasks) - gaps} trong {len(tasks)} nhiệm vụ {good}", tuple(points))


def _topics(facts: PlanFacts) -> Check:
    served = {pk for task in facts.tasks for pk in task.topics}
    texts = [topic.text for topic in facts.topics]
    proposals: dict[int, list[int]] = {}
    for task in facts.tasks:
        if not task.topics:
            for position in proposed_topics(task.text, texts):
                proposals.setdefault(facts.topics[position].id, []).append(task.ordinal)
    points = []
    for topic in facts.topics:
        if topic.id in served:
            continue
        place = f"Nội dung {topic.label + ': ' if topic.label else ''}{brief(topic.text)}"
        likely = proposals.get(topic.id)
        if likely:
            reason = f"Có thể do {_tasks(likely)} thực hiện, chưa được xác nhận."
            way_out = "Mở nhiệm vụ và xác nhận nội dung."
        else:
            reason = "Chưa có nhiệm vụ nào thực hiện nội dung này."
            way_out = "Bổ sung nhiệm vụ, hoặc xác nhận nội dung ở nhiệm vụ đã có."
        points.append(Point(place, reason, way_out, is_gap=True, task_id=_id(facts, likely)))
    return Check("Nội dung tuyên truyền", _aims(facts.topics, points, "nội dung"), tuple(points))


def _audiences(facts: PlanFacts) -> Check:
    served = {pk for task in facts.tasks for pk in task.audiences}
    points = tuple(
        Point(
            f"Đối tượng: {brief(audience.text)}",
            "Chưa nhiệm vụ nào được xác nhận là hướng tới đối tượng này.",
            "Mở nhiệm vụ và xác nhận đối tượng, hoặc bổ sung nhiệm vụ.",
        )
        for audience in facts.audiences
        if audience.id not in served
    )
    return Check("Đối tượng", _aims(facts.audiences, points, "đối tượng"), points)


def _aims(aims: Sequence[CheckedAim], points: Sequence[Point], word: str) -> str:
    if not aims:
        return f"Kế hoạch không nêu {word}"
    return f"{len(aims) - len(points)} trong {len(aims)} {word} có nhiệm vụ"


def _duties(duties: Sequence[CheckedDuty]) -> Check:
    points = []
    for duty in duties:
        if duty.leads or (duty.is_group and duty.joins):
            continue
        reason = "Được giao việc nhưng không có dòng nào trong bảng nhiệm vụ."
        if duty.joins:
            reason = f"Được giao việc nhưng chỉ phối hợp ở {_tasks(duty.joins)}, không chủ trì."
        points.append(
            Point(
                f"{duty.place}: {duty.body}",
                f"{reason} Việc được giao: {brief(duty.text)}.",
                "Bổ sung một dòng vào bảng nhiệm vụ với sản phẩm và thời gian.",
            )
        )
    counted = (
        f"{len(duties) - len(points)} trong {len(duties)} việc được giao có dòng trong bảng"
        if duties
        else "Không đọc được phần tổ chức thực hiện"
    )
    return Check("Tổ chức thực hiện", counted, tuple(points))


def _bases(bases: Sequence[CheckedBasis]) -> Check:
    """Of documents that the text only names, those are shown that are known not to be in force."""
    points = tuple(
        Point(
            f"{'Căn cứ' if basis.is_basis else 'Viện dẫn'}: {brief(basis.text)}",
            f"{basis.validity.sentence}.",
            basis.validity.way_out,
            is_gap=basis.validity.is_gap,
        )
        for basis in bases
        if basis.validity.standing != "in_force"
        and (basis.is_basis or basis.validity.standing != "unknown")
    )
    resting = [basis for basis in bases if basis.is_basis]
    sure = sum(basis.validity.standing == "in_force" for basis in resting)
    counted = (
        f"{sure} trong {len(resting)} căn cứ biết chắc còn hiệu lực"
        if resting
        else "Kế hoạch không nêu căn cứ"
    )
    return Check("Căn cứ pháp lý", counted, points)


def _tasks(ordinals: Iterable[int]) -> str:
    return "nhiệm vụ " + ", ".join(map(str, ordinals))


def _id(facts: PlanFacts, ordinals: Sequence[int] | None) -> int | None:
    wanted = ordinals[0] if ordinals else None
    return next((task.id for task in facts.tasks if task.ordinal == wanted), None)
