"""The one database, as Django wants it told."""

from typing import Any

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from lantoa.config import postgres
from lantoa.config.environment import Environment, refuse
from lantoa.config.postgres.cluster import SERVING_ROLE

DJANGO_NAMES = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}


def database(url: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://…``; every other parameter goes to the driver."""
    try:
        parameters = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        refuse("DATABASE_URL không dùng được: kiểm tra lại tài khoản, máy chủ và tham số.")
    named = {
        DJANGO_NAMES[key]: str(value) for key, value in parameters.items() if key in DJANGO_NAMES
    }
    options = {key: value for key, value in parameters.items() if key not in DJANGO_NAMES}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "OPTIONS": {"connect_timeout": 10, **options},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def address(environment: Environment) -> str:
    """The database as the role that this process is to have: owner, or only serving."""
    if environment.database_url is None:
        return postgres.url(environment.data, serving=environment.serves)
    if environment.serves or environment.owner_url is None:
        return environment.database_url
    return environment.owner_url


APPEND_ONLY = ("foundation_auditrecord", "foundation_auditseal", "foundation_auditsealedrecord")


def grant_serving(environment: Environment) -> None:
    """Give the serving role what it needs, and of the log only to read and to add.

    A role that owns the tables itself gives up changing the log; it could take that back, which is
    why another owner is better.
    """
    log = sql.SQL(", ").join(map(sql.Identifier, APPEND_ONLY))
    with connection.cursor() as cursor:
        role = _serving_role(environment)
        if role is None:
            revoke = "REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM CURRENT_USER"
            cursor.execute(sql.SQL(revoke).format(log))
            return
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "REVOKE UPDATE, DELETE ON {log} FROM {role}",
        ):
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role), log=log))


def _serving_role(environment: Environment) -> str | None:
    """None where one role both owns and serves."""
    if environment.database_url is None:
        return SERVING_ROLE
    if environment.owner_url is None:
        return None
    return str(conninfo_to_dict(environment.database_url).get("user") or "") or None
