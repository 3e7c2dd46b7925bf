"""Background work of the programme: load, call one action."""

from django_tasks import task

from .actions.importing import read_import
from .models import PlanImport


@task()
def read_plan_import(plan_import_id: int) -> None:
    """Read an uploaded plan."""
    read_import(plan_import=PlanImport.objects.select_related("file").get(pk=plan_import_id))
