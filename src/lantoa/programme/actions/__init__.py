"""Verbs of the programme: keyword-only, atomic, permission checked, audited, safe to repeat."""

from .amending import amend_by_edits, start_amendment
from .arranging import (
    choose_main_lead,
    confirm_task_audiences,
    confirm_task_topics,
    set_task_dates,
)
from .confirming import apply_difference, confirm_import
from .difficulties import (
    answer_difficulty,
    close_difficulty,
    forward_difficulty,
    raise_difficulty,
)
from .expecting import end_expectation, expect_activities
from .importing import decide_import, discard_import, read_import, start_import
from .proving import accept_evidence, resubmit_evidence, return_evidence, submit_evidence
from .publishing import publish_plan, withdraw_plan
from .recording import record_activity, withdraw_activity
from .settling import settle_finding

__all__ = (
    "accept_evidence",
    "amend_by_edits",
    "answer_difficulty",
    "apply_difference",
    "choose_main_lead",
    "close_difficulty",
    "confirm_import",
    "confirm_task_audiences",
    "confirm_task_topics",
    "decide_import",
    "discard_import",
    "end_expectation",
    "expect_activities",
    "forward_difficulty",
    "publish_plan",
    "raise_difficulty",
    "read_import",
    "record_activity",
    "resubmit_evidence",
    "return_evidence",
    "set_task_dates",
    "settle_finding",
    "start_amendment",
    "start_import",
    "submit_evidence",
    "withdraw_activity",
    "withdraw_plan",
)
