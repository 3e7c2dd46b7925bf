"""The one database, as Django wants it told."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from lantoa.config.environment import refuse

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
