"""Background work: asked for by name, begun only when the transaction has been kept."""

from functools import partial

from django.db import transaction
from django.utils.module_loading import import_string

Argument = str | int | bool | None


def enqueue(name: str, **arguments: Argument) -> None:
    """Queue the task at a dotted name ("lantoa.programme.tasks.read_import") after commit.

    Only ids and plain values travel; the task loads what it needs and calls one action.
    """
    transaction.on_commit(partial(_enqueue_now, name, arguments))


def _enqueue_now(name: str, arguments: dict[str, Argument]) -> None:
    import_string(name).enqueue(**arguments)
