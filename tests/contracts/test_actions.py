"""Verbs are called with names, so that a call reads as a sentence."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter
from pathlib import Path
from types import FunctionType, ModuleType

POSITIONAL = {Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD}


def test_actions_take_keywords_only(checkout: Path) -> None:
    positional = [
        f"{function.__module__}.{function.__name__}"
        for room in _action_rooms(checkout)
        for function in _offered(room)
        if any(
            entry.kind in POSITIONAL for entry in inspect.signature(function).parameters.values()
        )
    ]

    assert sorted(positional) == []


def _parameters(function: FunctionType) -> list[Parameter]:
    return list(inspect.signature(function).parameters.values())


def _action_rooms(checkout: Path) -> Iterator[ModuleType]:
    for app in sorted((checkout / "src" / "lantoa").iterdir()):
        if (app / "actions.py").exists() or (app / "actions" / "__init__.py").exists():
            yield import_module(f"lantoa.{app.name}.actions")


def _offered(room: ModuleType) -> Iterator[FunctionType]:
    """What a room shows to others: its own functions, not what it uses itself."""
    for name, value in vars(room).items():
        own = inspect.isfunction(value) and value.__module__.startswith(room.__name__)
        if own and not name.startswith("_"):
            yield value
