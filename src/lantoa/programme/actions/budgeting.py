"""The estimate of a plan: its lines by the Office, its approval by leadership, what was spent."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Sum

from lantoa.agencies.permissions import require
from lantoa.foundation import audit
from lantoa.foundation.clock import now
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from vanban.amounts import figures

from ..models import BudgetEstimate, BudgetLine, BudgetSpending, Plan, PlanTask
from ..rules.sentences import official_date

APPROVED = "Dự toán đã duyệt, không sửa được. Đề nghị lãnh đạo mở lại dự toán nếu cần điều chỉnh."


@transaction.atomic
def save_budget_line(
    *,
    plan: Plan,
    line: BudgetLine | None,
    task: PlanTask | None,
    item: str,
    measure: str,
    quantity: int,
    unit_price: int,
    source: str,
    by: User,
    today: date,
) -> BudgetLine:
    """Add an item to the estimate or change one; prices in đồng.

    Raises ActionError when the estimate is approved or an amount is none.
    """
    require(by, plan.agency, "budget", "manage", on=today)
    estimate = _open_estimate(plan)
    if task is not None and task.plan_id != plan.pk:
        raise ActionError("Nhiệm vụ được chọn thuộc kế hoạch khác. Chọn lại nhiệm vụ.")
    if line is not None and line.estimate_id != estimate.pk:
        raise ActionError("Mục này thuộc dự toán khác. Tải lại trang.")
    is_new = line is None
    if line is None:
        last = estimate.lines.aggregate(last=Max("order"))["last"] or 0
        line = BudgetLine(estimate=estimate, order=last + 1)
    before = None if is_new else _values(line)
    told = {"task": task, "item": item, "measure": measure, "quantity": quantity}
    for name, value in {**told, "unit_price": unit_price, "source": source}.items():
        setattr(line, name, value)
    after = _values(line)
    if before == after:
        return line
    _check(line)
    line.save()
    line.refresh_from_db()
    audit.record(
        actor=by,
        verb="budget.line.add" if is_new else "budget.line.change",
        target=line,
        summary=f"Dự toán năm {plan.year}: {item}, {figures(line.amount)} đồng.",
        before=before,
        after=after,
        agency_id=plan.agency_id,
    )
    return line


@transaction.atomic
def remove_budget_line(*, line: BudgetLine, by: User, today: date) -> None:
    """Take an item out of an estimate that is not approved. What was spent on it must go first."""
    plan = line.estimate.plan
    require(by, plan.agency, "budget", "manage", on=today)
    _open_estimate(plan)
    if line.spendings.exists():
        raise ActionError("Mục này đã có khoản chi, không bỏ được. Sửa số lượng hoặc đơn giá.")
    audit.record(
        actor=by,
        verb="budget.line.remove",
        target=line,
        summary=f"Dự toán năm {plan.year}: bỏ mục {line.item}.",
        before=_values(line),
        agency_id=plan.agency_id,
    )
    line.delete()


@transaction.atomic
def approve_estimate(*, plan: Plan, by: User, today: date) -> BudgetEstimate:
    """Leadership approves the sum as it stands; a second time changes nothing."""
    require(by, plan.agency, "budget", "approve", on=today)
    estimate = _locked(plan)
    if estimate.is_approved:
        return estimate
    total = estimate.lines.aggregate(total=Sum("amount"))["total"]
    if not total:
        raise ActionError("Dự toán chưa có mục nào. Văn phòng nhập các mục trước khi duyệt.")
    estimate.approved_on, estimate.approved_by = today, by
    estimate.approved_total = int(total)
    estimate.save()
    audit.record(
        actor=by,
        verb="budget.approve",
        target=estimate,
        summary=f"Duyệt dự toán năm {plan.year}: {figures(int(total))} đồng.",
        after={"total": int(total)},
        agency_id=plan.agency_id,
    )
    return estimate


@transaction.atomic
def reopen_estimate(*, plan: Plan, reason: str, by: User, today: date) -> BudgetEstimate:
    """Leadership takes its approval back, so that the Office can change the estimate."""
    require(by, plan.agency, "budget", "approve", on=today)
    if not reason.strip():
        raise ActionError("Nêu lý do mở lại dự toán.")
    estimate = _locked(plan)
    if not estimate.is_approved:
        return estimate
    before = estimate.approved_total
    estimate.approved_on = estimate.approved_by = estimate.approved_total = None
    estimate.save()
    audit.record(
        actor=by,
        verb="budget.reopen",
        target=estimate,
        summary=f"Mở lại dự toán năm {plan.year}: {' '.join(reason.split())}.",
        before={"total": before},
        agency_id=plan.agency_id,
    )
    return estimate


@transaction.atomic
def record_spending(
    *,
    line: BudgetLine,
    amount: int,
    spent_on: date,
    document: str,
    submission_key: UUID,
    by: User,
    today: date,
) -> BudgetSpending:
    """Enter money spent on an item of an approved estimate, in đồng, with its document.

    The same ``submission_key`` again returns what was entered the first time. More than the item
    holds is taken as it is: the screen shows by how much.
    """
    plan = line.estimate.plan
    require(by, plan.agency, "budget", "spend", on=today)
    known = BudgetSpending.objects.filter(submission_key=submission_key).first()
    if known is not None:
        return known
    if not _locked(plan).is_approved:
        raise ActionError("Dự toán chưa được duyệt. Nhập khoản chi sau khi lãnh đạo duyệt.")
    if spent_on > today:
        raise ActionError("Ngày chi ở tương lai. Kiểm tra lại ngày.")
    made = BudgetSpending(
        line=line,
        amount=amount,
        spent_on=spent_on,
        document=" ".join(document.split()),
        submission_key=submission_key,
        recorded_by=by,
    )
    _check(made)
    made.save()
    audit.record(
        actor=by,
        verb="budget.spend",
        target=made,
        summary=(
            f"Chi {figures(amount)} đồng ngày {official_date(spent_on)} cho “{line.item}”, "
            f"theo {made.document}."
        ),
        agency_id=plan.agency_id,
    )
    return made


@transaction.atomic
def withdraw_spending(
    *, spending: BudgetSpending, reason: str, by: User, today: date
) -> BudgetSpending:
    """Take back a spending that was entered by mistake; it stays in sight with the reason."""
    plan = spending.line.estimate.plan
    require(by, plan.agency, "budget", "spend", on=today)
    if not reason.strip():
        raise ActionError("Nêu lý do rút khoản chi.")
    row = BudgetSpending.objects.select_for_update().get(pk=spending.pk)
    if row.withdrawn_at is not None:
        return row
    row.withdrawn_at, row.withdrawn_reason = now(), " ".join(reason.split())[:500]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(
        actor=by,
        verb="budget.spend.withdraw",
        target=row,
        summary=f"Rút khoản chi {figures(row.amount)} đồng: {row.withdrawn_reason}.",
        agency_id=plan.agency_id,
    )
    return row


def _locked(plan: Plan) -> BudgetEstimate:
    """The plan's estimate, made when it has none."""
    BudgetEstimate.objects.get_or_create(plan=plan)
    return BudgetEstimate.objects.select_for_update().get(plan=plan)


def _open_estimate(plan: Plan) -> BudgetEstimate:
    estimate = _locked(plan)
    if estimate.is_approved:
        raise ActionError(APPROVED)
    return estimate


def _check(row: BudgetLine | BudgetSpending) -> None:
    """What the database would refuse, as a sentence."""
    try:
        row.full_clean(exclude=["amount"] if isinstance(row, BudgetLine) else None)
    except ValidationError as error:
        raise ActionError(" ".join(error.messages)) from error


def _values(line: BudgetLine) -> dict[str, object]:
    return {
        "task": line.task_id,
        "item": line.item,
        "measure": line.measure,
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "source": line.source,
    }
