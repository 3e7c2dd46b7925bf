"""Beginning a report and writing it, while it is a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from lantoa.programme.models import Plan
from lantoa.programme.rules.sentences import official_date

from .. import queries, rules
from ..content import Layout, plain
from ..models import Report, ReportText
from ..rules import PeriodKey
from .locking import locked

NOT_DRAFT = (
    "Báo cáo đã được duyệt hoặc đã hủy, nội dung không sửa được nữa. "
    "Cần thay đổi thì hủy báo cáo chưa ký rồi lập lại."
)


FILED = "Lưu:"


@dataclass(frozen=True, slots=True)
class Wording:
    """A person's text for a passage, and the generated one that they had before them."""

    text: str
    seen: str


@transaction.atomic
def create_report(*, plan: Plan, key: PeriodKey, by: User, today: date) -> Report:
    """Begin the report of a plan on a period of its year; the one that is there if there is one.

    It goes to those who want this kind of report and get no longer one instead.
    """
    require(by, plan.agency, "report", "assemble", on=today)
    if key not in rules.period_keys():
        raise ActionError("Loại báo cáo này không có kỳ như vậy. Chọn lại kỳ báo cáo.")
    period = key.of(plan.year)
    if today < period.starts:
        raise ActionError(
            f"{period.label} tính số liệu từ ngày {official_date(period.starts)}. "
            "Lập báo cáo khi kỳ đã bắt đầu."
        )
    Plan.objects.select_for_update().get(pk=plan.pk)
    values = {"plan": plan, "kind": key.kind, "year": plan.year, "index": key.index}
    live = Report.objects.live().filter(**values).first()
    if live is not None:
        return live
    report = Report.objects.create(
        **values,
        agency=plan.agency,
        counts_from=period.starts,
        counts_to=period.ends,
        created_by=by,
        **_layout(plan, key, today),
    )
    audit.record(
        actor=by, verb="report.create", target=report, summary=f"Lập báo cáo {period.label}."
    )
    return report


def _layout(plan: Plan, key: PeriodKey, today: date) -> dict[str, Any]:
    """Symbol and signing block of the plan; the recipients on record, else those of the plan."""
    layout = rules.proposed_layout(plan.content, symbol=plan.symbol)
    recipients = list(layout.recipients)
    receivers = queries.receivers_of(plan.agency, key, on=today)
    if receivers.on_record:
        filed = [line for line in recipients if line.startswith(FILED)]
        recipients = [*receivers.get_it, *filed]
    return {
        "symbol": layout.symbol,
        "recipients": recipients,
        "authority": layout.authority,
        "position": layout.position,
        "signer": layout.signer,
    }


@transaction.atomic
def edit_report(
    *, report: Report, texts: Mapping[str, Wording], layout: Layout, by: User, today: date
) -> Report:
    """Keep the Office's wordings, reasons and layout of a draft.

    ``texts`` by the key of the passage; an empty text, or the generated one, gives the passage back
    to the figures. Keys that the report does not have are ignored.
    """
    require(by, report.agency, "report", "assemble", on=today)
    report = locked(report)
    if not report.is_draft:
        raise ActionError(NOT_DRAFT)
    before = queries.layout_of(report)
    changed = _keep_texts(report, texts, by, today)
    if layout != before:
        report.symbol, report.recipients = layout.symbol, list(layout.recipients)
        report.authority, report.position = layout.authority, layout.position
        report.signer = layout.signer
        report.save()
        changed.append("layout")
    if changed:
        audit.record(
            actor=by,
            verb="report.edit",
            target=report,
            summary=f"Sửa báo cáo {queries.period_of(report).label}: {len(changed)} mục.",
            after={"changed": changed},
        )
    return report


def _keep_texts(report: Report, texts: Mapping[str, Wording], by: User, today: date) -> list[str]:
    """Write what differs from what is kept; the keys of the passages that changed."""
    kept = {entry.key: entry for entry in ReportText.objects.filter(report=report)}
    passages = {p.key: p for p in queries.content_of(report, today=today).passages}
    changed = []
    for key, wording in texts.items():
        if key not in passages:
            continue
        text, entry = wording.text.strip(), kept.get(key)
        if text in ("", plain(passages[key].generated), wording.seen):
            if entry is not None:
                entry.delete()
                changed.append(key)
        elif entry is None or (entry.text, entry.based_on) != (text, wording.seen):
            ReportText.objects.update_or_create(
                report=report,
                key=key,
                defaults={"text": text, "based_on": wording.seen, "edited_by": by},
            )
            changed.append(key)
    return changed
