"""Two people at once: rows are locked, one wins, the other gets a sentence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from lantoa.agencies.enums import ChannelKind, Role
from lantoa.agencies.tests.factories import make_agency, make_user
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.enums import EvidenceState
from lantoa.programme.models import Activity, Evidence, Plan, PlanImport
from lantoa.programme.tests.factories import TODAY, make_evidence, make_plan
from lantoa.programme.tests.test_import import PLAN

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run all acts at the same moment; what each returned or refused."""
    gate = Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            return act()
        except ActionError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_people_decide_on_one_piece_of_evidence():
    found = make_plan()
    evidence = make_evidence(found)
    second_clerk = make_user(found.agency, Role.OFFICE, found.people.office)

    outcomes = at_once(
        lambda: actions.accept_evidence(evidence=evidence, by=second_clerk, today=TODAY),
        lambda: actions.return_evidence(
            evidence=evidence, reason="Thiếu số liệu", by=found.people.office_clerk, today=TODAY
        ),
    )

    assert sorted(isinstance(outcome, ActionError) for outcome in outcomes) == [False, True]
    assert Evidence.objects.get().state in (EvidenceState.ACCEPTED, EvidenceState.RETURNED)
    assert AuditRecord.objects.filter(verb__startswith="evidence.").count() == 1


def test_one_form_sent_twice_at_once():
    found = make_plan()
    key = uuid4()

    def record():
        return actions.record_activity(
            agency=found.agency,
            on=date(2026, 5, 12),
            title="Đăng tin",
            channel=found.people.channels[ChannelKind.PORTAL],
            unit=found.people.centre,
            tasks=[found.tasks[0]],
            by=found.people.staff,
            today=TODAY,
            submission_key=key,
            proves=[found.deliverable(1)],
        )

    one, two = at_once(record, record)

    assert one == two
    assert Activity.objects.count() == Evidence.objects.count() == 1
    assert one.tasks.count() == 1


def test_one_file_uploaded_and_confirmed_twice_at_once():
    people = make_agency()

    def upload():
        return actions.start_import(
            agency=people.agency,
            file=ContentFile(PLAN.encode(), name="ke-hoach.md"),
            by=people.office_clerk,
            today=TODAY,
        )

    one, two = at_once(upload, upload)
    assert one == two
    actions.read_import(plan_import=one)

    def confirm():
        return actions.confirm_import(plan_import=one, by=people.office_clerk, today=TODAY)

    first, second = at_once(confirm, confirm)

    assert first == second
    assert Plan.objects.count() == PlanImport.objects.count() == 1
    assert first.tasks.count() == 3
