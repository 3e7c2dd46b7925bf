"""Activities from an Excel file: kept to be looked at, then recorded all at once or not at all."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import models, transaction

from lantoa.agencies.models import Membership
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.enums import FileKind
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.files import fingerprint, sniff, store_upload
from lantoa.foundation.models import User

from ..activity_sheets.layout import FILE_LIMIT
from ..activity_sheets.reading import read_sheet
from ..models import Activity, ActivityUpload, Plan
from ..queries.activity_uploads import PreviewRow, preview_of

LOOKED_AT = 3


@transaction.atomic
def upload_activities(*, plan: Plan, file: "File[bytes]", by: User, today: date) -> ActivityUpload:
    """Keep a file of activities for its preview; nothing is recorded yet.

    The same file again is the same upload. Raises ActionError when it is no readable sheet.
    """
    require(by, plan.agency, "activity", "record", on=today)
    if (file.size or 0) <= FILE_LIMIT:
        earlier = ActivityUpload.objects.filter(
            plan=plan, uploaded_by=by, sha256=fingerprint(file)
        ).first()
        if earlier is not None:
            return earlier
        _check_readable(file)
    stored = store_upload(file=file, by=by, kinds={FileKind.XLSX}, limit=FILE_LIMIT)
    upload = ActivityUpload.objects.create(
        plan=plan, file=stored, sha256=stored.sha256, uploaded_by=by
    )
    audit.record(
        actor=by,
        verb="activity.upload",
        target=upload,
        summary=f"Tải lên tệp hoạt động “{stored.original_name}” để xem trước.",
        agency_id=plan.agency_id,
    )
    return upload


def _check_readable(file: "File[bytes]") -> None:
    """A sheet that can't be read is refused before anything of it is kept."""
    content = file.read()
    file.seek(0)
    if sniff(content, name=file.name or "") == FileKind.XLSX:
        read_sheet(content)


@transaction.atomic
def record_upload(*, upload: ActivityUpload, by: User, today: date) -> ActivityUpload:
    """Record every new row of the file: all of them, or none with the reason.

    Done twice it changes nothing. The plan is locked, so that two files with the same rows, sent at
    once, record each row once.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("agency").get(pk=upload.plan_id)
    )
    upload = (
        ActivityUpload.objects.select_for_update(of=("self",))
        .select_related("file")
        .get(pk=upload.pk)
    )
    upload.plan = plan
    member = require(by, plan.agency, "activity", "record", on=today)
    if upload.uploaded_by_id != by.pk:
        raise ActionError("Tệp do người khác tải lên. Người tải lên xem trước và ghi nhận.")
    if upload.recorded_at is not None:
        return upload
    preview = preview_of(upload, member, today=today)
    if preview.wrong:
        numbers = ", ".join(str(row.meaning.number) for row in preview.wrong[:LOOKED_AT])
        raise ActionError(
            f"Chưa ghi nhận dòng nào: còn {len(preview.wrong)} dòng sai (dòng {numbers}…). Sửa tệp "
            "rồi tải lên lại."
        )
    if not preview.new:
        raise ActionError("Mọi dòng của tệp đã được ghi nhận trước đó. Không có gì thay đổi.")
    _store(upload, preview.new, member)
    upload.recorded_at, upload.recorded_count = now(), len(preview.new)
    upload.save(update_fields=["recorded_at", "recorded_count"])
    audit.record(
        actor=by,
        verb="activity.import",
        target=upload,
        summary=f"Ghi nhận {len(preview.new)} hoạt động từ tệp “{upload.file.original_name}”.",
        after={"count": len(preview.new), "sha256": upload.sha256},
        agency_id=plan.agency_id,
    )
    return upload


def _store(upload: ActivityUpload, rows: Sequence[PreviewRow], member: Membership) -> None:
    """Four statements, whatever the number of rows."""
    made = Activity.objects.bulk_create(
        Activity(
            agency=upload.plan.agency,
            recorded_by=member.user,
            submission_key=row.key,
            upload=upload,
            is_sample=upload.plan.is_sample,
            **{key: row.meaning.values[key] for key in FIELDS},
        )
        for row in rows
    )
    for links, column in (
        ("tasks", "plantask"),
        ("audiences", "audience"),
        ("topics", "plantopic"),
    ):
        through: type[models.Model] = getattr(Activity, links).through
        through._default_manager.bulk_create(_links(through, column, links, made, rows))


LINKS = {"tasks": "plantask", "audiences": "audience", "topics": "plantopic"}
FIELDS = ("on", "title", "channel", "unit", "reach", "link", "is_public")


def _links(
    through: type[models.Model],
    column: str,
    links: str,
    made: Iterable[Activity],
    rows: Sequence[PreviewRow],
) -> list[Any]:
    return [
        through(activity_id=activity.pk, **{f"{column}_id": linked.pk})
        for activity, row in zip(made, rows, strict=True)
        for linked in row.meaning.values[links]
    ]
