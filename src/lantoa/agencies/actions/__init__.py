"""Verbs on the agency, its units, its people and its means of communication."""

from .agency import found_agency
from .calendar import announce_days, withdraw_notice
from .communication import ensure_audience, ensure_channel, ensure_topic
from .groups import create_group, set_group_members
from .people import grant_role, name_office_acceptor
from .units import add_alias, confirm_alias, create_unit, end_unit, remove_alias, rename_unit

__all__ = (
    "add_alias",
    "announce_days",
    "confirm_alias",
    "create_group",
    "create_unit",
    "end_unit",
    "ensure_audience",
    "ensure_channel",
    "ensure_topic",
    "found_agency",
    "grant_role",
    "name_office_acceptor",
    "remove_alias",
    "rename_unit",
    "set_group_members",
    "withdraw_notice",
)
