from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from lantoa.agencies.models import Agency, Membership
from lantoa.foundation.models import AuditRecord
from lantoa.programme.actions import sampling
from lantoa.programme.enums import EvidenceState, ImportState, TaskState
from lantoa.programme.models import Activity, Evidence, Plan, PlanImport
from lantoa.programme.queries import plan_overview

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
SAMPLES = Path("samples")
FILES = {
    "plan_file": SAMPLES / "ke-hoach-truyen-thong-cchc-2022.md",
    "activities_file": SAMPLES / "hoat-dong-minh-hoa-2022.toml",
}


def load():
    return sampling.load_sample(**FILES, today=TODAY)


def counts():
    return [model.objects.count() for model in (Plan, Activity, Evidence, AuditRecord, Agency)]


def test_the_sample_comes_from_its_document_and_is_public_and_labelled():
    plan = load()

    agency = plan.agency
    assert (agency.name, agency.parent_name, agency.place) == (
        "Sở Khoa học và Công nghệ",
        "UBND tỉnh Hưng Yên",
        "Hưng Yên",
    )
    assert agency.is_sample
    assert agency.publishes_live_states
    assert plan.is_public
    assert plan.is_sample
    assert PlanImport.objects.get().state == ImportState.CONFIRMED
    assert {member.role for member in Membership.objects.all()} == {
        "staff",
        "office",
        "leadership",
    }


def test_the_activities_fill_the_year_and_the_states_vary():
    plan = load()

    activities = Activity.objects.filter(tasks__plan=plan).distinct()
    assert 25 <= activities.count() <= 40
    assert all(activity.is_sample for activity in activities)
    assert {(activity.on.month + 2) // 3 for activity in activities} == {1, 2, 3, 4}
    assert len({activity.channel_id for activity in activities}) >= 5
    assert {activity.is_public for activity in activities} == {True, False}
    assert {entry.state for entry in Evidence.objects.all()} == set(EvidenceState)
    now = plan_overview(plan, today=TODAY)
    assert {TaskState.DONE, TaskState.CLOSED} == {task.state for task in now.tasks}
    then = plan_overview(plan, today=date(2022, 5, 20))
    assert {TaskState.UNDER_WAY, TaskState.WAITING} <= {task.state for task in then.tasks}


def test_loading_twice_changes_nothing():
    load()
    before = counts()

    assert load() is None
    assert counts() == before


def test_a_load_that_was_killed_is_completed_by_the_next(monkeypatch):
    real = sampling.record_sample

    def die(sample):
        real(sampling.SampleActivities(**{**as_dict(sample), "rows": sample.rows[:7]}))
        raise KeyboardInterrupt

    monkeypatch.setattr(sampling, "record_sample", die)
    with pytest.raises(KeyboardInterrupt):
        load()
    assert Activity.objects.count() == 7
    monkeypatch.setattr(sampling, "record_sample", real)

    load()

    assert Plan.objects.count() == 1
    assert Activity.objects.count() == len({a.submission_key for a in Activity.objects.all()})
    assert Activity.objects.count() > 25


def as_dict(sample):
    return {name: getattr(sample, name) for name in sample.__dataclass_fields__}


def test_what_people_changed_since_stays(capsys):
    plan = load()
    Plan.objects.filter(pk=plan.pk).update(published_at=None, published_by=None)

    call_command("load_sample")

    assert not Plan.objects.get(pk=plan.pk).is_public
    assert capsys.readouterr().out == ""
