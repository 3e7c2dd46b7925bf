"""What happens to an approved report outside: signing, sending, receipt."""

from datetime import date

from django.core.files.base import File
from django.db import IntegrityError, transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.enums import FileKind
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.files import store_upload
from lantoa.foundation.models import User
from lantoa.programme.rules.sentences import official_date

from .. import queries, rules
from ..enums import ReportState
from ..models import Report
from .locking import locked, state_label


@transaction.atomic
def sign_report(
    *, report: Report, number: int, signed_on: date, copy: File[bytes], by: User, today: date
) -> Report:
    """Enter number and date of an approved report and keep its signed copy (PDF)."""
    require(by, report.agency, "report", "issue", on=today)
    report = locked(report)
    if report.is_issued and (report.number, report.signed_on) == (number, signed_on):
        return report
    if not rules.may_become(report.state, ReportState.SIGNED):
        raise ActionError(
            f"Báo cáo ở tình trạng “{state_label(report)}”. Chỉ ghi số, ngày cho báo cáo đã duyệt."
        )
    _check_number_and_day(report, number, signed_on, today)
    report.number, report.signed_on = number, signed_on
    report.signed_copy = store_upload(file=copy, by=by, kinds={FileKind.PDF})
    report.state = ReportState.SIGNED
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as taken:
        raise ActionError(_number_taken(number, signed_on)) from taken
    audit.record(
        actor=by,
        verb="report.sign",
        target=report,
        summary=f"Ghi số {report.code_text.removeprefix('Số: ')}, "
        f"ngày {official_date(signed_on)}, tải bản đã ký.",
        after={"number": number, "signed_on": signed_on.isoformat()},
    )
    return report


def _check_number_and_day(report: Report, number: int, signed_on: date, today: date) -> None:
    ends = queries.period_of(report).ends
    if number < 1:
        raise ActionError("Số văn bản bắt đầu từ 01. Nhập lại số.")
    if signed_on > today:
        raise ActionError("Ngày ký không thể sau hôm nay. Nhập lại ngày ký.")
    round_ = queries.round_of(report)
    closes_early = round_ is not None and round_.sends_on <= ends
    if signed_on <= ends and not closes_early:
        raise ActionError(
            f"Số liệu của kỳ chốt hết ngày {official_date(ends)}, ngày ký phải sau ngày đó. "
            "Nhập lại ngày ký."
        )
    of_year = Report.objects.filter(agency=report.agency, signed_on__year=signed_on.year)
    if of_year.filter(number=number).exists():
        raise ActionError(_number_taken(number, signed_on))


def _number_taken(number: int, signed_on: date) -> str:
    return (
        f"Số {number:02d} của năm {signed_on.year} đã cấp cho báo cáo khác. "
        "Kiểm tra sổ văn bản đi rồi nhập lại số."
    )


@transaction.atomic
def send_report(*, report: Report, sent_to: str, sent_on: date, by: User, today: date) -> Report:
    """Note to whom and when a signed report was sent."""
    require(by, report.agency, "report", "send", on=today)
    report, to = locked(report), sent_to.strip()
    if report.state == ReportState.SENT and (report.sent_to, report.sent_on) == (to, sent_on):
        return report
    if not rules.may_become(report.state, ReportState.SENT):
        raise ActionError(
            f"Báo cáo ở tình trạng “{state_label(report)}”. Chỉ ghi nhận gửi cho báo cáo đã ký."
        )
    if not to:
        raise ActionError("Chưa ghi nơi nhận. Nhập cơ quan, đơn vị đã gửi báo cáo tới.")
    if sent_on > today or (report.signed_on and sent_on < report.signed_on):
        raise ActionError("Ngày gửi phải từ ngày ký đến hôm nay. Nhập lại ngày gửi.")
    report.sent_to, report.sent_on, report.state = to, sent_on, ReportState.SENT
    report.save()
    audit.record(
        actor=by,
        verb="report.send",
        target=report,
        summary=f"Gửi báo cáo ngày {official_date(sent_on)} tới: {to}.",
    )
    return report


@transaction.atomic
def note_receipt(*, report: Report, received_on: date, by: User, today: date) -> Report:
    """Note the day on which a recipient confirmed a sent report."""
    require(by, report.agency, "report", "send", on=today)
    report = locked(report)
    if report.state != ReportState.SENT or report.sent_on is None:
        raise ActionError("Báo cáo chưa gửi. Ghi nhận việc gửi trước.")
    if not report.sent_on <= received_on <= today:
        raise ActionError("Ngày xác nhận phải từ ngày gửi đến hôm nay. Nhập lại ngày.")
    if report.received_on != received_on:
        report.received_on = received_on
        report.save()
        audit.record(
            actor=by,
            verb="report.receive",
            target=report,
            summary=f"Nơi nhận xác nhận đã nhận ngày {official_date(received_on)}.",
        )
    return report
