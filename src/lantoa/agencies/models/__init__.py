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

__all__ = (
    "Agency",
    "Audience",
    "CalendarNotice",
    "Channel",
    "Membership",
    "Topic",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupMember",
)
