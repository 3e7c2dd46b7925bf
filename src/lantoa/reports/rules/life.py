"""The life of a report: what may follow what, what hinders approval, what has changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.programme.rules.sentences import official_date

from ..content import Content, Layout
from ..enums import ReportState

TRANSITIONS: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.APPROVED, ReportState.DISCARDED}),
    ReportState.APPROVED: frozenset({ReportState.SIGNED, ReportState.DISCARDED}),
    ReportState.SIGNED: frozenset({ReportState.SENT}),
    ReportState.SENT: frozenset(),
    ReportState.DISCARDED: frozenset(),
}


def proposed_layout(plan: Mapping[str, Any], *, symbol: str) -> Layout:
    """What a report takes over from its plan as signed: symbol, recipients, signing block.

    ``plan`` is the plan's document (``vanban/1``), ``symbol`` its own ("KH-SNV" gives "BC-SNV").
    """
    body = symbol.removeprefix("KH").lstrip("-")
    signature = plan.get("signature") or {}
    return Layout(
        symbol=f"BC-{body}" if body else "BC",
        recipients=tuple(entry["text"] for entry in plan.get("recipients") or ()),
        authority=signature.get("authority") or "",
        position=signature.get("position") or "",
        signer=signature.get("name") or "",
    )


def may_become(state: str, wanted: ReportState) -> bool:
    return wanted in TRANSITIONS[ReportState(state)]


def refusal_to_approve(
    content: Content, *, stale: Sequence[str], today: date, closes_early: bool = False
) -> tuple[str, ...]:
    """Why a draft cannot be approved, each with the way out; empty when it can.

    ``stale`` are the subjects of edited passages whose figures have changed since;
    ``closes_early`` when the round sends before the counting has ended.
    """
    refusals = []
    if today <= content.period.ends and not closes_early:
        refusals.append(
            f"Kỳ báo cáo còn tính số liệu đến hết ngày {official_date(content.period.ends)}. "
            f"Duyệt từ ngày hôm sau, khi số liệu đã đủ."
        )
    missing = [p.subject for p in content.passages if p.is_required and not p.text.strip()]
    if missing:
        refusals.append(
            f"Chưa nêu nguyên nhân: {'; '.join(missing)}. Văn phòng nêu tại mục Soạn báo cáo."
        )
    if stale:
        refusals.append(
            f"Số liệu đã đổi sau khi sửa đoạn: {'; '.join(stale)}. Xem lại và lưu các đoạn này."
        )
    return tuple(refusals)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is no longer what was frozen; None where it does not exist."""

    key: str
    label: str
    frozen: int | None
    now: int | None


def differences(frozen: Content, now: Content) -> tuple[Difference, ...]:
    """Figures whose number or listed rows differ, in the order of the frozen report, then new."""
    before, after = frozen.figures, now.figures
    keys = [*before, *(key for key in after if key not in before)]
    found = []
    for key in keys:
        old, new = before.get(key), after.get(key)
        if old and new and old.value == new.value and set(old.rows) == set(new.rows):
            continue
        named = old or new
        if named is not None:
            found.append(
                Difference(key, named.label, old.value if old else None, new.value if new else None)
            )
    return tuple(found)
