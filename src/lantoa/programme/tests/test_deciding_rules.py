"""Who may accept evidence, row by row (RULES: states)."""

import pytest

from lantoa.agencies.enums import Role
from lantoa.programme.rules import Decider, Submission, refusal_to_decide

AUTHOR, OTHER = 1, 2
CENTRE, OFFICE = 10, 20


def submission(role, unit=CENTRE, **facts):
    return Submission(frozenset({AUTHOR}), role, unit, unit == OFFICE, **facts)


STAFF, HEAD = submission(Role.STAFF), submission(Role.UNIT_HEAD)
OFFICES = submission(Role.OFFICE, OFFICE)
NAMED = submission(Role.OFFICE, OFFICE, office_names_someone=True)

TABLE = [
    (Decider(OTHER, Role.UNIT_HEAD, CENTRE), STAFF, True),
    (Decider(OTHER, Role.UNIT_HEAD, 11), STAFF, False),
    (Decider(OTHER, Role.STAFF, CENTRE), STAFF, False),
    (Decider(OTHER, Role.OFFICE, OFFICE), STAFF, True),
    (Decider(OTHER, Role.LEADERSHIP, None), STAFF, False),
    (Decider(OTHER, Role.OFFICE, OFFICE), HEAD, True),
    (Decider(OTHER, Role.UNIT_HEAD, CENTRE), HEAD, False),
    (Decider(OTHER, Role.OFFICE, OFFICE), OFFICES, False),
    (Decider(OTHER, Role.UNIT_HEAD, OFFICE), OFFICES, False),
    (Decider(OTHER, Role.LEADERSHIP, None), OFFICES, True),
    (Decider(OTHER, Role.LEADERSHIP, None), NAMED, False),
    (Decider(OTHER, Role.UNIT_HEAD, CENTRE, decides_for_office=True), NAMED, True),
    (Decider(AUTHOR, Role.OFFICE, OFFICE), STAFF, False),
    (Decider(AUTHOR, Role.LEADERSHIP, None), OFFICES, False),
]


@pytest.mark.parametrize(("decider", "given", "allowed"), TABLE)
def test_who_may_decide(decider, given, allowed):
    refusal = refusal_to_decide(decider, given)

    assert (refusal == "") is allowed
    assert refusal == "" or refusal.endswith(".")
