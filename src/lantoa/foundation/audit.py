"""Writing down who did what. Called inside the action's transaction."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import models

from .models import AuditName, AuditRecord, User

KEY_BYTES = 16
LONGEST_NAME = 255


def record(
    *,
    actor: User | None,
    verb: str,
    target: models.Model,
    summary: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    agency_id: int | None = None,
    people: Mapping[str, User] | None = None,
) -> AuditRecord:
    """One line of the log. ``actor`` is None for the programme itself.

    ``verb`` is a code ("plan.publish"), ``summary`` a Vietnamese sentence with ``{person}`` where
    the name of one of ``people`` belongs: a name is kept apart, so that it can be erased without
    breaking the log. ``before`` and ``after`` are JSON values of the changed fields. The agency is
    the target's own unless given.
    """
    named = {**({"actor": actor} if actor else {}), **(people or {})}
    names = [
        AuditName(field=field, text=str(who)[:LONGEST_NAME], key=secrets.token_hex(KEY_BYTES))
        for field, who in named.items()
    ]
    written = AuditRecord.objects.create(
        actor=actor,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        agency_id=agency_id if agency_id is not None else getattr(target, "agency_id", None),
        summary=summary,
        before=before,
        after=after,
        name_hashes={name.field: name_hash(name.key, name.text) for name in names},
    )
    for name in names:
        name.record = written
    AuditName.objects.bulk_create(names)
    return written


def name_hash(key: str, text: str) -> str:
    """What stays of a name: says nothing once key and name are gone."""
    return hashlib.sha256(f"{key}\n{text}".encode()).hexdigest()
