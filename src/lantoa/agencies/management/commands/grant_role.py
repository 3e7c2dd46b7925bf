"""``lantoa grant_role``: give a person a role, with an account when there is none yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.crypto import get_random_string

from lantoa.foundation.clock import today
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ...actions import grant_role
from ...enums import Role
from ...models import Agency, Unit
from ...queries import match_names

ROLES = {
    "can-bo": Role.STAFF,
    "truong-don-vi": Role.UNIT_HEAD,
    "van-phong": Role.OFFICE,
    "lanh-dao": Role.LEADERSHIP,
}
# Without letters and digits that are taken for one another when copied by hand.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 16


class Command(BaseCommand):
    help = "Giao vai trò cho một người trong cơ quan; tạo tài khoản nếu chưa có"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("role", choices=list(ROLES), help="vai trò")
        parser.add_argument("--agency", required=True, help="mã cơ quan")
        parser.add_argument("--unit", default="", help="tên đơn vị; lãnh đạo cơ quan thì bỏ trống")
        parser.add_argument("--name", default="", help="họ và tên, khi tạo tài khoản")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        agency = Agency.objects.filter(slug=options["agency"]).first()
        if agency is None:
            raise CommandError(
                f"Không có cơ quan mang mã “{options['agency']}”. "
                "Thêm cơ quan bằng lệnh found_agency."
            )
        user, password = _account(options["username"], options["name"])
        try:
            member = grant_role(
                user=user,
                agency=agency,
                role=ROLES[options["role"]],
                unit=_unit(agency, options["unit"]),
                by=None,
                on=today(),
            )
        except ActionError as refusal:
            raise CommandError(refusal.message) from refusal
        if password:
            self.stdout.write(f"Đã tạo tài khoản {user.username}, mật khẩu {password}")
        self.stdout.write(f"{user}: {Role(member.role).label}, {member.unit or agency}.")


def _account(username: str, name: str) -> tuple[User, str]:
    """The person's account and, when it was made just now, its password."""
    known = User.objects.filter(username=username).first()
    if known is not None:
        return known, ""
    password = get_random_string(PASSWORD_LENGTH, ALPHABET)
    return User.objects.create_user(username, password=password, first_name=name), password


def _unit(agency: Agency, name: str) -> Unit | None:
    if not name:
        return None
    unit = match_names(agency, [name], on=today())[name].unit
    if unit is None:
        names = ", ".join(agency.units.order_by("order").values_list("name", flat=True))
        raise CommandError(f"Không có đơn vị “{name}”. Các đơn vị hiện có: {names}.")
    return unit
