"""The private address of a person's calendar."""

import hashlib
import secrets

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.models import User

from ..models import CalendarFeed

SECRET_BYTES = 24


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def renew_calendar_address(*, by: User) -> str:
    """A new secret for one's own address; the one before leads nowhere from now on."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed, _ = CalendarFeed.objects.update_or_create(
        user=by, defaults={"secret_sha256": secret_hash(secret), "created_at": now()}
    )
    audit.record(
        actor=by, verb="calendar.address", target=feed, summary="Tạo địa chỉ lịch riêng mới."
    )
    return secret


@transaction.atomic
def drop_calendar_address(*, by: User) -> None:
    """Let one's own address lead nowhere."""
    feed = CalendarFeed.objects.filter(user=by).first()
    if feed is None:
        return
    audit.record(
        actor=by, verb="calendar.no_address", target=feed, summary="Bỏ địa chỉ lịch riêng."
    )
    feed.delete()
