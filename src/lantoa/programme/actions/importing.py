"""A file on its way to a plan: taken, read by the worker, decided on, given up."""

from datetime import date

import msgspec
import structlog
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from lantoa.agencies.models import Agency
from lantoa.agencies.permissions import require
from lantoa.agencies.rules import name_key
from lantoa.foundation import audit, jobs
from lantoa.foundation.enums import DOCUMENT_KINDS
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.fields import clean_text, refuse_invisible
from lantoa.foundation.files import fingerprint, store_upload
from lantoa.foundation.models import User
from vanban.model import Document, DocumentError
from vanban.readers.blocks import Source

from ..enums import ImportState
from ..models import Plan, PlanImport
from ..queries.review import stored_document
from ..rules.decisions import (
    FieldValue,
    ImportDecisions,
    dump_decisions,
    load_decisions,
    merged_decisions,
)
from ..rules.mending import MendError, is_mendable, mended
from .reading import read_file, storable

READ_TASK = "lantoa.programme.tasks.read_plan_import"
UNDER_WAY = (ImportState.WAITING, ImportState.READING, ImportState.READ)

log = structlog.get_logger(__name__)


@transaction.atomic
def start_import(
    *, agency: Agency, file: "File[bytes]", by: User, today: date, replaces: Plan | None = None
) -> PlanImport:
    """Take a plan's file and have it read.

    The file that a plan came from, or one that is being imported already, gives that import back
    and changes nothing. ``replaces`` names the plan whose text this is a changed version of;
    without it the reader looks for a plan of the same year and number or title.
    """
    require(by, agency, "plan", "import", on=today)
    if replaces is not None and replaces.agency_id != agency.pk:
        raise ActionError("Kế hoạch được thay thuộc cơ quan khác. Chọn lại kế hoạch.")
    # One upload of an agency at a time, so that the same file sent twice is one import.
    Agency.objects.select_for_update().get(pk=agency.pk)
    earlier = _earlier_import(agency, fingerprint(file), replaces)
    if earlier is not None:
        if earlier.state in (ImportState.WAITING, ImportState.READING):
            # Reading twice does no harm; a job that was lost is asked for again.
            jobs.enqueue(READ_TASK, plan_import_id=earlier.pk)
        return earlier
    stored = store_upload(file=file, by=by, kinds=DOCUMENT_KINDS)
    entry = PlanImport.objects.create(
        agency=agency, file=stored, replaces=replaces, uploaded_by=by, stage="Đang chờ đọc"
    )
    audit.record(
        actor=by,
        verb="import.start",
        target=entry,
        summary=f"Tải lên tệp kế hoạch “{stored.original_name}”.",
    )
    jobs.enqueue(READ_TASK, plan_import_id=entry.pk)
    return entry


def _earlier_import(agency: Agency, digest: str, replaces: Plan | None) -> PlanImport | None:
    """The import of the same bytes that is under way, or whose plan still has that text."""
    same = PlanImport.objects.filter(agency=agency, file__sha256=digest).order_by("-id")
    open_one = same.filter(state__in=UNDER_WAY).first()
    if open_one is not None:
        return open_one
    confirmed = same.filter(state=ImportState.CONFIRMED, plan__source__sha256=digest)
    if replaces is not None:
        confirmed = confirmed.filter(plan=replaces)
    return confirmed.first()


def read_import(*, plan_import: PlanImport) -> PlanImport:
    """Read the file. Called by the worker, safe to run again after a crash.

    Progress is written as it goes; the result in one step. What cannot be read ends in the state
    "failed" with the reader's sentence.
    """
    if not _begin(plan_import):
        return PlanImport.objects.get(pk=plan_import.pk)
    try:
        source, document = read_file(plan_import.file)
    except DocumentError as error:
        return _fail(plan_import, str(error))
    except Exception:
        log.exception("plan import not read", plan_import=plan_import.pk)
        return _fail(
            plan_import,
            "Phần mềm gặp lỗi khi đọc tệp này. Lưu lại tệp dưới dạng Word (.docx) hoặc PDF rồi "
            "tải lên lại; nếu vẫn lỗi, gửi tệp cho người quản trị hệ thống.",
        )
    _progress(plan_import, 80, "Đang đối chiếu với kế hoạch và đơn vị đã có")
    return _finish(plan_import, source, document)


@transaction.atomic
def _begin(plan_import: PlanImport) -> bool:
    """Whether there is something to read; an import that a person has settled stays so."""
    entry = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    if entry.state not in (ImportState.WAITING, ImportState.READING):
        return False
    entry.state, entry.progress, entry.stage = ImportState.READING, 10, "Đang đọc tệp"
    entry.save(update_fields=["state", "progress", "stage"])
    return True


def _progress(plan_import: PlanImport, progress: int, stage: str) -> None:
    PlanImport.objects.filter(pk=plan_import.pk, state=ImportState.READING).update(
        progress=progress, stage=stage
    )


@transaction.atomic
def _finish(plan_import: PlanImport, source: Source, document: Document) -> PlanImport:
    entry = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    if entry.state != ImportState.READING:
        return entry
    entry.source, entry.document = storable(source), storable(document)
    entry.replaces = entry.replaces or _same_plan(entry.agency, document)
    entry.state, entry.progress, entry.stage = ImportState.READ, 100, "Đã đọc xong"
    entry.save(update_fields=["source", "document", "replaces", "state", "progress", "stage"])
    audit.record(
        actor=None,
        verb="import.read",
        target=entry,
        summary=(
            f"Đã đọc tệp “{entry.file.original_name}”: {len(document.tasks)} nhiệm vụ, "
            f"{len(document.findings)} điểm cần xem."
        ),
    )
    return entry


@transaction.atomic
def _fail(plan_import: PlanImport, sentence: str) -> PlanImport:
    entry = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    if entry.state != ImportState.READING:
        return entry
    entry.state, entry.error, entry.stage = ImportState.FAILED, sentence, "Không đọc được"
    entry.save(update_fields=["state", "error", "stage"])
    audit.record(
        actor=None,
        verb="import.fail",
        target=entry,
        summary=f"Không đọc được tệp “{entry.file.original_name}”: {sentence}",
    )
    return entry


def _same_plan(agency: Agency, document: Document) -> Plan | None:
    """The plan of which this is another text: same year and number, else same year and title."""
    plans = list(Plan.objects.filter(agency=agency, year=document.year or 0).order_by("-id"))
    if document.number and document.symbol:
        for plan in plans:
            if (plan.number, plan.symbol) == (document.number, document.symbol):
                return plan
    key = name_key(document.title or "")
    return next((plan for plan in plans if key and name_key(plan.title) == key), None)


@transaction.atomic
def decide_import(
    *, plan_import: PlanImport, changes: ImportDecisions, by: User, today: date
) -> PlanImport:
    """Keep decisions of the review; nothing reaches the plan before confirmation.

    Later decisions win, None takes one back. Raises ActionError for a correction that cannot be
    applied and for an import that is not under review.
    """
    entry = lock_under_review(plan_import, by=by, today=today)
    foreign = [path for path in changes.fields if not is_mendable(path)]
    if foreign:
        raise ActionError(f"Mục “{foreign[0]}” không sửa được ở đây.")
    decisions = merged_decisions(load_decisions(entry.decisions), _cleaned(changes))
    try:
        mended(stored_document(entry.document), decisions.fields)
    except MendError as error:
        raise ActionError(str(error)) from error
    before, after = entry.decisions, dump_decisions(decisions)
    if before == after:
        return entry
    entry.decisions = after
    entry.save(update_fields=["decisions"])
    audit.record(
        actor=by,
        verb="import.decide",
        target=entry,
        summary=f"Rà soát tệp “{entry.file.original_name}”.",
        before=before,
        after=after,
    )
    return entry


def _cleaned(changes: ImportDecisions) -> ImportDecisions:
    """Typed texts in NFC. Raises ActionError for characters that nobody can see."""
    fields: dict[str, FieldValue | None] = {}
    for path, value in changes.fields.items():
        texts = (value,) if isinstance(value, str) else value or ()
        for text in texts:
            try:
                refuse_invisible(clean_text(text))
            except ValidationError as error:
                raise ActionError(" ".join(error.messages)) from error
        if value is None:
            fields[path] = None
        elif isinstance(value, str):
            fields[path] = clean_text(value)
        else:
            fields[path] = tuple(map(clean_text, value))
    return msgspec.structs.replace(changes, fields=fields)


@transaction.atomic
def discard_import(*, plan_import: PlanImport, by: User, today: date) -> PlanImport:
    """Give an upload up; a confirmed one stays with its plan."""
    require(by, plan_import.agency, "plan", "import", on=today)
    entry = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    if entry.state == ImportState.DISCARDED:
        return entry
    if entry.state == ImportState.CONFIRMED:
        raise ActionError("Tệp này đã thành kế hoạch, không bỏ được nữa.")
    entry.state, entry.stage = ImportState.DISCARDED, ""
    entry.save(update_fields=["state", "stage"])
    audit.record(
        actor=by,
        verb="import.discard",
        target=entry,
        summary=f"Bỏ tệp “{entry.file.original_name}”.",
    )
    return entry


def lock_under_review(plan_import: PlanImport, *, by: User, today: date) -> PlanImport:
    """The import, locked, when this person may decide on it. Raises ActionError otherwise."""
    require(by, plan_import.agency, "plan", "import", on=today)
    entry = (
        PlanImport.objects.select_for_update(of=("self",))
        .select_related("agency", "file", "replaces", "plan")
        .get(pk=plan_import.pk)
    )
    if entry.state in (ImportState.WAITING, ImportState.READING):
        raise ActionError("Tệp đang được đọc. Đợi đọc xong rồi rà soát.")
    if entry.state != ImportState.READ:
        raise ActionError(
            f"Tệp này không còn ở bước rà soát: {ImportState(entry.state).label.lower()}."
        )
    return entry
