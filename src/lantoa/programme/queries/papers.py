"""What the papers about a plan are made of."""

from datetime import date

from lantoa.agencies.enums import UnitKind
from lantoa.agencies.models import Unit

from ..models import Plan
from ..rules.paper_frame import PaperFrame
from .rows import plan_date

OFFICE = "Văn phòng"


def paper_frame(plan: Plan, *, on: date) -> PaperFrame:
    """The names on a paper of that day; the Office as it was called when the plan was signed."""
    units = Unit.objects.filter(agency=plan.agency, kind=UnitKind.OFFICE).on(plan_date(plan))
    office = units.order_by("order", "id").first()
    return PaperFrame(
        agency=plan.agency.name,
        parent=plan.agency.parent_name,
        place=plan.agency.place,
        office=office.name if office else OFFICE,
        title=plan.title,
        year=plan.year,
        number=plan.number,
        symbol=plan.symbol,
        signed_on=plan.signed_on,
        is_sample=plan.is_sample,
        on=on,
    )
