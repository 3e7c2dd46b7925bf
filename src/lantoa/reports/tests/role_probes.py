"""Reports for the walk through the role table."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile

from lantoa.agencies.models import Unit
from lantoa.agencies.tests.factories import AgencyPeople
from lantoa.agencies.tests.probes import SECRET, AppProbes
from lantoa.foundation.models import User
from lantoa.programme.models import Plan
from lantoa.programme.tests.factories import PlanWithPeople, make_activity, make_plan
from lantoa.reports import actions, queries
from lantoa.reports.enums import ReportKind
from lantoa.reports.models import Estimate, Report, ReportRecipient, ReportRound, UnitReport
from lantoa.reports.rules import PeriodKey
from lantoa.reports.submissions import FIELDS

TODAY = date(2026, 12, 20)
QUARTERS = [PeriodKey(ReportKind.QUARTER, index) for index in range(1, 5)]
PDF = b"%PDF-1.4\n%%EOF\n"


@dataclass
class Stage:
    """A draft and a report that is issued."""

    found: PlanWithPeople
    draft: Report
    issued: Report
    recipient: ReportRecipient
    unit_report: UnitReport
    estimate: Estimate

    @property
    def people(self) -> AgencyPeople:
        return self.found.people


def stage(people: AgencyPeople) -> Stage:
    found = make_plan(people)
    Plan.objects.filter(pk=found.plan.pk).update(title=f"Kế hoạch {SECRET}")
    found.plan.refresh_from_db()
    make_activity(found, title=f"Hoạt động {SECRET}", on=date(2026, 1, 15))
    clerk = people.office_clerk
    draft = actions.create_report(plan=found.plan, key=QUARTERS[1], by=clerk, today=TODAY)
    issued = _sign(_approve(_explained(found, QUARTERS[0]), people.leader), clerk)
    recipient = ReportRecipient.objects.create(
        agency=people.agency, name=f"Sở {SECRET}", kinds=[ReportKind.QUARTER]
    )
    unit_report = UnitReport.objects.create(
        round=_round(found), unit=people.centre, strengths=f"Ưu điểm {SECRET}"
    )
    channel = next(iter(people.channels.values()))
    estimate = Estimate.objects.create(
        unit_report=unit_report, channel=channel, activities=2, after=date(2026, 12, 1)
    )
    return Stage(found, draft, issued, recipient, unit_report, estimate)


def _round(found: PlanWithPeople) -> ReportRound:
    day = date(2026, 12, 10)
    return ReportRound.objects.create(
        plan=found.plan,
        kind=ReportKind.QUARTER,
        year=found.plan.year,
        index=4,
        opens_on=day,
        units_due_on=day,
        office_due_on=day,
        leadership_due_on=day,
        sends_on=TODAY,
        counted="",
        opened_on=day,
    )


def _unit_report(stage: Stage, unit: Unit) -> UnitReport:
    found, _ = UnitReport.objects.get_or_create(round=stage.unit_report.round, unit=unit)
    return found


def _write(stage: Stage, by: User, unit: Unit) -> object:
    return actions.write_unit_report(
        unit_report=_unit_report(stage, unit),
        texts=dict.fromkeys(FIELDS, "Không có."),
        estimates={},
        by=by,
        today=TODAY,
    )


def _submit(stage: Stage, by: User, unit: Unit) -> object:
    return actions.submit_unit_report(unit_report=_unit_report(stage, unit), by=by, today=TODAY)


def _decide(stage: Stage, by: User, unit: Unit) -> object:
    return actions.accept_unit_report(unit_report=_unit_report(stage, unit), by=by, today=TODAY)


def _open(stage: Stage, by: User, unit: Unit) -> object:
    return actions.open_round(plan=stage.found.plan, key=QUARTERS[2], by=by, today=TODAY)


def _own(stage: Stage) -> list[dict[str, int]]:
    return [{"pk": stage.unit_report.pk}]


def _explained(found: PlanWithPeople, key: PeriodKey) -> Report:
    """A draft with every reason that is asked for."""
    clerk = found.people.office_clerk
    report = actions.create_report(plan=found.plan, key=key, by=clerk, today=TODAY)
    content = queries.content_of(report, today=TODAY)
    return actions.edit_report(
        report=report,
        texts={
            passage.key: actions.Wording(text="Chờ bố trí kinh phí.", seen="")
            for passage in content.passages
            if passage.is_required
        },
        layout=queries.layout_of(report),
        by=clerk,
        today=TODAY,
    )


def _approve(report: Report, by: User) -> Report:
    seen = queries.assembled(report, today=TODAY).sha256
    return actions.approve_report(report=report, seen_sha256=seen, by=by, today=TODAY)


def _sign(report: Report, by: User) -> Report:
    return actions.sign_report(
        report=report,
        number=7,
        signed_on=date(2026, 12, 18),
        copy=ContentFile(PDF, name=f"{SECRET}.pdf"),
        by=by,
        today=TODAY,
    )


def _issue(stage: Stage, by: User, unit: Unit) -> object:
    report = _approve(_explained(stage.found, QUARTERS[2]), stage.people.leader)
    return actions.sign_report(
        report=report,
        number=8,
        signed_on=date(2026, 12, 19),
        copy=ContentFile(PDF, name="bao-cao.pdf"),
        by=by,
        today=TODAY,
    )


def _send(stage: Stage, by: User, unit: Unit) -> object:
    return actions.send_report(
        report=stage.issued, sent_to="UBND tỉnh", sent_on=TODAY, by=by, today=TODAY
    )


def _recipient(stage: Stage, by: User, unit: Unit) -> object:
    return actions.set_recipient(
        agency=stage.people.agency,
        recipient=None,
        name="Sở Nội vụ",
        kinds=[ReportKind.QUARTER],
        order=2,
        valid_from=None,
        valid_to=None,
        by=by,
        today=TODAY,
    )


def _issued(stage: Stage) -> list[dict[str, int]]:
    return [{"pk": stage.issued.pk}]


def _draft(stage: Stage) -> list[dict[str, int]]:
    return [{"pk": stage.draft.pk}]


def _figures(stage: Stage) -> list[dict[str, object]]:
    key = next(iter(queries.content_of(stage.issued, today=TODAY).figures))
    return [{"pk": stage.issued.pk, "key": key}]


PROBES = AppProbes(
    stage=stage,
    addresses={
        "reports:report": _issued,
        "reports:edit": _draft,
        "reports:figure": _figures,
        "reports:approve": _draft,
        "reports:sign": _draft,
        "reports:send": _issued,
        "reports:receipt": _issued,
        "reports:discard": _draft,
        "reports:download": lambda stage: [
            {"pk": stage.issued.pk, "format": kind} for kind in ("docx", "pdf")
        ],
        "reports:frozen": _issued,
        "reports:frozen_rows": _issued,
        "reports:recipient": lambda stage: [{"pk": stage.recipient.pk}],
        "reports:signed_copy": _issued,
        "reports:sheets": _issued,
        "reports:round": lambda stage: [{"pk": stage.unit_report.round_id}],
        "reports:round_setting": lambda stage: [{"kind": "quarter"}],
        "reports:replace_estimate": lambda stage: [
            {"pk": stage.unit_report.round_id, "estimate": stage.estimate.pk}
        ],
        "reports:unit_report": _own,
        "reports:accept_unit_report": _own,
        "reports:return_unit_report": _own,
    },
    attempts={
        ("report", "assemble"): lambda stage, by, unit: actions.create_report(
            plan=stage.found.plan, key=QUARTERS[3], by=by, today=TODAY
        ),
        ("report", "approve"): lambda stage, by, unit: _approve(
            _explained(stage.found, QUARTERS[2]), by
        ),
        ("report", "issue"): _issue,
        ("report", "send"): _send,
        ("report_round", "manage"): _open,
        ("unit_report", "write"): _write,
        ("unit_report", "submit"): _submit,
        ("unit_report", "decide"): _decide,
        ("report_recipient", "manage"): _recipient,
        ("report", "discard"): lambda stage, by, unit: actions.discard_report(
            report=stage.draft, reason="Lập nhầm", by=by, today=TODAY
        ),
    },
    guesses=lambda stage: {"bao_cao": stage.issued.pk},
)
