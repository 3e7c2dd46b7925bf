from .recipient import ReportRecipient
from .report import Report, ReportedActivity, ReportText
from .round import Estimate, ReportRound, RoundSetting, UnitReport

__all__ = (
    "Estimate",
    "Report",
    "ReportRecipient",
    "ReportRound",
    "ReportText",
    "ReportedActivity",
    "RoundSetting",
    "UnitReport",
)
