"""Accounts of the first start: an administrator, and passwords for the people of the sample."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from lantoa.agencies.enums import Role
from lantoa.agencies.models import Membership, Unit
from lantoa.config import accounts_file
from lantoa.config.accounts_file import Account
from lantoa.foundation.models import User
from lantoa.foundation.passwords import random_password

ADMINISTRATOR = "quan-tri"


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
    """The people of the sample who cannot sign in yet."""
    members = Membership.objects.filter(agency__is_sample=True).select_related("user", "unit")
    for member in members.order_by("id"):
        if member.user.has_usable_password():
            continue
        password = random_password()
        member.user.set_password(password)
        member.user.is_of_first_start = True
        member.user.save(update_fields=["password", "is_of_first_start"])
        yield Account(
            username=member.user.username,
            password=password,
            role=_role_label(Role(member.role), member.unit),
        )


def _role_label(role: Role, unit: Unit | None) -> str:
    return f"{role.label}: {unit.name}" if unit else str(role.label)


def _make(username: str, name: str, role: str, *, is_superuser: bool = False) -> Account:
    password = random_password()
    User.objects.create_user(
        username,
        password=password,
        first_name=name,
        is_superuser=is_superuser,
        is_of_first_start=True,
    )
    return Account(username=username, password=password, role=role)
