"""The row of a report while it is changed."""

from ..enums import ReportState
from ..models import Report


def locked(report: Report) -> Report:
    """The report as it is now, held until the transaction ends."""
    return Report.objects.select_for_update().get(pk=report.pk)


def state_label(report: Report) -> str:
    return ReportState(report.state).label
