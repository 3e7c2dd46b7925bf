"""Writing down who did what. Called inside the action's transaction."""

from typing import Any

from django.db import models

from .models import AuditRecord, User

SYSTEM_NAME = "Hệ thống"


def record(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    summary: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    agency_id: int | None = None,
) -> AuditRecord:
    """One line of the log. ``actor`` is None for the programme itself.

    ``verb`` is a code ("plan.publish"), ``summary`` a Vietnamese sentence; ``before`` and ``after``
    are JSON values of the changed fields. The agency is the target's own unless given.
    """
    return AuditRecord.objects.create(
        actor=actor,
        actor_name=str(actor) if actor else SYSTEM_NAME,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        agency_id=agency_id if agency_id is not None else getattr(target, "agency_id", None),
        summary=summary,
        before=before,
        after=after,
    )
