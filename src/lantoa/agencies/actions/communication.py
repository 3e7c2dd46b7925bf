"""Audiences, channels and topics of an agency."""

from datetime import date

from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..enums import ChannelKind
from ..models import Agency, Audience, Channel, Topic
from ..permissions import require

LONGEST_NAME = 255


@transaction.atomic
def ensure_audience(
    *, agency: Agency, name: str, is_internal: bool, by: User, on: date
) -> Audience:
    """The agency's audience of that name, made when it is new; a known one stays as it is."""
    require(by, agency, "communication", "manage", on=on)
    audience, is_new = Audience.objects.get_or_create(
        agency=agency,
        name=_one_line(name),
        defaults={"is_internal": is_internal, "order": agency.audiences.count() + 1},
    )
    if is_new:
        audit.record(
            actor=by,
            verb="audience.create",
            target=audience,
            summary=f"Thêm đối tượng “{audience.name}”.",
        )
    return audience


@transaction.atomic
def ensure_channel(*, agency: Agency, name: str, kind: ChannelKind, by: User, on: date) -> Channel:
    """The agency's channel of that name, made when it is new; a known one stays as it is."""
    require(by, agency, "communication", "manage", on=on)
    channel, is_new = Channel.objects.get_or_create(
        agency=agency,
        name=_one_line(name),
        defaults={"kind": kind, "order": agency.channels.count() + 1},
    )
    if is_new:
        audit.record(
            actor=by,
            verb="channel.create",
            target=channel,
            summary=f"Thêm kênh truyền thông “{channel.name}”.",
        )
    return channel


@transaction.atomic
def ensure_topic(*, agency: Agency, name: str, by: User, on: date) -> Topic:
    """The agency's lasting topic of that name, made when it is new."""
    require(by, agency, "communication", "manage", on=on)
    topic, is_new = Topic.objects.get_or_create(
        agency=agency, name=_one_line(name), defaults={"order": agency.topics.count() + 1}
    )
    if is_new:
        audit.record(
            actor=by, verb="topic.create", target=topic, summary=f"Thêm chủ đề “{topic.name}”."
        )
    return topic


def _one_line(name: str) -> str:
    """One line; what does not fit the column is cut at a word and marked with an ellipsis."""
    line = " ".join(name.split())
    if not line:
        raise ActionError("Thiếu tên. Nhập tên như in trên văn bản.")
    if len(line) <= LONGEST_NAME:
        return line
    return line[: LONGEST_NAME - 1].rsplit(" ", maxsplit=1)[0].rstrip(" ,;.") + "…"
