"""Background work of reports: call one action."""

from datetime import date

from django_tasks import task

from .actions import open_due_rounds


@task()
def open_rounds(day: str) -> None:
    """Open the rounds whose day has come; runs once each civil day."""
    open_due_rounds(today=date.fromisoformat(day))
