"""What a unit adds to a round, and what the Office decides on it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from lantoa.agencies.models import Agency, Channel
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from lantoa.programme.rules.sentences import inside

from .. import queries
from ..enums import ReportState, UnitReportState
from ..models import Estimate, Report, UnitReport
from ..submissions import FIELDS

NEEDED = {"strengths": "ưu điểm", "shortcomings": "hạn chế"}


@transaction.atomic
def write_unit_report(
    *,
    unit_report: UnitReport,
    texts: Mapping[str, str],
    estimates: Mapping[int, int],
    by: User,
    today: date,
) -> UnitReport:
    """Keep a unit's texts (by ``submissions.FIELDS``) and its estimates (by id of the channel).

    An estimate of 0 is none. Estimates are of days after today and only while such are to come.
    """
    unit_report = _locked(unit_report)
    require(by, _agency(unit_report), "unit_report", "write", on=today, unit=unit_report.unit)
    _refuse_unless_writable(unit_report)
    changed = [name for name in FIELDS if getattr(unit_report, name) != texts[name].strip()]
    for name in changed:
        setattr(unit_report, name, texts[name].strip())
    unit_report.save()
    if _keep_estimates(unit_report, estimates, today):
        changed.append("estimates")
    if changed:
        audit.record(
            actor=by,
            verb="unit_report.write",
            target=unit_report,
            agency_id=_agency(unit_report).pk,
            summary=f"Soạn {_name(unit_report)}: {len(changed)} mục.",
            after={"changed": changed},
        )
    return unit_report


def _keep_estimates(unit_report: UnitReport, estimates: Mapping[int, int], today: date) -> bool:
    """Write what differs; True when something did."""
    wanted = {pk: number for pk, number in estimates.items() if number}
    kept = dict(unit_report.estimates.values_list("channel_id", "activities"))
    if wanted == kept:
        return False
    if wanted and today >= queries.period_of_round(unit_report.round).ends:
        raise ActionError("Kỳ báo cáo không còn ngày nào phía trước, không nhập số ước được nữa.")
    own = Channel.objects.filter(agency=_agency(unit_report), pk__in=wanted)
    unit_report.estimates.all().delete()
    Estimate.objects.bulk_create(
        Estimate(
            unit_report=unit_report, channel=channel, activities=wanted[channel.pk], after=today
        )
        for channel in own
    )
    return True


@transaction.atomic
def submit_unit_report(*, unit_report: UnitReport, by: User, today: date) -> UnitReport:
    """Hand a unit's report in to the Office. Submitted already, it stays as it is."""
    unit_report = _locked(unit_report)
    require(by, _agency(unit_report), "unit_report", "submit", on=today, unit=unit_report.unit)
    if unit_report.state == UnitReportState.SUBMITTED:
        return unit_report
    _refuse_unless_writable(unit_report)
    missing = [label for name, label in NEEDED.items() if not getattr(unit_report, name).strip()]
    if missing:
        raise ActionError(
            f"Chưa nộp được: chưa nêu {' và '.join(missing)}. "
            "Nhập nội dung, hoặc ghi “Không có” nếu không có."
        )
    unit_report.state = UnitReportState.SUBMITTED
    unit_report.submitted_by, unit_report.submitted_on = by, today
    unit_report.save()
    _note(unit_report, by, "unit_report.submit", f"Nộp {_name(unit_report)}.")
    return unit_report


@transaction.atomic
def return_unit_report(
    *, unit_report: UnitReport, reason: str, by: User, today: date
) -> UnitReport:
    """Give a report back to its unit with a reason."""
    unit_report, reason = _locked(unit_report), reason.strip()
    require(by, _agency(unit_report), "unit_report", "decide", on=today)
    if unit_report.state == UnitReportState.RETURNED and unit_report.return_reason == reason:
        return unit_report
    if unit_report.state not in (UnitReportState.SUBMITTED, UnitReportState.ACCEPTED):
        raise ActionError("Đơn vị chưa nộp báo cáo nên chưa có gì để trả lại.")
    if not reason:
        raise ActionError("Nêu lý do trả lại để đơn vị biết cần sửa gì.")
    _refuse_if_frozen(unit_report)
    unit_report.state, unit_report.return_reason = UnitReportState.RETURNED, reason
    unit_report.decided_by, unit_report.decided_on = by, today
    unit_report.save()
    _note(unit_report, by, "unit_report.return", f"Trả lại {_name(unit_report)}: {reason}")
    return unit_report


@transaction.atomic
def accept_unit_report(*, unit_report: UnitReport, by: User, today: date) -> UnitReport:
    """Accept what a unit handed in: its words go into the consolidated report."""
    unit_report = _locked(unit_report)
    require(by, _agency(unit_report), "unit_report", "decide", on=today)
    if unit_report.state == UnitReportState.ACCEPTED:
        return unit_report
    if unit_report.state != UnitReportState.SUBMITTED:
        raise ActionError("Đơn vị chưa nộp báo cáo. Chấp nhận sau khi đơn vị nộp.")
    _refuse_if_frozen(unit_report)
    unit_report.state, unit_report.return_reason = UnitReportState.ACCEPTED, ""
    unit_report.decided_by, unit_report.decided_on = by, today
    unit_report.save()
    _note(unit_report, by, "unit_report.accept", f"Chấp nhận {_name(unit_report)}.")
    return unit_report


@transaction.atomic
def replace_estimate(*, estimate: Estimate, by: User, today: date) -> Estimate:
    """Let the recorded activities stand for an estimate: it is no longer printed."""
    estimate = Estimate.objects.select_for_update(of=("self",)).get(pk=estimate.pk)
    unit_report = estimate.unit_report
    require(by, _agency(unit_report), "unit_report", "decide", on=today)
    if estimate.replaced_by_id is not None:
        return estimate
    if today <= queries.period_of_round(unit_report.round).ends:
        raise ActionError("Kỳ báo cáo chưa hết ngày tính số liệu. Thay số ước từ ngày hôm sau.")
    _refuse_if_frozen(unit_report)
    estimate.replaced_by = by
    estimate.save()
    summary = f"Thay số ước {estimate.activities} của {unit_report.unit} bằng số đã ghi nhận."
    _note(unit_report, by, "unit_report.replace_estimate", summary)
    return estimate


def _locked(unit_report: UnitReport) -> UnitReport:
    rows = UnitReport.objects.select_for_update(of=("self",))
    return rows.select_related("round__plan__agency", "unit").get(pk=unit_report.pk)


def _agency(unit_report: UnitReport) -> Agency:
    return unit_report.round.plan.agency


def _name(unit_report: UnitReport) -> str:
    period = queries.period_of_round(unit_report.round)
    return f"báo cáo {inside(period.label)} của {unit_report.unit}"


def _note(unit_report: UnitReport, by: User, verb: str, summary: str) -> None:
    audit.record(
        actor=by,
        verb=verb,
        target=unit_report,
        agency_id=_agency(unit_report).pk,
        summary=summary,
    )


def _refuse_unless_writable(unit_report: UnitReport) -> None:
    if not unit_report.is_writable:
        raise ActionError(
            "Báo cáo của đơn vị đã nộp. Cần sửa thì đề nghị Văn phòng trả lại kèm lý do."
        )


def _refuse_if_frozen(unit_report: UnitReport) -> None:
    round_ = unit_report.round
    frozen = Report.objects.filter(
        plan=round_.plan, kind=round_.kind, year=round_.year, index=round_.index
    ).exclude(state__in=(ReportState.DRAFT, ReportState.DISCARDED))
    if frozen.exists():
        raise ActionError(
            "Báo cáo tổng hợp của đợt này đã duyệt, số liệu đã chốt. "
            "Cần thay đổi thì hủy báo cáo chưa ký rồi lập lại."
        )
