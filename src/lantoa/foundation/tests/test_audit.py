import pytest
from django.db import DatabaseError, connection, transaction

from lantoa.foundation.audit import record
from lantoa.foundation.models import AuditName, AuditRecord
from lantoa.foundation.models.audit import ERASED_NAME, SYSTEM_NAME

from .factories import make_user

pytestmark = pytest.mark.django_db


def test_a_record_tells_who_did_what_to_what() -> None:
    actor, target = make_user(name="Trần Thị B"), make_user()

    written = record(
        actor=actor,
        verb="user.rename",
        target=target,
        summary="Đổi tên người dùng",
        before={"last_name": "Lê"},
        after={"last_name": "Lý"},
    )

    assert written.actor_name == "Trần Thị B"
    assert (written.object_type, written.object_id) == ("foundation.user", str(target.pk))
    assert list(AuditRecord.objects.of(target)) == [written]
    assert list(AuditRecord.objects.of(actor)) == []


def test_the_programme_itself_has_a_name() -> None:
    written = record(actor=None, verb="user.make", target=make_user(), summary="Tạo tài khoản")

    assert written.actor_name == SYSTEM_NAME


def test_the_name_stays_as_it_was() -> None:
    actor = make_user(name="Trần Thị B")
    written = record(actor=actor, verb="user.make", target=actor, summary="Tạo tài khoản")

    actor.last_name, actor.first_name = "Trần", "Đổi Tên"
    actor.save()

    written.refresh_from_db()
    assert written.actor_name == "Trần Thị B"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foundation_auditrecord SET summary = 'khác'",
        "DELETE FROM foundation_auditrecord",
    ],
)
def test_the_database_refuses_to_change_the_past(statement: str) -> None:
    record(actor=None, verb="user.make", target=make_user(), summary="Tạo tài khoản")

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert AuditRecord.objects.get().summary == "Tạo tài khoản"


def test_code_that_would_change_the_past_fails_at_once() -> None:
    with pytest.raises(TypeError):
        AuditRecord.objects.all().delete()
    with pytest.raises(TypeError):
        AuditRecord.objects.update(summary="khác")


def test_a_name_stands_apart_and_can_be_erased() -> None:
    actor, person = make_user(name="Trần Thị B"), make_user(name="Lê Văn C")
    written = record(
        actor=actor,
        verb="membership.grant",
        target=person,
        summary="Giao vai trò cho {person}.",
        people={"person": person},
    )
    assert written.told == "Giao vai trò cho Lê Văn C."
    assert "Lê" not in written.summary

    AuditName.objects.filter(record=written, field="person").delete()

    erased = AuditRecord.objects.get(pk=written.pk)
    assert erased.told == f"Giao vai trò cho {ERASED_NAME}."
    assert erased.actor_name == "Trần Thị B"
