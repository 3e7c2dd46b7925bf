"""``lantoa renew_password``: back in for somebody whom no administrator can help."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lantoa.foundation.models import User

from ...actions import renew_account


class Command(BaseCommand):
    help = "Cấp lại mật khẩu dùng một lần và đặt lại xác thực hai lớp cho một tài khoản"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username__iexact=options["username"]).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}”.")
        password = renew_account(user=user)
        self.stdout.write(f"Mật khẩu mới của {user.username}: {password} (đổi ở lần đăng nhập đầu)")
