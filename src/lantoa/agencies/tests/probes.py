"""What an app gives to the walk through the role table: things to look at and things to do.

Each app with staff screens or rights has ``tests/role_probes.py`` with ``PROBES``. The walk itself
stands in ``tests/roles/``; ``tests/contracts/test_role_table.py`` says what is missing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from lantoa.agencies.models import Unit
from lantoa.foundation.models import User

from .factories import AgencyPeople

# Stands in every text of the agency that is looked at, and nowhere else.
SECRET = "Tường Vân Bảy Chín"

Kwargs = dict[str, Any]


@dataclass(frozen=True)
class AppProbes:
    """``stage`` builds rows of the agency, of the unit ``people.centre`` where rows have a unit,
    with ``SECRET`` in their texts; what it returns is given to all others.

    ``addresses``: by the name of each staff address with parts, the parts that lead to rows of the
    stage. ``attempts``: by right, the real action as ``by`` for ``unit``; those whom the
    right does not reach must get PermissionRefused, before any other reason.
    ``guesses``: what a stranger may put behind a "?".
    """

    stage: Callable[[AgencyPeople], Any]
    addresses: Mapping[str, Callable[[Any], list[Kwargs]]] = field(default_factory=dict)
    attempts: Mapping[tuple[str, str], Callable[[Any, User, Unit], object]] = field(
        default_factory=dict
    )
    guesses: Callable[[Any], Kwargs] = lambda stage: {}


def all_probes() -> dict[str, AppProbes]:
    """The probes of each app that has some, by its label."""
    found = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.tests.role_probes"
        is_ours = config.name.startswith("lantoa.") and find_spec(f"{config.name}.tests")
        if is_ours and find_spec(name):
            found[config.label] = import_module(name).PROBES
    return found
