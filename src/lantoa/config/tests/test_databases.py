"""The serving role may work, but of the log it may only read and add."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import errors, sql

from lantoa.config.databases import APPEND_ONLY, address, grant_serving
from lantoa.config.environment import read
from lantoa.config.postgres.cluster import SERVING_ROLE, Cluster

EMBEDDED_ONLY = pytest.mark.skipif(
    settings.ENVIRONMENT.database_url is not None, reason="the roles are those of our own server"
)


@pytest.fixture
def serving(transactional_db: None) -> Iterator[psycopg.Connection]:
    grant_serving(settings.ENVIRONMENT)
    name = connection.settings_dict["NAME"]
    url = Cluster(settings.ENVIRONMENT.data).url(role=SERVING_ROLE, database=name)
    with psycopg.connect(url, autocommit=True) as other:
        yield other


@EMBEDDED_ONLY
@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_it_cannot_take_anything_from_the_log(
    serving: psycopg.Connection, table: str, statement: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        serving.execute(sql.SQL(statement).format(sql.Identifier(table)))


@EMBEDDED_ONLY
def test_it_cannot_change_the_log_nor_switch_off_what_refuses(
    serving: psycopg.Connection,
) -> None:
    for statement in (
        "UPDATE foundation_auditrecord SET verb = 'x'",
        "ALTER TABLE foundation_auditrecord DISABLE TRIGGER USER",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            serving.execute(statement)


@EMBEDDED_ONLY
def test_it_can_add_to_the_log_and_change_the_rest(serving: psycopg.Connection) -> None:
    serving.execute(
        "INSERT INTO foundation_auditrecord"
        " (at, verb, object_type, object_id, summary, name_hashes)"
        " VALUES (now(), 'x.y', 'x', '1', 'Thử', '{}')"
    )
    run = "INSERT INTO foundation_dailyrun (name, day, asked_at) VALUES ('x', now(), now())"
    serving.execute(run)
    serving.execute("UPDATE foundation_dailyrun SET name = 'y'")
    serving.execute("DELETE FROM foundation_dailyrun")


def test_an_owner_apart_serves_nobody() -> None:
    apart = {"DATABASE_URL": "postgresql://web@h/d", "LANTOA_OWNER_URL": "postgresql://own@h/d"}

    assert address(read(apart)) == "postgresql://own@h/d"
    assert address(read({**apart, "LANTOA_SERVES": "1"})) == "postgresql://web@h/d"
    assert address(read({"DATABASE_URL": "postgresql://one@h/d"})) == "postgresql://one@h/d"
    assert "lantoa_web@" in address(read({"LANTOA_SERVES": "1"}))
