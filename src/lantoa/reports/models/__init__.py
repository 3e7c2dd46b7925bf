from .recipient import ReportRecipient
from .report import Report, ReportedActivity, ReportText

__all__ = ("Report", "ReportRecipient", "ReportText", "ReportedActivity")
