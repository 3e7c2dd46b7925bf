from .communication import Audience, Channel, Topic
from .organisation import (
    Agency,
    CalendarNotice,
    Membership,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitGroupMember,
)
from .reminding import CalendarFeed, Digest, Reminder
from .succession import UnitSuccession

__all__ = (
    "Agency",
    "Audience",
    "CalendarFeed",
    "CalendarNotice",
    "Channel",
    "Digest",
    "Membership",
    "Reminder",
    "Topic",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupMember",
    "UnitSuccession",
)
