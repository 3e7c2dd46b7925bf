"""Every right tried by every role through the real action: done or refused as the table says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Unit
from lantoa.agencies.permissions import Reach, right
from lantoa.agencies.tests.factories import make_agency
from lantoa.agencies.tests.probes import AppProbes, all_probes
from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import User

pytestmark = pytest.mark.django_db

RIGHTS = [(probes, key) for probes in all_probes().values() for key in sorted(probes.attempts)]


@pytest.mark.parametrize(("probes", "key"), RIGHTS, ids=[".".join(key) for _, key in RIGHTS])
def test_a_right_reaches_those_of_the_table_and_nobody_else(
    probes: AppProbes, key: tuple[str, str]
) -> None:
    people, others = make_agency(), make_agency()
    stage, row = probes.stage(people), right(*key)
    done: dict[str, bool] = {}
    expected: dict[str, bool] = {}
    for role in Role:
        person = people.of(role)
        own = people.office if role == Role.OFFICE else people.centre
        for place, unit in (("own unit", own), ("another unit", people.division)):
            reach = row.reach(role)
            is_own = place == "own unit"
            expected[f"{role}, {place}"] = reach >= (Reach.OWN_UNIT if is_own else Reach.AGENCY)
            done[f"{role}, {place}"] = _is_done(probes.attempts[key], stage, person, unit)
        stranger = f"{role}, another agency"
        expected[stranger] = False
        done[stranger] = _is_done(probes.attempts[key], stage, others.of(role), people.centre)
    nobody = User.objects.create_user("khong-vai-tro")
    expected["no role"] = False
    done["no role"] = _is_done(probes.attempts[key], stage, nobody, people.centre)

    assert done == expected


def _is_done(
    attempt: Callable[[Any, User, Unit], object], stage: Any, by: User, unit: Unit
) -> bool:
    """Tried and taken back."""
    with transaction.atomic():
        try:
            attempt(stage, by, unit)
        except PermissionRefused:
            return False
        except ActionError:
            return True  # refused for another reason, behind the check of the right
        finally:
            transaction.set_rollback(True)
    return True
