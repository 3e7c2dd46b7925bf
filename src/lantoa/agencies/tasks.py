"""Background work on people: load, call one action."""

from datetime import date

from django_tasks import task

from . import actions
from .models import Agency, Digest


@task()
def remind_of_deadlines(day: str) -> None:
    """Write the letters of a day for each agency."""
    for agency in Agency.objects.order_by("id"):
        actions.remind(agency=agency, day=date.fromisoformat(day))


@task()
def send_digest(digest_id: int) -> None:
    """Send one letter of reminders."""
    actions.send_digest(digest=Digest.objects.get(pk=digest_id))
