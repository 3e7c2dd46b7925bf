"""What is done with reports: each verb checks the role, is audited once and may be repeated."""

from .approval import approve_report, discard_report
from .drafting import NOT_DRAFT, Wording, create_report, edit_report
from .issuing import note_receipt, send_report, sign_report
from .recipients import set_recipient

__all__ = (
    "NOT_DRAFT",
    "Wording",
    "approve_report",
    "create_report",
    "discard_report",
    "edit_report",
    "note_receipt",
    "send_report",
    "set_recipient",
    "sign_report",
)
