"""The log's seals: records are chained by hashes in batches, so that writers never wait.

Each agency has its own chain. A record's hash covers all its columns and the hash before it; the
last of a batch is the seal. Names are covered by their keyed hashes only.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from django.db import connection, transaction
from django.db.models import Max

from .audit import name_hash
from .models import AuditRecord, AuditSeal, AuditSealedRecord

LOCK = 7_355_609
BATCH = 5_000
# Transactions that were open while a batch was sealed may bring records with smaller numbers.
LATECOMERS = 50_000
CHUNK = 2_000
START = "0" * 64


def record_hash(record: AuditRecord, before: str) -> str:
    """SHA-256 over the hash before it and the record's columns as canonical JSON."""
    told = {
        "id": record.pk,
        "at": record.at,
        "actor": record.actor_id,
        "verb": record.verb,
        "object": [record.object_type, record.object_id],
        "agency": record.agency_id,
        "summary": record.summary,
        "before": record.before,
        "after": record.after,
        "names": record.name_hashes,
    }
    return hashlib.sha256(before.encode() + msgspec.json.encode(told, order="sorted")).hexdigest()


@transaction.atomic
def seal_records() -> int:
    """Seal what is not sealed yet, at most a batch; how many. Another worker's turn: none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        return 0
    last = AuditSealedRecord.objects.aggregate(last=Max("record_id"))["last"] or 0
    waiting = AuditRecord.objects.filter(sealed__isnull=True, pk__gt=last - LATECOMERS)
    chains: dict[int, list[AuditRecord]] = defaultdict(list)
    for record in waiting.order_by("pk")[:BATCH]:
        chains[record.agency_id or 0].append(record)
    for agency_id, records in chains.items():
        _seal(agency_id, records)
    return sum(map(len, chains.values()))


def _seal(agency_id: int, records: list[AuditRecord]) -> None:
    before = AuditSeal.objects.filter(agency_id=agency_id).order_by("-sequence").first()
    sha256, links = before.sha256 if before else START, []
    for position, record in enumerate(records, start=1):
        sha256 = record_hash(record, sha256)
        links.append(AuditSealedRecord(record_id=record.pk, position=position, sha256=sha256))
    seal = AuditSeal.objects.create(
        agency_id=agency_id, sequence=before.sequence + 1 if before else 1, sha256=sha256
    )
    for link in links:
        link.seal = seal
    AuditSealedRecord.objects.bulk_create(links)


@dataclass(frozen=True, slots=True)
class Chain:
    """What was found of one agency's chain; ``broken`` names the first record that is not as it
    was sealed, ``head`` is the hash of the last seal."""

    agency_id: int
    records: int
    head: str
    broken: int | None = None
    reason: str = ""


def verify_chains() -> Iterator[Chain]:
    """Walk every chain from its start, each up to its first broken record."""
    for agency_id in AuditSeal.objects.order_by("agency_id").distinct("agency_id"):
        yield _verify(agency_id.agency_id)


def unsealed_count() -> int:
    """Records that no seal covers yet."""
    return AuditRecord.objects.filter(sealed__isnull=True).count()


def _verify(agency_id: int) -> Chain:
    sha256, count = START, 0
    for number, seal in enumerate(AuditSeal.objects.filter(agency_id=agency_id), start=1):
        if seal.sequence != number:
            return Chain(agency_id, count, sha256, None, f"thiếu niêm phong thứ {number}")
        for place, (link, record) in enumerate(_links(seal), start=1):
            reason = _fault(link, record, sha256, place)
            if reason:
                return Chain(agency_id, count, sha256, link.record_id, reason)
            sha256, count = link.sha256, count + 1
        if seal.sha256 != sha256:
            reason = f"niêm phong thứ {number} không khớp dòng cuối của nó"
            return Chain(agency_id, count, sha256, None, reason)
    return Chain(agency_id, count, sha256)


def _links(seal: AuditSeal) -> Iterator[tuple[AuditSealedRecord, AuditRecord | None]]:
    links = list(seal.records.order_by("position"))
    for first in range(0, len(links), CHUNK):
        chunk = links[first : first + CHUNK]
        records = AuditRecord.objects.prefetch_related("names").in_bulk(
            [link.record_id for link in chunk]
        )
        yield from ((link, records.get(link.record_id)) for link in chunk)


def _fault(link: AuditSealedRecord, record: AuditRecord | None, before: str, place: int) -> str:
    if link.position != place:
        return "một dòng trước dòng này đã bị xóa"
    if record is None:
        return "dòng đã bị xóa"
    if record_hash(record, before) != link.sha256:
        return "nội dung đã bị sửa"
    for name in record.names.all():
        if record.name_hashes.get(name.field) != name_hash(name.key, name.text):
            return "tên người trong dòng đã bị sửa"
    return ""
