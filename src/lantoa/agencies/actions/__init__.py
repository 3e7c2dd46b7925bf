"""Verbs on the agency, its units, its people and its means of communication."""

from .accounts import (
    Welcome,
    add_person,
    choose_password,
    note_second_factor,
    note_single_sign_on,
    renew_account,
    renew_password,
)
from .agency import change_agency, found_agency
from .calendar import announce_days, withdraw_notice
from .communication import ensure_audience, ensure_channel, ensure_topic
from .feeds import drop_calendar_address, renew_calendar_address
from .groups import create_group, set_group_members
from .people import end_role, grant_role, name_office_acceptor
from .reminding import remind, send_digest
from .succession import succeed_unit
from .units import add_alias, confirm_alias, create_unit, end_unit, remove_alias, rename_unit

__all__ = (
    "Welcome",
    "add_alias",
    "add_person",
    "announce_days",
    "change_agency",
    "choose_password",
    "confirm_alias",
    "create_group",
    "create_unit",
    "drop_calendar_address",
    "end_role",
    "end_unit",
    "ensure_audience",
    "ensure_channel",
    "ensure_topic",
    "found_agency",
    "grant_role",
    "name_office_acceptor",
    "note_second_factor",
    "note_single_sign_on",
    "remind",
    "remove_alias",
    "rename_unit",
    "renew_account",
    "renew_calendar_address",
    "renew_password",
    "send_digest",
    "set_group_members",
    "succeed_unit",
    "withdraw_notice",
)
