from .communication import Audience, Channel, Topic
from .organisation import Agency, Membership, Unit, UnitAlias, UnitGroup, UnitGroupMember

__all__ = (
    "Agency",
    "Audience",
    "Channel",
    "Membership",
    "Topic",
    "Unit",
    "UnitAlias",
    "UnitGroup",
    "UnitGroupMember",
)
