"""Saying who gets which kinds of reports."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from lantoa.agencies.models import Agency
from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import ReportKind
from ..models import ReportRecipient


@transaction.atomic
def set_recipient(
    *,
    agency: Agency,
    recipient: ReportRecipient | None,
    name: str,
    kinds: Sequence[str],
    order: int,
    valid_from: date | None,
    valid_to: date | None,
    by: User,
    today: date,
) -> ReportRecipient:
    """Add a recipient (``recipient`` None) or change one; past reports keep what they printed."""
    require(by, agency, "report_recipient", "manage", on=today)
    entry = recipient or ReportRecipient(agency=agency)
    before = {"name": entry.name, "kinds": entry.kinds} if entry.pk else None
    entry.name, entry.order = name, order
    entry.kinds = [kind.value for kind in ReportKind if kind.value in kinds]
    entry.valid_from, entry.valid_to = valid_from, valid_to
    try:
        entry.full_clean()
    except ValidationError as refusal:
        raise ActionError(" ".join(refusal.messages)) from refusal
    entry.save()
    labels = ", ".join(ReportKind(kind).label for kind in entry.kinds)
    audit.record(
        actor=by,
        verb="report.recipient",
        target=entry,
        summary=f"Nơi nhận báo cáo {entry.name}: {labels}.",
        before=before,
        after={"name": entry.name, "kinds": entry.kinds},
    )
    return entry
