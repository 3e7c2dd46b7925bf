"""The passwords made at the first start, so that later starts can print them again.

One file in the data folder for its owner alone. The database holds only hashes; a password that
was changed since is dropped from the file by ``lantoa prepare``.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec


class Account(msgspec.Struct, frozen=True):
    """Whom a person may sign in as; ``role`` in Vietnamese."""

    username: str
    password: str
    role: str


def path(data: Path) -> Path:
    return data / "accounts.json"


def read(data: Path) -> list[Account]:
    file = path(data)
    if not file.exists():
        return []
    return msgspec.json.decode(file.read_bytes(), type=list[Account])


def write(data: Path, accounts: Sequence[Account]) -> None:
    file = path(data)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(msgspec.json.format(msgspec.json.encode(accounts), indent=1))
    draft.replace(file)
