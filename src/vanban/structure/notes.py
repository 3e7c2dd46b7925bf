"""What the passes write down beside their result: findings, and where each field was read."""

from vanban.model import Finding, Place, Severity


class Notes:
    """Collects findings and places while a document is read; one per reading."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.places: dict[str, Place] = {}

    def find(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = "warning",
        suggestion: str | None = None,
        place: Place | None = None,
    ) -> None:
        """Add a finding; ``message`` and ``suggestion`` are Vietnamese sentences."""
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                message=message,
                suggestion=suggestion,
                place=place,
            )
        )

    def mark(self, path: str, place: Place) -> None:
        """Say where the field at ``path`` was read; the first word stays."""
        self.places.setdefault(path, place)

    def nearest(self, path: str) -> Place | None:
        """Where a field was read, or the field that holds it."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path.rpartition("/")[0]
        return None
