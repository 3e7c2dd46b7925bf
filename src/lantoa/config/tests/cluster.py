"""The tests' own server. Migrating takes most of a short run, so a migrated cluster is kept.

It is kept beside pytest's own cache under a name made of all migrations and locked versions, and
copied for each process of a run; a change of either makes another.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from lantoa.config import postgres
from lantoa.config.environment import CHECKOUT
from lantoa.config.postgres.account import account
from lantoa.config.postgres.cluster import DATABASE, Cluster
from lantoa.config.postgres.disk import make_folder

KEPT = CHECKOUT / ".pytest_cache" / "clusters"
MOST_KEPT = 3


@contextmanager
def migrated(data: Path) -> Iterator[None]:
    """A running server whose test database, under Django's name for it, is migrated already."""
    cluster, template = Cluster(data), KEPT / _name()
    make_folder(data, account())
    if template.exists():
        _copy(template, cluster.folder)
    else:
        _migrate(data)
        _keep(cluster.folder, template)
    with postgres.running(data, durable=False):
        _make_test_database(cluster)
        yield


def _name() -> str:
    digest = hashlib.sha256((CHECKOUT / "requirements" / "test.txt").read_bytes())
    for path in sorted((CHECKOUT / "src" / "lantoa").glob("*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _migrate(data: Path) -> None:
    with postgres.running(data, durable=False):
        call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()


def _copy(source: Path, target: Path) -> None:
    owner = account()
    shutil.copytree(source, target, symlinks=True)
    for path in (target, *target.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
        if owner is not None:
            os.chown(path, owner.pw_uid, owner.pw_gid)


def _keep(source: Path, template: Path) -> None:
    """Best effort: without a place to keep it, the next run migrates again."""
    draft = template.with_name(f"{template.name}.{os.getpid()}")
    with suppress(OSError):
        shutil.copytree(source, draft, symlinks=True)
        draft.rename(template)
        older = sorted(KEPT.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in older[MOST_KEPT:]:
            shutil.rmtree(path, ignore_errors=True)
    shutil.rmtree(draft, ignore_errors=True)


def _make_test_database(cluster: Cluster) -> None:
    name = sql.Identifier(connection.creation._get_test_db_name())
    command = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(DATABASE))
    with psycopg.connect(cluster.url(database="postgres"), autocommit=True) as server:
        server.execute(command)
