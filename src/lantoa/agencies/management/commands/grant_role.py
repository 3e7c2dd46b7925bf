"""``lantoa grant_role``: give a person a role, with an account when there is none yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lantoa.foundation.clock import today
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.models import User

from ...actions import add_person
from ...enums import Role
from ...models import Agency, Unit
from ...queries import match_names

ROLES = {
    "can-bo": Role.STAFF,
    "truong-don-vi": Role.UNIT_HEAD,
    "bien-tap": Role.EDITOR,
    "van-phong": Role.OFFICE,
    "lanh-dao": Role.LEADERSHIP,
    "thanh-tra": Role.INSPECTORATE,
    "quan-tri": Role.ADMINISTRATOR,
    "cap-tren": Role.SUPERIOR_VIEWER,
}


class Command(BaseCommand):
    help = "Giao vai trò cho một người trong cơ quan; tạo tài khoản nếu chưa có"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("role", choices=list(ROLES), help="vai trò")
        parser.add_argument("--agency", required=True, help="mã cơ quan")
        parser.add_argument("--unit", default="", help="tên đơn vị, với vai trò của một đơn vị")
        parser.add_argument("--name", default="", help="họ và tên, khi tạo tài khoản")

    def handle(self, *args: Any, **options: Any) -> None:
        agency = Agency.objects.filter(slug=options["agency"]).first()
        if agency is None:
            raise CommandError(
                f"Không có cơ quan mang mã “{options['agency']}”. "
                "Thêm cơ quan bằng lệnh found_agency."
            )
        is_new = not User.objects.filter(username__iexact=options["username"]).exists()
        try:
            welcome = add_person(
                agency=agency,
                username=options["username"],
                name=options["name"] or (options["username"] if is_new else ""),
                role=ROLES[options["role"]],
                unit=_unit(agency, options["unit"]),
                by=None,
                on=today(),
            )
        except ActionError as refusal:
            raise CommandError(refusal.message) from refusal
        member = welcome.member
        if welcome.password:
            self.stdout.write(
                f"Đã tạo tài khoản {member.user.username}, mật khẩu {welcome.password} "
                "(đổi ở lần đăng nhập đầu)"
            )
        self.stdout.write(f"{member.user}: {Role(member.role).label}, {member.unit or agency}.")


def _unit(agency: Agency, name: str) -> Unit | None:
    if not name:
        return None
    unit = match_names(agency, [name], on=today())[name].unit
    if unit is None:
        names = ", ".join(agency.units.order_by("order").values_list("name", flat=True))
        raise CommandError(f"Không có đơn vị “{name}”. Các đơn vị hiện có: {names}.")
    return unit
