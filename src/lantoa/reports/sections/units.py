"""What the units add: estimates, assessment and proposals, merged into passages to be edited."""

from .. import wording
from ..content import Figure, Grid, Part, Passage, Record, Runs, Span
from ..submissions import Estimated
from . import Scope

ESTIMATE = "estimate"
NOTHING = "Các đơn vị không nêu."
TITLES = {
    "strengths": "Ưu điểm",
    "shortcomings": "Hạn chế",
    "causes": "Nguyên nhân",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất, kiến nghị",
}
HEADER = ("STT", "Đơn vị", "Hình thức, kênh", "Số hoạt động ước", "Giải trình")
OPEN = "Chưa thay bằng số đã ghi nhận, chưa giải trình"


def estimates(scope: Scope) -> Part | None:
    """Figures of the days still to come; each is replaced before approval, or explained."""
    found = scope.submissions.estimates
    if not found:
        return None
    figures = tuple(map(_figure, found))
    reasons = tuple(_explanation(scope, entry) for entry in found)
    said: Runs = (
        Span("Số ước thực hiện trong những ngày còn lại của kỳ, chưa tính vào số liệu trên:"),
    )
    intro = Passage(key="estimates", generated=said, text=scope.text("estimates", said))
    rows = tuple(
        (
            (Span(str(place)),),
            (Span(entry.unit),),
            (Span(entry.channel),),
            (Span("ước "), wording.number(figure)),
            (Span(reason.text or OPEN),),
        )
        for place, (entry, figure, reason) in enumerate(
            zip(found, figures, reasons, strict=True), start=1
        )
    )
    return Part(
        key="estimates",
        title="Số liệu ước",
        passages=(intro, *reasons),
        tables=(Grid(key="estimates", header=HEADER, rows=rows, numeric=(3,)),),
        figures=figures,
        records=tuple(map(_record, found)),
    )


def _figure(entry: Estimated) -> Figure:
    return Figure(
        key=f"{ESTIMATE}.{entry.id}",
        label=f"Số ước của {entry.unit}, {entry.channel}",
        value=entry.activities,
        unit="hoạt động (ước)",
        source=ESTIMATE,
        rows=(entry.id,),
        counted=1,
    )


def _record(entry: Estimated) -> Record:
    return Record(
        source=ESTIMATE,
        id=entry.id,
        title=f"{entry.unit}, {entry.channel}: ước {entry.activities} hoạt động",
        detail=f"Đã ghi nhận từ khi ước đến hết kỳ: {entry.recorded} hoạt động.",
    )


def _explanation(scope: Scope, entry: Estimated) -> Passage:
    key = f"{ESTIMATE}.{entry.id}"
    return Passage(
        key=key,
        subject=f"Số ước của {entry.unit}, {entry.channel}",
        text=scope.text(key, ()),
        is_reason=True,
        is_required=True,
        hint=f"Ước {entry.activities}, đã ghi nhận {entry.recorded} hoạt động. "
        "Nêu vì sao giữ số ước, hoặc thay bằng số đã ghi nhận ở trang đợt báo cáo.",
    )


def assessment(scope: Scope) -> Part | None:
    if not (scope.submissions.texts or scope.submissions.waiting):
        return None
    children = [_merged(scope, name) for name in ("strengths", "shortcomings", "causes")]
    children.append(_merged(scope, "difficulties"))
    waiting = scope.submissions.waiting
    said: Runs = (Span(f"Chưa có báo cáo được chấp nhận của: {'; '.join(waiting)}."),)
    missing = Passage(key="assessment.waiting", generated=said, label="Đơn vị chưa báo cáo")
    return Part(
        key="assessment",
        title="Đánh giá",
        passages=(_worded(scope, missing),) if waiting else (),
        children=tuple(children),
    )


def proposals(scope: Scope) -> Part | None:
    if not (scope.submissions.texts or scope.submissions.waiting):
        return None
    return _merged(scope, "proposals")


def _merged(scope: Scope, name: str) -> Part:
    """The units' words one below the other, each under the name of its unit."""
    lines = [
        f"- {entry.unit}: {text}"
        for entry in scope.submissions.texts
        if (text := getattr(entry, name).strip())
    ]
    said: Runs = (Span("\n".join(lines) or NOTHING),)
    passage = Passage(key=f"assessment.{name}", generated=said)
    return Part(key=f"assessment_{name}", title=TITLES[name], passages=(_worded(scope, passage),))


def _worded(scope: Scope, passage: Passage) -> Passage:
    return Passage(
        key=passage.key,
        label=passage.label,
        generated=passage.generated,
        text=scope.text(passage.key, passage.generated),
    )
