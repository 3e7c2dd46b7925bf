"""Every staff screen names the row of the role table that opens it."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from lantoa.agencies.permissions import role_table
from lantoa.agencies.screens import InstallationScreen, StaffScreen


def test_every_staff_screen_names_the_right_that_opens_it() -> None:
    rows = {(row.object, row.action) for row in role_table()}
    silent = [
        f"{screen.__module__}.{screen.__name__}"
        for screen in set(_screens(get_resolver().url_patterns))
        if not issubclass(screen, InstallationScreen)
        and not isinstance(right := getattr(screen, "right", None), property)
        and right not in rows
    ]

    assert sorted(silent) == [], (
        'give each screen its `right = ("object", "action")`, a row of an app\'s permissions.py'
    )


def _screens(patterns: list[URLPattern | URLResolver]) -> Iterator[type[StaffScreen]]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _screens(entry.url_patterns)
            continue
        view: Any = getattr(entry.callback, "view_class", None)
        if isinstance(view, type) and issubclass(view, StaffScreen):
            yield view
