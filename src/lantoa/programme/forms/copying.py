"""Which tasks go on into the next year, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from lantoa.foundation.forms import CleanField

from ..queries.next_year import CopyTask, NextYear


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A task with its fields; ``reason`` is None for a finished one."""

    entry: CopyTask
    copy: BoundField
    reason: BoundField | None


class CopyPlanForm(forms.Form):
    def __init__(self, found: NextYear, data: Any = None) -> None:
        super().__init__(data)
        self.found = found
        for entry in found.tasks:
            self.fields[f"chep-{entry.task.id}"] = forms.BooleanField(
                label=f"Chép nhiệm vụ {entry.task.ordinal}", required=False, initial=True
            )
            if not entry.is_finished:
                self.fields[f"ly-do-{entry.task.id}"] = CleanField(
                    label=f"Lý do chuyển tiếp nhiệm vụ {entry.task.ordinal}",
                    required=False,
                    max_length=500,
                    initial=entry.reason,
                )

    def rows(self) -> Iterator[CopyRow]:
        for entry in self.found.tasks:
            name = f"ly-do-{entry.task.id}"
            reason = self[name] if name in self.fields else None
            yield CopyRow(entry, self[f"chep-{entry.task.id}"], reason)

    def reasons(self) -> dict[int, str]:
        """The chosen tasks, by id, with the reason typed; only of a valid form."""
        return {
            entry.task.id: self.cleaned_data.get(f"ly-do-{entry.task.id}", "")
            for entry in self.found.tasks
            if self.cleaned_data[f"chep-{entry.task.id}"]
        }
