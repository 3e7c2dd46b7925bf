"""Accounts of the first start: an administrator and, for the sample, one person of each role."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from lantoa.agencies.enums import Role, UnitKind
from lantoa.agencies.models import Agency, Membership, Unit
from lantoa.config import accounts_file
from lantoa.config.accounts_file import Account
from lantoa.foundation.models import User

# Without letters and digits that are taken for one another when copied by hand.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 16
ADMINISTRATOR = "quan-tri"
SAMPLE_PEOPLE = {
    Role.STAFF: ("can-bo", "Cán bộ (minh họa)"),
    Role.OFFICE: ("van-phong", "Văn phòng (minh họa)"),
    Role.LEADERSHIP: ("lanh-dao", "Lãnh đạo (minh họa)"),
}


def ensure_accounts() -> None:
    """Make what is missing; keep in the file only passwords that still open their account."""
    data = settings.ENVIRONMENT.data
    with transaction.atomic():
        accounts = [*_still_true(accounts_file.read(data)), *_administrator(), *_sample_people()]
        accounts_file.write(data, accounts)


def _still_true(accounts: list[Account]) -> Iterator[Account]:
    users = User.objects.in_bulk([entry.username for entry in accounts], field_name="username")
    for entry in accounts:
        user = users.get(entry.username)
        if user is not None and user.is_active and user.check_password(entry.password):
            yield entry


def _administrator() -> Iterator[Account]:
    if not User.objects.filter(is_superuser=True).exists():
        yield _make(ADMINISTRATOR, "Quản trị hệ thống", "Quản trị hệ thống", is_superuser=True)


def _sample_people() -> Iterator[Account]:
    agency = Agency.objects.filter(is_sample=True).order_by("id").first()
    if agency is None:
        return
    for role, (username, name) in SAMPLE_PEOPLE.items():
        unit = _unit(agency, role)
        if User.objects.filter(username=username).exists():
            continue
        if unit is None and role is not Role.LEADERSHIP:
            continue
        yield _make(username, name, _role_label(role, unit))
        Membership.objects.create(
            user=User.objects.get(username=username), agency=agency, unit=unit, role=role
        )


def _unit(agency: Agency, role: Role) -> Unit | None:
    units = agency.units.order_by("order", "id")
    if role is Role.LEADERSHIP:
        return None
    if role is Role.OFFICE:
        return units.filter(kind=UnitKind.OFFICE).first() or units.first()
    return units.exclude(kind__in=(UnitKind.LEADERSHIP, UnitKind.OFFICE)).first() or units.first()


def _role_label(role: Role, unit: Unit | None) -> str:
    return f"{role.label}: {unit.name}" if unit else str(role.label)


def _make(username: str, name: str, role: str, *, is_superuser: bool = False) -> Account:
    password = "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))
    User.objects.create_user(
        username, password=password, first_name=name, is_superuser=is_superuser
    )
    return Account(username=username, password=password, role=role)
