"""The log's chain: sealed in batches, whole until someone touches it, and then it says where."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from lantoa.foundation.audit import record
from lantoa.foundation.models import AuditName, AuditRecord, AuditSeal
from lantoa.foundation.seals import seal_records, unsealed_count, verify_chains

from .factories import make_user

pytestmark = pytest.mark.django_db


def write(count: int = 3, *, agency_id: int | None = None) -> list[AuditRecord]:
    actor = make_user()
    return [
        record(
            actor=actor,
            verb="plan.publish",
            target=actor,
            summary=f"Công bố kế hoạch {number}.",
            after={"public": True},
            agency_id=agency_id,
        )
        for number in range(count)
    ]


@pytest.fixture
def without_triggers() -> None:
    """The tests' role is no superuser: it owns the tables and switches their triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("auditrecord", "auditseal", "auditsealedrecord"):
            cursor.execute(f"ALTER TABLE foundation_{table} DISABLE TRIGGER USER")


def change(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_record_is_sealed_once_in_the_chain_of_its_agency() -> None:
    write(2, agency_id=7)
    write(3)
    assert seal_records() == 5
    assert seal_records() == 0
    write(1, agency_id=7)
    assert seal_records() == 1

    assert [(c.agency_id, c.records, c.reason) for c in verify_chains()] == [(0, 3, ""), (7, 3, "")]
    assert AuditSeal.objects.filter(agency_id=7).count() == 2
    assert unsealed_count() == 0


def test_a_record_with_a_smaller_number_that_comes_late_is_sealed_next() -> None:
    early, late = write(2)
    with connection.cursor() as cursor:  # as when its transaction ended after the other's seal
        cursor.execute(
            "CREATE TEMP TABLE kept AS SELECT * FROM foundation_auditrecord WHERE id = %s",
            [early.pk],
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE foundation_auditrecord DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM foundation_auditrecord WHERE id = %s", [early.pk])
        assert seal_records() == 1
        cursor.execute("INSERT INTO foundation_auditrecord SELECT * FROM kept")

    assert seal_records() == 1
    assert [(c.records, c.reason) for c in verify_chains()] == [(2, "")]
    assert late.sealed.seal.sequence == 1


@pytest.mark.usefixtures("without_triggers")
class TestWhatSomebodyDidToIt:
    @pytest.fixture(autouse=True)
    def sealed(self) -> list[AuditRecord]:
        self.records = write(4)
        seal_records()
        return self.records

    def broken(self) -> tuple[int | None, str]:
        (chain,) = verify_chains()
        return chain.broken, chain.reason

    @pytest.mark.parametrize(
        "assignment",
        [
            "summary = 'khác'",
            "verb = 'plan.withdraw'",
            "actor_id = NULL",
            "after = '{}'",
            "at = at - interval '1 day'",
            "name_hashes = '{}'",
        ],
    )
    def test_a_changed_record_is_named(self, assignment: str) -> None:
        second = self.records[1]
        change(f"UPDATE foundation_auditrecord SET {assignment} WHERE id = %s", second.pk)

        assert self.broken() == (second.pk, "nội dung đã bị sửa")

    def test_a_deleted_record_is_named(self) -> None:
        third = self.records[2]
        change("DELETE FROM foundation_auditrecord WHERE id = %s", third.pk)

        assert self.broken() == (third.pk, "dòng đã bị xóa")

    def test_a_record_deleted_with_its_place_breaks_the_next(self) -> None:
        third = self.records[2]
        change("DELETE FROM foundation_auditsealedrecord WHERE record_id = %s", third.pk)
        change("DELETE FROM foundation_auditrecord WHERE id = %s", third.pk)

        assert self.broken() == (self.records[3].pk, "một dòng trước dòng này đã bị xóa")

    def test_the_last_one_deleted_with_its_place_breaks_the_seal(self) -> None:
        last = self.records[3]
        change("DELETE FROM foundation_auditsealedrecord WHERE record_id = %s", last.pk)
        change("DELETE FROM foundation_auditrecord WHERE id = %s", last.pk)

        assert self.broken() == (None, "niêm phong thứ 1 không khớp dòng cuối của nó")

    def test_another_name_is_found_and_an_erased_one_is_none(self) -> None:
        AuditName.objects.filter(record=self.records[0]).delete()
        assert self.broken() == (None, "")

        AuditName.objects.filter(record=self.records[1]).update(text="Người khác")
        assert self.broken() == (self.records[1].pk, "tên người trong dòng đã bị sửa")

    def test_the_command_says_so_and_fails(self) -> None:
        told, complaint = StringIO(), StringIO()
        call_command("audit", "verify", stdout=told, stderr=complaint)
        assert "nguyên vẹn, 4 dòng" in told.getvalue()

        change("UPDATE foundation_auditrecord SET verb = 'x' WHERE id = %s", self.records[0].pk)
        with pytest.raises(SystemExit) as stopped:
            call_command("audit", "verify", stdout=told, stderr=complaint)

        assert stopped.value.code == 1
        assert f"dòng {self.records[0].pk}: nội dung đã bị sửa" in complaint.getvalue()


def test_the_command_seals_everything_at_once() -> None:
    write(2)
    told = StringIO()

    call_command("audit", "seal", stdout=told)

    assert told.getvalue() == "Đã niêm phong 2 dòng nhật ký.\n"
    assert unsealed_count() == 0


@pytest.mark.parametrize("table", ["foundation_auditseal", "foundation_auditsealedrecord"])
def test_seals_are_append_only_too(table: str) -> None:
    write(1)
    seal_records()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(f"UPDATE {table} SET sha256 = ''")
