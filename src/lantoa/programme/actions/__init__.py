"""Verbs of the programme: keyword-only, atomic, permission checked, audited, safe to repeat."""

from .arranging import choose_main_lead, confirm_task_topics, set_task_dates
from .proving import accept_evidence, return_evidence, submit_evidence
from .publishing import publish_plan, withdraw_plan
from .recording import record_activity, withdraw_activity

__all__ = (
    "accept_evidence",
    "choose_main_lead",
    "confirm_task_topics",
    "publish_plan",
    "record_activity",
    "return_evidence",
    "set_task_dates",
    "submit_evidence",
    "withdraw_activity",
    "withdraw_plan",
)
