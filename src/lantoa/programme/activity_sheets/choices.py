"""What a row may name: the tasks and topics of the plan, channels, units, audiences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from lantoa.agencies.models import Audience, Channel, Membership, Unit
from lantoa.agencies.permissions import may
from vanban.text import fold

from ..models import Plan, PlanTask, PlanTopic

SHORT = 60
NamedT = TypeVar("NamedT", Channel, Unit, Audience)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything a sheet of one plan may name. Names are found folded, without diacritics."""

    plan: Plan
    member: Membership
    tasks: Mapping[int, PlanTask]
    topics: Mapping[str, PlanTopic]
    channels: Mapping[str, Channel]
    units: Mapping[str, Unit]
    audiences: Mapping[str, Audience]

    def may_record_for(self, unit: Unit) -> bool:
        return may(self.member, "activity", "record", unit=unit)

    def offered(self) -> Mapping[str, Sequence[str]]:
        """The drop-down lists of the template, by column; only what this person may record."""
        units = (unit for unit in self.units.values() if self.may_record_for(unit))
        return {
            "tasks": [_numbered(task) for task in self.tasks.values()],
            "channel": [channel.name for channel in self.channels.values()],
            "unit": [unit.name for unit in units],
            "audiences": [audience.name for audience in self.audiences.values()],
            "topics": [_labelled(topic) for topic in self.topics.values()],
        }


def choices_for(plan: Plan, member: Membership) -> Choices:
    """Five queries."""
    agency = plan.agency_id
    tasks = plan.tasks.current().select_related("plan").order_by("ordinal")
    return Choices(
        plan=plan,
        member=member,
        tasks={task.ordinal: task for task in tasks},
        topics={name_key(topic.label or str(topic.order)): topic for topic in plan.topics.all()},
        channels=_named(Channel.objects.filter(agency=agency)),
        units=_named(Unit.objects.filter(agency=agency)),
        audiences=_named(Audience.objects.filter(agency=agency)),
    )


def name_key(name: str) -> str:
    """Names are equal without case, diacritics and doubled spaces."""
    return " ".join(fold(name).split())


def _named(rows: "QuerySet[NamedT]") -> dict[str, NamedT]:
    return {name_key(str(row)): row for row in rows}


def _numbered(task: PlanTask) -> str:
    return f"{task.ordinal}. {_short(task.text)}"


def _labelled(topic: PlanTopic) -> str:
    return f"{topic.label or topic.order}) {_short(topic.text)}"


def _short(text: str) -> str:
    """One line without the semicolon that parts several choices."""
    line = re.sub(r"[\s;]+", " ", text).strip(" .")
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", maxsplit=1)[0] + "…"
