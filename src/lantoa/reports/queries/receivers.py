"""Who gets which report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lantoa.agencies.models import Agency

from ..enums import ReportKind
from ..models import ReportRecipient
from ..rules import PeriodKey, is_for, replaced_by


@dataclass(frozen=True, slots=True)
class Receivers:
    """Who gets a report of a period, and who gets a longer one instead (name and period)."""

    on_record: bool
    get_it: tuple[str, ...]
    get_longer: tuple[tuple[str, PeriodKey], ...]


def recipients_of(agency: Agency, *, on: date) -> tuple[ReportRecipient, ...]:
    """The recipients in force on a day, in their order. One query."""
    return tuple(ReportRecipient.objects.filter(agency=agency).on(on).order_by("order", "id"))


def receivers_of(agency: Agency, key: PeriodKey, *, on: date) -> Receivers:
    """How the recipients of an agency stand to a report. One query."""
    found = recipients_of(agency, on=on)
    longer = (
        (entry.name, replaced_by(key, kinds))
        for entry in found
        if key.kind in (kinds := wanted_by([entry]))
    )
    return Receivers(
        on_record=bool(found),
        get_it=tuple(entry.name for entry in found if is_for(key, wanted_by([entry]))),
        get_longer=tuple((name, other) for name, other in longer if other is not None),
    )


def wanted_by(recipients: Iterable[ReportRecipient]) -> frozenset[ReportKind]:
    """All kinds that at least one of them wants."""
    return frozenset(ReportKind(kind) for entry in recipients for kind in entry.kinds)
