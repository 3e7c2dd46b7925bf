"""Findings while they are gathered: the same fault in many lines is one finding."""

from collections.abc import Hashable

from msgspec.structs import replace

from vanban.layout import SOURCE
from vanban.model import Finding, Place, Severity
from vanban.writers.fonts import fallback_finding


class Remarks:
    """Gathers findings; each names the clause of the decree, the first place, and how many more."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Finding, int]] = {}

    def add(
        self,
        code: str,
        message: str,
        suggestion: str,
        place: Place | None,
        *,
        clause: str,
        key: Hashable = None,
        severity: Severity = "error",
    ) -> None:
        """Note a fault. Faults of one code and ``key`` (by default the message) are one."""
        known = (code, key if key is not None else message)
        finding, count = self._found.get(known, (None, 0))
        if finding is None:
            place = place if place is not None and place != Place() else None
            finding = Finding(
                code=code,
                severity=severity,
                message=f"{message} ({SOURCE}, {clause})",
                suggestion=suggestion,
                place=place,
            )
        self._found[known] = (finding, count + 1)

    def fallback(self, place: Place) -> None:
        """Note that the text is set in the stand-in for Times New Roman."""
        known = ("font-fallback", None)
        finding, count = self._found.get(known, (replace(fallback_finding(), place=place), 0))
        self._found[known] = (finding, count + 1)

    def findings(self) -> tuple[Finding, ...]:
        """In the order of discovery, with the number of further places."""
        return tuple(
            finding
            if count == 1
            else replace(finding, message=f"{finding.message} Có {count} chỗ như vậy.")
            for finding, count in self._found.values()
        )


def points(value: float) -> str:
    """A number as Vietnamese writes it: 12,5."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def millimetres(value: float) -> str:
    """A length with its unit."""
    return f"{points(value)} mm"
