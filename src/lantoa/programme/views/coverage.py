"""How far communication reached: the matrix, its gaps, the measured requirement."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lantoa.agencies.screens import StaffScreen
from lantoa.foundation.enums import FileKind
from lantoa.foundation.sheets import Column, Sheet
from lantoa.theme.formats import date_text

from ..forms.coverage import CoverageForm, span_of
from ..queries import Coverage, coverage, plans_of, requirement_measures
from ..rules.coverage import Measure
from .lists import EXPORT_PARAMETER, xlsx_response


class CoverageScreen(StaffScreen):
    """Topic × audience × channel of a plan over any days, and what the requirement comes to."""

    page_title = "Độ phủ"
    template_name = "programme/coverage.html"
    right = ("activity", "view")

    def get(  # type: ignore[override]  # a file in place of a rendered page
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        context = self.get_context_data(**kwargs)
        if request.GET.get(EXPORT_PARAMETER) == FileKind.XLSX.value and context["found"]:
            sheets = _sheets(context["found"], context["measures"])
            return xlsx_response(f"do-phu-{self.today:%Y-%m-%d}", *sheets)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plans = plans_of(self.agency)
        form = CoverageForm(self.request.GET or None, member=self.member, plans=plans)
        chosen = form.chosen()
        plan = chosen.get("ke_hoach") or plans.first()
        told: dict[str, Any] = {"form": form, "plan": plan, "found": None, "measures": ()}
        if plan is not None:
            first, last = span_of(plan, chosen)
            channel = chosen.get("kenh")
            found = coverage(
                plan,
                first=first,
                last=last,
                today=self.today,
                channel=channel.pk if channel else None,
            )
            told["found"] = found
            told["channel"] = channel
            told["measures"] = requirement_measures(
                plan, first=first, last=last, today=self.today, overview=found.overview
            )
        exported = self.request.GET.copy()
        exported[EXPORT_PARAMETER] = FileKind.XLSX.value
        return super().get_context_data(
            **told,
            is_filtered=any(self.request.GET.values()),
            export_query=exported.urlencode(),
            **kwargs,
        )


def _sheets(found: Coverage, measures: tuple[Measure, ...]) -> tuple[Sheet, ...]:
    note = f"Từ ngày {date_text(found.first)} đến ngày {date_text(found.last)}"
    return (
        Sheet(
            "Độ phủ",
            (
                Column("Nội dung tuyên truyền", 60),
                Column("Đối tượng", 30),
                Column("Kênh", 30),
                Column("Số hoạt động", 14),
            ),
            (
                (topic.text, audience.name, channel.name, count)
                for topic, audience, channel, count in found.by_channel
            ),
            notes=(note,),
        ),
        Sheet(
            "Chỗ trống",
            (
                Column("Nội dung tuyên truyền", 60),
                Column("Đối tượng", 30),
                Column("Nhiệm vụ có thể bù", 60),
            ),
            (
                (
                    gap.topic.text,
                    gap.audience.name,
                    "; ".join(f"{task.ordinal}. {task.text}" for task in gap.tasks),
                )
                for gap in found.gaps
            ),
            notes=(note,),
        ),
        Sheet(
            "Yêu cầu của kế hoạch",
            (Column("Yêu cầu", 20), Column("Đạt", 10), Column("Tổng", 10), Column("Công thức", 90)),
            ((each.title, each.met, each.total, each.formula) for each in measures),
            notes=(note,),
        ),
    )
