"""Making a plan public, an act of leadership, and taking that back."""

from datetime import date

from django.db import transaction

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ..models import Plan


@transaction.atomic
def publish_plan(*, plan: Plan, by: User, today: date) -> Plan:
    """ "Công bố": from now on everyone may read the plan. A second time changes nothing."""
    require(by, plan.agency, "plan", "publish", on=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.is_draft:
        raise ActionError("Kế hoạch còn là dự thảo. Tải lên bản đã ký trước khi công bố.")
    if plan.published_at is not None:
        return plan
    plan.published_at, plan.published_by = now(), by
    plan.save(update_fields=["published_at", "published_by"])
    audit.record(
        actor=by,
        verb="plan.publish",
        target=plan,
        summary=f"Công bố kế hoạch “{plan.title}”.",
        before={"public": False},
        after={"public": True},
    )
    return plan


@transaction.atomic
def withdraw_plan(*, plan: Plan, by: User, today: date) -> Plan:
    """Take a plan off the public pages; nothing of it is lost."""
    require(by, plan.agency, "plan", "publish", on=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.published_at is None:
        return plan
    plan.published_at, plan.published_by = None, None
    plan.save(update_fields=["published_at", "published_by"])
    audit.record(
        actor=by,
        verb="plan.withdraw",
        target=plan,
        summary=f"Rút công bố kế hoạch “{plan.title}”.",
        before={"public": True},
        after={"public": False},
    )
    return plan
