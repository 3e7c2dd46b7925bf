"""Verbs of the programme: keyword-only, atomic, permission checked, audited, safe to repeat."""

from .amending import amend_by_edits, start_amendment
from .arranging import (
    choose_main_lead,
    confirm_task_audiences,
    confirm_task_topics,
    set_task_dates,
)
from .budgeting import (
    approve_estimate,
    record_spending,
    remove_budget_line,
    reopen_estimate,
    save_budget_line,
    withdraw_spending,
)
from .confirming import apply_difference, confirm_import
from .copying import copy_to_next_year
from .difficulties import (
    answer_difficulty,
    close_difficulty,
    forward_difficulty,
    raise_difficulty,
)
from .expecting import end_expectation, expect_activities
from .importing import decide_import, discard_import, read_import, start_import
from .inspecting import (
    answer_inspection,
    close_inspection,
    move_inspection,
    plan_inspection,
    report_inspection,
    send_inspection_back,
)
from .proving import accept_evidence, resubmit_evidence, return_evidence, submit_evidence
from .publishing import publish_plan, withdraw_plan
from .recording import record_activity, withdraw_activity
from .recording_many import record_upload, upload_activities
from .settling import settle_finding
from .urging import address_urging_letter, draft_urging_letter, issue_urging_letter

__all__ = (
    "accept_evidence",
    "address_urging_letter",
    "amend_by_edits",
    "answer_difficulty",
    "answer_inspection",
    "apply_difference",
    "approve_estimate",
    "choose_main_lead",
    "close_difficulty",
    "close_inspection",
    "confirm_import",
    "confirm_task_audiences",
    "confirm_task_topics",
    "copy_to_next_year",
    "decide_import",
    "discard_import",
    "draft_urging_letter",
    "end_expectation",
    "expect_activities",
    "forward_difficulty",
    "issue_urging_letter",
    "move_inspection",
    "plan_inspection",
    "publish_plan",
    "raise_difficulty",
    "read_import",
    "record_activity",
    "record_spending",
    "record_upload",
    "remove_budget_line",
    "reopen_estimate",
    "report_inspection",
    "resubmit_evidence",
    "return_evidence",
    "save_budget_line",
    "send_inspection_back",
    "set_task_dates",
    "settle_finding",
    "start_amendment",
    "start_import",
    "submit_evidence",
    "upload_activities",
    "withdraw_activity",
    "withdraw_plan",
    "withdraw_spending",
)
