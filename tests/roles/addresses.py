"""The staff addresses of the product, as Django resolves them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lantoa.agencies.screens import StaffScreen


@dataclass(frozen=True)
class StaffAddress:
    """``name`` with its namespace; ``parts`` are what has to be filled in."""

    name: str
    screen: type[StaffScreen]
    parts: tuple[str, ...]

    def path(self, kwargs: dict[str, Any] | None = None) -> str:
        return reverse(self.name, kwargs=kwargs or {})

    def right(self, kwargs: dict[str, Any]) -> tuple[str, str]:
        """The row that opens it; some screens choose it by what they show."""
        screen = self.screen()
        screen.kwargs = kwargs
        return screen.right


def staff_addresses() -> tuple[StaffAddress, ...]:
    """Every address whose view is a screen of ours, by name."""
    found = _walk(get_resolver().url_patterns, "")
    return tuple(sorted(found, key=lambda address: address.name))


def _walk(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[StaffAddress]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, inner)
            continue
        screen: Any = getattr(entry.callback, "view_class", None)
        if isinstance(screen, type) and issubclass(screen, StaffScreen):
            parts = tuple(entry.pattern.regex.groupindex)
            yield StaffAddress(f"{namespace}{entry.name}", screen, parts)
