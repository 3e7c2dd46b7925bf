"""What is done with reports: each verb checks the role, is audited once and may be repeated."""

from .approval import approve_report, discard_report
from .drafting import NOT_DRAFT, Wording, create_report, edit_report
from .issuing import note_receipt, send_report, sign_report
from .recipients import set_recipient
from .rounds import open_due_rounds, open_round, set_round_days
from .unit_reports import (
    accept_unit_report,
    replace_estimate,
    return_unit_report,
    submit_unit_report,
    write_unit_report,
)

__all__ = (
    "NOT_DRAFT",
    "Wording",
    "accept_unit_report",
    "approve_report",
    "create_report",
    "discard_report",
    "edit_report",
    "note_receipt",
    "open_due_rounds",
    "open_round",
    "replace_estimate",
    "return_unit_report",
    "send_report",
    "set_recipient",
    "set_round_days",
    "sign_report",
    "submit_unit_report",
    "write_unit_report",
)
