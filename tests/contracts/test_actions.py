"""Verbs are called with names, so that a call reads as a sentence."""

import ast
from pathlib import Path


def test_actions_of_several_arguments_take_keywords_only(modules: list[Path], checkout: Path) -> None:
    positional = []
    for path in modules:
        if not _is_action_room(path, checkout):
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if node.args.args or node.args.posonlyargs:
                positional.append(f"{path.relative_to(checkout)}:{node.name}")

    assert positional == []


def _is_action_room(path: Path, checkout: Path) -> bool:
    if not path.is_relative_to(checkout / "src" / "lantoa") or "tests" in path.parts:
        return False
    return path.stem == "actions" or path.parent.name == "actions"
