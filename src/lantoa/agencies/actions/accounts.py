"""Accounts of an agency's people. A password that we make is shown once and opens one sign-in."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from lantoa.foundation import audit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User
from lantoa.foundation.passwords import random_password

from ..enums import Role
from ..models import Agency, Membership, Unit
from ..permissions import require_or_administer
from .people import grant_role


@dataclass(frozen=True, slots=True)
class Welcome:
    """A person who has a role now; ``password`` is empty when the account was there before."""

    member: Membership
    password: str


@transaction.atomic
def add_person(
    *,
    agency: Agency,
    username: str,
    role: Role,
    by: User | None,
    on: date,
    name: str = "",
    unit: Unit | None = None,
    since: date | None = None,
) -> Welcome:
    """Give a role to the account of that name, which is opened when a full ``name`` is given.

    An account that nobody of this agency ever had is told of only to those who administer all.
    """
    require_or_administer(by, agency, "membership", "manage", on=on)
    username = User.normalize_username(username.strip())
    known = User.objects.filter(username__iexact=username).first()
    password = ""
    if known is None:
        known, password = _open(username, " ".join(name.split()), agency, by)
    else:
        _check_known(known, agency, name, by)
    member = grant_role(user=known, agency=agency, role=role, unit=unit, since=since, by=by, on=on)
    return Welcome(member, password)


def _open(username: str, name: str, agency: Agency, by: User | None) -> tuple[User, str]:
    if not name:
        raise ActionError(
            f"Chưa có tài khoản “{username}”. Nhập họ và tên để mở tài khoản mới, hoặc sửa lại "
            "tên đăng nhập."
        )
    family, _, given = name.rpartition(" ")
    user = User(username=username, last_name=family, first_name=given, has_one_time_password=True)
    password = random_password()
    user.set_password(password)
    try:
        user.full_clean()
    except ValidationError as error:
        raise ActionError(
            "Tên đăng nhập chỉ gồm chữ, số và các ký tự @ . + - _, dài tối đa 150 ký tự; họ và tên "
            "dài tối đa 150 ký tự."
        ) from error
    user.save()
    audit.record(
        actor=by,
        verb="account.open",
        target=user,
        summary="Mở tài khoản cho {person}.",
        people={"person": user},
        agency_id=agency.pk,
    )
    return user, password


def _check_known(user: User, agency: Agency, name: str, by: User | None) -> None:
    of_all = by is None or by.is_superuser
    if not (of_all or user.memberships.filter(agency=agency).exists()):
        raise ActionError(
            f"Tên đăng nhập “{user.username}” đã có người ngoài cơ quan dùng. Chọn tên khác cho "
            "người mới."
        )
    if name.strip() and " ".join(name.split()).casefold() != str(user).casefold():
        raise ActionError(
            f"Tên đăng nhập “{user.username}” là của {user}. Để giao vai trò cho người này, bỏ "
            "trống họ và tên; nếu là người khác, chọn tên đăng nhập khác."
        )
    if not user.is_active:
        raise ActionError(f"Tài khoản của “{user}” đã khóa. Nhờ người quản trị hệ thống mở lại.")


@transaction.atomic
def renew_password(*, member: Membership, by: User | None, on: date) -> str:
    """A new one-time password for somebody who forgot theirs or lost their telephone.

    The old one opens nothing more, every session ends, and a second factor is set up anew.
    """
    require_over(member, by, on=on)
    return _renew(member.user_id, by, member.agency_id)


@transaction.atomic
def renew_account(*, user: User) -> str:
    """The same for the programme itself: the one administrator there is may be who needs it."""
    return _renew(user.pk, None, None)


def _renew(user_id: int, by: User | None, agency_id: int | None) -> str:
    user = User.objects.select_for_update().get(pk=user_id)
    password = random_password()
    user.set_password(password)
    user.has_one_time_password, user.is_of_first_start = True, False
    user.save(update_fields=["password", "has_one_time_password", "is_of_first_start"])
    Authenticator.objects.filter(user=user).delete()
    audit.record(
        actor=by,
        verb="account.renew_password",
        target=user,
        summary=f"Cấp lại mật khẩu, đặt lại xác thực hai lớp cho “{user}”.",
        agency_id=agency_id,
    )
    return password


@transaction.atomic
def choose_password(*, user: User, password: str) -> None:
    """A person's own choice: nobody else knows it, so it is neither for one time nor printed."""
    user.set_password(password)
    user.has_one_time_password = user.is_of_first_start = False
    user.save(update_fields=["password", "has_one_time_password", "is_of_first_start"])
    audit.record(
        actor=user, verb="account.choose_password", target=user, summary=f"{user} đổi mật khẩu."
    )


@transaction.atomic
def note_second_factor(*, user: User, act: str, what: str) -> None:
    """``act`` is "Bật", "Tắt" or "Tạo lại", done by the person at the entrance."""
    audit.record(
        actor=user, verb="account.second_factor", target=user, summary=f"{act} {what} của “{user}”."
    )


@transaction.atomic
def note_single_sign_on(*, user: User, name: str) -> None:
    """The first sign-in of an account by the provincial identity of that ``name``."""
    audit.record(
        actor=user,
        verb="account.single_sign_on",
        target=user,
        summary=f"Nối tài khoản “{user}” với danh tính “{name}” của hệ thống đăng nhập một lần.",
    )


def require_over(member: Membership, by: User | None, *, on: date) -> None:
    """Who may act on the account behind a role: an account that opens more than this agency is
    left to those who administer all."""
    require_or_administer(by, member.agency, "membership", "manage", on=on)
    if by is None or by.is_superuser:
        return
    user = member.user
    if user.is_superuser or user.memberships.exclude(agency=member.agency_id).exists():
        raise ActionError(
            f"Tài khoản của “{user}” còn dùng ngoài cơ quan này. Nhờ người quản trị hệ thống "
            "thực hiện."
        )
