"""Files and functions stay small enough to be read at one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

FILE_LIMIT = 500
TEST_FILE_LIMIT = 800
FUNCTION_LIMIT = 60
# Path → lines. It only shrinks: a name that no longer needs to stand here fails the test.
LONG_FILES: dict[str, int] = {}
# "path:function" → lines.
LONG_FUNCTIONS: dict[str, int] = {}


def test_no_file_is_too_long(modules: list[Path], checkout: Path) -> None:
    long = {}
    for path in modules:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (TEST_FILE_LIMIT if _is_test(path) else FILE_LIMIT):
            long[str(path.relative_to(checkout))] = lines

    assert _beyond(long, LONG_FILES) == {}
    assert set(LONG_FILES) <= set(long), "no longer needed in LONG_FILES"


def test_no_function_is_too_long(modules: list[Path], checkout: Path) -> None:
    long = {}
    for path in modules:
        for function in _functions(path):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > FUNCTION_LIMIT:
                long[f"{path.relative_to(checkout)}:{function.name}"] = lines

    assert _beyond(long, LONG_FUNCTIONS) == {}
    assert set(LONG_FUNCTIONS) <= set(long), "no longer needed in LONG_FUNCTIONS"


def _is_test(path: Path) -> bool:
    return "tests" in path.parts


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _beyond(found: dict[str, int], allowed: dict[str, int]) -> dict[str, int]:
    return {name: lines for name, lines in found.items() if lines > allowed.get(name, 0)}
