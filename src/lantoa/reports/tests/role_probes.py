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
from lantoa.reports.models import Report, ReportRecipient
from lantoa.reports.rules import PeriodKey

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
    return Stage(found, draft, issued, recipient)


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
        ("report_recipient", "manage"): _recipient,
        ("report", "discard"): lambda stage, by, unit: actions.discard_report(
            report=stage.draft, reason="Lập nhầm", by=by, today=TODAY
        ),
    },
    guesses=lambda stage: {"bao_cao": stage.issued.pk},
)
