"""Evidence: submitted by one person, accepted or returned by another."""

from datetime import date

from django.core.files.base import File
from django.db import transaction

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import member_of, require
from lantoa.agencies.queries import office_deciders
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.enums import EVIDENCE_KINDS
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.files import fingerprint, store_upload
from lantoa.foundation.models import User

from ..enums import EvidenceState
from ..models import Activity, Deliverable, Evidence, Occurrence
from ..queries.deciding import decider_of, submission_of
from ..rules.evidence import refusal_to_decide
from ..rules.links import check_link
from ..rules.sentences import official_date


def choose_occurrence(product: Deliverable, dated: date) -> Occurrence:
    """The occurrence that evidence of a day belongs to.

    The one that runs on that day; else the latest that ended before it (then it is late); else the
    first. Raises ActionError for a task without any.
    """
    occurrences = list(Occurrence.objects.current().filter(task=product.task_id).order_by("index"))
    if not occurrences:
        raise ActionError("Nhiệm vụ chưa có kỳ thực hiện. Đề nghị Văn phòng ấn định thời gian.")
    running = [
        row
        for row in occurrences
        if row.starts_on and row.ends_on and row.starts_on <= dated <= row.ends_on
    ]
    if running:
        return min(running, key=lambda row: (row.ends_on or dated, row.index))
    ended = [row for row in occurrences if row.ends_on and row.ends_on < dated]
    return max(ended, key=lambda row: row.index) if ended else occurrences[0]


@transaction.atomic
def submit_evidence(
    *,
    deliverable: Deliverable,
    dated: date,
    unit: Unit,
    by: User,
    today: date,
    occurrence: Occurrence | None = None,
    activity: Activity | None = None,
    upload: "File[bytes] | None" = None,
    link: str = "",
    document: str = "",
    is_sample: bool = False,
) -> Evidence:
    """Give evidence for a product: an activity, a file, a link or a document named by its symbol.

    ``occurrence`` follows from the date unless given. The same source for the same product and
    occurrence again returns the first; after a return it is submitted anew.
    """
    agency = deliverable.task.plan.agency
    member = require(by, agency, "evidence", "submit", on=today, unit=unit)
    document, link = " ".join(document.split()), link.strip()
    _check_source(deliverable, activity, upload, link, document)
    if unit.agency_id != agency.pk:
        raise ActionError(f"{unit} không thuộc {agency}. Chọn đơn vị của cơ quan này.")
    _check_dated(dated, today)
    Deliverable.objects.select_for_update().get(pk=deliverable.pk)
    occurrence = occurrence or choose_occurrence(deliverable, dated)
    if occurrence.task_id != deliverable.task_id:
        raise ActionError("Kỳ thực hiện không thuộc nhiệm vụ của sản phẩm. Chọn lại kỳ.")
    earlier = _same_evidence(deliverable, occurrence, activity, link, document, upload)
    if earlier is not None and earlier.state != EvidenceState.RETURNED:
        return earlier
    file = None
    if upload is not None:
        file = store_upload(file=upload, by=by, kinds=EVIDENCE_KINDS)
    evidence = earlier if earlier is not None and activity is not None else Evidence()
    evidence.deliverable, evidence.occurrence = deliverable, occurrence
    evidence.dated, evidence.activity, evidence.file = dated, activity, file
    evidence.link, evidence.document = link, document[:255]
    evidence.unit, evidence.is_sample = unit, is_sample
    _submitted(evidence, by, Role(member.role))
    evidence.save()
    audit.record(
        actor=by,
        verb="evidence.submit",
        target=evidence,
        summary=f"Nộp minh chứng cho sản phẩm “{deliverable.text}”.",
        agency_id=agency.pk,
    )
    return evidence


@transaction.atomic
def resubmit_evidence(
    *,
    evidence: Evidence,
    dated: date,
    by: User,
    today: date,
    upload: "File[bytes] | None" = None,
    link: str = "",
    document: str = "",
) -> Evidence:
    """Submit anew what was returned, with what was missing; the row keeps its place.

    A file stays when none replaces it. Raises ActionError when nothing is new.
    """
    evidence = (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("unit__agency", "activity", "deliverable")
        .get(pk=evidence.pk)
    )
    agency = evidence.unit.agency
    member = require(by, agency, "evidence", "submit", on=today, unit=evidence.unit)
    document, link = " ".join(document.split())[:255], link.strip()
    if evidence.state == EvidenceState.SUBMITTED and evidence.submitted_by_id == by.pk:
        return evidence
    if evidence.state != EvidenceState.RETURNED:
        raise ActionError("Minh chứng không còn ở tình trạng trả lại. Tải lại trang để xem.")
    _check_source(evidence.deliverable, evidence.activity, upload or evidence.file, link, document)
    _check_dated(dated, today)
    if upload is None and (dated, link, document) == (
        evidence.dated,
        evidence.link,
        evidence.document,
    ):
        raise ActionError(
            "Chưa có gì mới so với lần nộp trước. Bổ sung tệp, đường dẫn, văn bản hoặc sửa ngày."
        )
    reason = evidence.reason
    if upload is not None:
        evidence.file = store_upload(file=upload, by=by, kinds=EVIDENCE_KINDS)
    evidence.dated, evidence.link, evidence.document = dated, link, document
    _submitted(evidence, by, Role(member.role))
    evidence.submitted_at = now()
    evidence.save()
    audit.record(
        actor=by,
        verb="evidence.resubmit",
        target=evidence,
        summary=f"Nộp lại minh chứng cho sản phẩm “{evidence.deliverable.text}”.",
        before={"state": EvidenceState.RETURNED, "reason": reason},
        after={"state": EvidenceState.SUBMITTED},
        agency_id=agency.pk,
    )
    return evidence


def _submitted(evidence: Evidence, by: User, role: Role) -> None:
    """Nobody has decided on it (any more)."""
    evidence.submitted_by, evidence.submitted_as = by, role
    evidence.state, evidence.reason = EvidenceState.SUBMITTED, ""
    evidence.decided_by, evidence.decided_at = None, None


def _check_dated(dated: date, today: date) -> None:
    if dated > today:
        raise ActionError(
            f"Minh chứng ghi ngày {official_date(dated)}, chưa đến. Kiểm tra lại ngày."
        )


@transaction.atomic
def accept_evidence(*, evidence: Evidence, by: User, today: date) -> Evidence:
    """Accept evidence that someone else gave; from then on it counts."""
    return _decide(evidence, EvidenceState.ACCEPTED, by, today, reason="")


@transaction.atomic
def return_evidence(*, evidence: Evidence, reason: str, by: User, today: date) -> Evidence:
    """Give evidence back with a reason; it does not count, and may be submitted anew."""
    reason = " ".join(reason.split())
    if not reason:
        raise ActionError("Nêu lý do trả lại để người nộp biết cần bổ sung gì.")
    return _decide(evidence, EvidenceState.RETURNED, by, today, reason=reason[:500])


def _decide(
    evidence: Evidence, state: EvidenceState, by: User, today: date, *, reason: str
) -> Evidence:
    """Two people may decide at once: the row is locked, the second is told who was first."""
    evidence = (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("unit__agency", "activity", "deliverable")
        .get(pk=evidence.pk)
    )
    agency = evidence.unit.agency
    member = member_of(by, agency, on=today)
    if member is None or not member.accepts_for_office:
        member = require(by, agency, "evidence", "decide", on=today)
    named = bool(office_deciders(agency, on=today))
    refusal = refusal_to_decide(decider_of(member), submission_of(evidence, named))
    if refusal:
        raise PermissionRefused(refusal)
    if evidence.state != EvidenceState.SUBMITTED:
        if evidence.state == state and evidence.decided_by_id == by.pk:
            return evidence
        raise ActionError(
            f"Minh chứng đã được {evidence.decided_by} quyết định: "
            f"{EvidenceState(evidence.state).label.lower()}. Tải lại trang để xem."
        )
    if evidence.activity is not None and evidence.activity.withdrawn_at is not None:
        raise ActionError("Hoạt động làm minh chứng đã được rút. Đề nghị nộp minh chứng khác.")
    evidence.state, evidence.reason = state, reason
    evidence.decided_by, evidence.decided_at = by, now()
    evidence.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    told = f": {reason}" if reason else ""
    audit.record(
        actor=by,
        verb=f"evidence.{'accept' if state == EvidenceState.ACCEPTED else 'return'}",
        target=evidence,
        summary=f"{state.label} minh chứng của sản phẩm “{evidence.deliverable.text}”{told}.",
        before={"state": EvidenceState.SUBMITTED},
        after={"state": state, "reason": reason},
        agency_id=agency.pk,
    )
    return evidence


def _check_source(
    deliverable: Deliverable,
    activity: Activity | None,
    upload: object,
    link: str,
    document: str,
) -> None:
    if activity is None and upload is None and not link and not document:
        raise ActionError(
            "Chọn hoạt động, tải tệp, nhập đường dẫn hoặc số hiệu văn bản làm minh chứng."
        )
    if link:
        check_link(link)
    if deliverable.dropped_on is not None:
        raise ActionError("Sản phẩm không còn trong kế hoạch. Chọn sản phẩm khác.")
    if activity is None:
        return
    if activity.withdrawn_at is not None:
        raise ActionError("Hoạt động này đã được rút. Chọn hoạt động khác.")
    if not activity.tasks.filter(pk=deliverable.task_id).exists():
        raise ActionError("Hoạt động không thuộc nhiệm vụ của sản phẩm. Chọn hoạt động khác.")


def _same_evidence(
    deliverable: Deliverable,
    occurrence: Occurrence,
    activity: Activity | None,
    link: str,
    document: str,
    upload: "File[bytes] | None",
) -> Evidence | None:
    """What was given before from the same source; files are the same when their bytes are."""
    found = Evidence.objects.filter(deliverable=deliverable, occurrence=occurrence)
    if activity is not None:
        return found.filter(activity=activity).first()
    if upload is None:
        found = found.filter(file=None)
    else:
        found = found.filter(file__sha256=fingerprint(upload))
    return (
        found.filter(activity=None, link=link, document=document)
        .exclude(state=EvidenceState.RETURNED)
        .first()
    )
