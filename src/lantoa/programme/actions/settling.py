"""Settling what was left open when a plan was confirmed."""

from datetime import date

from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..models import Plan, PlanImport
from ..queries.open_points import settled_import
from ..queries.review import stored_document
from ..rules.decisions import ImportDecisions, dump_decisions, load_decisions, merged_decisions


@transaction.atomic
def settle_finding(*, plan: Plan, index: int, by: User, today: date) -> Plan:
    """Accept a finding of the reader as it is printed; accepting it again changes nothing."""
    require(by, plan.agency, "plan", "import", on=today)
    entry = settled_import(plan)
    if entry is None or entry.document is None:
        raise ActionError("Kế hoạch này không còn phát hiện nào để xem.")
    entry = PlanImport.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    findings = stored_document(entry.document).findings
    if not 0 <= index < len(findings):
        raise ActionError("Không tìm thấy phát hiện này. Tải lại trang.")
    decisions = load_decisions(entry.decisions)
    if str(index) in decisions.findings:
        return plan
    accepted = ImportDecisions(findings={str(index): "accepted"})
    entry.decisions = dump_decisions(merged_decisions(decisions, accepted))
    entry.save(update_fields=["decisions"])
    audit.record(
        actor=by,
        verb="plan.finding.accept",
        target=plan,
        summary=f"Chấp nhận như đã in: {findings[index].message}",
    )
    return plan
