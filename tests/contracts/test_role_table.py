"""Every staff screen names the right that opens it; the walk in ``tests/roles`` knows them all."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lantoa.agencies.permissions import role_table
from lantoa.agencies.screens import InstallationScreen
from lantoa.agencies.tests.probes import all_probes
from tests.roles.addresses import staff_addresses

# Not walked yet. The lists only shrink: a name that no longer needs to stand here fails the test.
UNWALKED_ADDRESSES = frozenset(
    {
        "programme:activity_template",
        "programme:activity_upload",
    }
)
UNTRIED_RIGHTS: frozenset[str] = frozenset()

ROWS = {(row.object, row.action) for row in role_table()}


def test_every_staff_screen_names_the_right_that_opens_it() -> None:
    silent = {
        address.screen.__qualname__
        for address in staff_addresses()
        if not issubclass(address.screen, InstallationScreen)
        and not isinstance(right := getattr(address.screen, "right", None), property)
        and right not in ROWS
    }

    assert sorted(silent) == [], (
        'give each screen its `right = ("object", "action")`, a row of an app\'s permissions.py'
    )


def test_the_walk_knows_rows_for_every_staff_address() -> None:
    known = {name for probes in all_probes().values() for name in probes.addresses}
    unknown = {entry.name for entry in staff_addresses() if entry.parts} - known

    assert unknown >= UNWALKED_ADDRESSES, "no longer needed in UNWALKED_ADDRESSES"
    assert sorted(unknown - UNWALKED_ADDRESSES) == [], (
        "add the address to `addresses` in the app's tests/role_probes.py, so that it is opened "
        "as every role and as people of another agency"
    )


def test_the_walk_attempts_every_right_that_an_action_asks_for(checkout: Path) -> None:
    attempted = {key for probes in all_probes().values() for key in probes.attempts}
    untried = {f"{obj}.{action}" for obj, action in _asked_for(checkout) - attempted}

    assert untried >= UNTRIED_RIGHTS, "no longer needed in UNTRIED_RIGHTS"
    assert sorted(untried - UNTRIED_RIGHTS) == [], (
        "add the right to `attempts` in the app's tests/role_probes.py: the real action, done for "
        "every role"
    )


def test_no_probe_is_for_something_that_is_gone() -> None:
    names = {entry.name for entry in staff_addresses()}
    stale = {
        str(key)
        for probes in all_probes().values()
        for key in (*(set(probes.addresses) - names), *(set(probes.attempts) - ROWS))
    }

    assert sorted(stale) == []


def _asked_for(checkout: Path) -> set[tuple[str, str]]:
    """Rights that stand as two words in a call of an action ("require(by, agency, "plan", …)")."""
    return {
        pair
        for path in (checkout / "src" / "lantoa").glob("*/actions/*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for pair in _word_pairs(call)
        if pair in ROWS
    }


def _word_pairs(call: ast.Call) -> Iterator[tuple[str, str]]:
    words = [node.value if isinstance(node, ast.Constant) else None for node in call.args]
    for first, second in pairwise(words):
        if isinstance(first, str) and isinstance(second, str):
            yield first, second
