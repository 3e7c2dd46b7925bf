"""Background work is asked for by name: every name leads to a task."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.module_loading import import_string
from django_tasks.base import Task

from lantoa.foundation.jobs import daily_names


def test_every_enqueued_name_is_a_task(modules: list[Path], checkout: Path) -> None:
    source = checkout / "src" / "lantoa"
    broken = []
    for path in modules:
        if not path.is_relative_to(source) or "tests" in path.parts:
            continue
        for call in _enqueue_calls(path):
            place = f"{path.relative_to(checkout)}:{call.lineno}"
            if not call.args or not isinstance(call.args[0], ast.Constant):
                broken.append(f"{place}: the name is not written out")
            elif not isinstance(import_string(str(call.args[0].value)), Task):
                broken.append(f"{place}: {call.args[0].value} is no task")

    assert broken == []


def test_every_daily_name_is_a_task() -> None:
    broken = [name for name in daily_names() if not isinstance(import_string(name), Task)]

    assert broken == []


def _enqueue_calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "enqueue"
        ):
            yield node
