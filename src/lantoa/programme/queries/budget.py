"""A plan's estimate beside what was spent. Amounts are whole đồng, summed by the database."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from vanban.amounts import figures, in_words

from ..models import BudgetEstimate, BudgetLine, Plan
from ..rules.sentences import begun


@dataclass(frozen=True, slots=True)
class LineView:
    id: int
    item: str
    task_id: int | None
    task_ordinal: int | None
    measure: str
    quantity: int
    unit_price: int
    amount: int
    spent: int
    source: str

    @property
    def left(self) -> int:
        """Below zero when more was spent than estimated."""
        return self.amount - self.spent

    @property
    def over(self) -> int:
        return max(0, -self.left)


@dataclass(frozen=True, slots=True)
class SourceTotal:
    source: str
    amount: int
    spent: int


@dataclass(frozen=True, slots=True)
class BudgetView:
    """``total`` and ``spent`` are the database's sums over the lines shown."""

    lines: tuple[LineView, ...]
    sources: tuple[SourceTotal, ...]
    total: int
    spent: int
    approved_on: date | None
    approved_by: str

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None

    @property
    def left(self) -> int:
        """Below zero when more was spent than estimated."""
        return self.total - self.spent

    @property
    def over(self) -> int:
        return max(0, -self.left)

    @property
    def in_words(self) -> str:
        """ "Một trăm hai mươi lăm triệu năm trăm nghìn đồng"."""
        return begun(in_words(self.total))

    @property
    def sentence(self) -> str:
        """ "125.500.000 đồng, đã chi 40.000.000 đồng, còn 85.500.000 đồng"."""
        if not self.lines:
            return "chưa lập"
        state = "đã duyệt" if self.is_approved else "chưa duyệt"
        amounts = f"{figures(self.total)} đồng ({state})"
        if not self.spent:
            return amounts
        rest = (
            f"còn {figures(self.left)} đồng"
            if self.left >= 0
            else f"vượt {figures(self.over)} đồng"
        )
        return f"{amounts}, đã chi {figures(self.spent)} đồng, {rest}"


VALID = Q(spendings__withdrawn_at__isnull=True)


def budget_of(plan: Plan) -> BudgetView:
    """Four queries, whatever its size; a plan without an estimate has an empty one."""
    estimate = BudgetEstimate.objects.filter(plan=plan).select_related("approved_by").first()
    rows = BudgetLine.objects.filter(estimate__plan=plan)
    lines = rows.select_related("task").annotate(spent=Sum("spendings__amount", filter=VALID))
    spent = rows.aggregate(spent=Sum("spendings__amount", filter=VALID))["spent"] or 0
    sums = {
        row["source"]: int(row["total"])
        for row in rows.order_by().values("source").annotate(total=Sum("amount"))
    }
    views = tuple(_line(line, int(line.spent or 0)) for line in lines.order_by("order", "id"))
    return BudgetView(
        lines=views,
        sources=tuple(
            SourceTotal(source, total, sum(line.spent for line in views if line.source == source))
            for source, total in sorted(sums.items())
        ),
        total=sum(sums.values()),
        spent=int(spent),
        approved_on=estimate.approved_on if estimate else None,
        approved_by=str(estimate.approved_by) if estimate and estimate.approved_by else "",
    )


def _line(line: BudgetLine, spent: int) -> LineView:
    return LineView(
        id=line.pk,
        item=line.item,
        task_id=line.task_id,
        task_ordinal=line.task.ordinal if line.task else None,
        measure=line.measure,
        quantity=line.quantity,
        unit_price=line.unit_price,
        amount=line.amount,
        spent=spent,
        source=line.source,
    )
