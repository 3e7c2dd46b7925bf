"""Registers beside the activities, difficulties or inspections, as frozen values for a report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what a figure opens (``title``, ``detail``) and what the table prints."""

    id: int
    title: str
    detail: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What was entered in the period. ``said`` follows the number: "khó khăn, vướng mắc …"."""

    source: str
    title: str
    said: str
    header: tuple[str, ...]
    entries: tuple[Entry, ...]
