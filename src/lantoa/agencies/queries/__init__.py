"""What screens and other apps ask of agencies. Reads only."""

from .feeds import calendar_of, owner_of_feed
from .reminders import Letter, letters_on
from .second_factor import may_postpone_second_factor, needs_second_factor
from .succession import Heirs, heirs_on
from .units import (
    NameMatch,
    Proposal,
    match_names,
    office_deciders,
    people_of,
    proposed_group_members,
    units_of_groups,
    units_on,
    working_calendar,
)

__all__ = (
    "Heirs",
    "Letter",
    "NameMatch",
    "Proposal",
    "calendar_of",
    "heirs_on",
    "letters_on",
    "match_names",
    "may_postpone_second_factor",
    "needs_second_factor",
    "office_deciders",
    "owner_of_feed",
    "people_of",
    "proposed_group_members",
    "units_of_groups",
    "units_on",
    "working_calendar",
)
