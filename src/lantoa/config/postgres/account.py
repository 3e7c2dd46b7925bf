"""Who owns the server's files. PostgreSQL never runs as root, so root lends it a user."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

from .failures import PostgresError

SYSTEM_USER = "lantoa"


def account() -> pwd.struct_passwd | None:
    """The unprivileged user of the server, made when missing; None when we are not root."""
    if os.geteuid() != 0:
        _named_self()
        return None
    return _known(SYSTEM_USER) or _make()


def connecting_users(owner: pwd.struct_passwd | None) -> list[str]:
    """Who of this machine may connect: the server's owner and whoever runs the application."""
    own = _named_self()
    return [own] if owner is None else [own, owner.pw_name]


def can_enter(folder: Path, owner: pwd.struct_passwd) -> bool:
    """Whether the server's user can reach this folder, found by trying."""
    attempt = subprocess.run(
        ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)],
        user=owner.pw_uid,
        group=owner.pw_gid,
        extra_groups=[],
        cwd="/",
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return attempt.returncode == 0


def _named_self() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise PostgresError(
            f"Tài khoản hệ điều hành số {os.geteuid()} không có tên trên máy này nên không chạy "
            "được PostgreSQL. Thêm tài khoản vào /etc/passwd hoặc đặt DATABASE_URL."
        ) from None


def _known(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _make() -> pwd.struct_passwd:
    command = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if command:
        subprocess.run(
            [
                *(command, "--system", "--user-group", "--no-create-home"),
                *("--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER),
            ],
            capture_output=True,
            check=False,
        )
    made = _known(SYSTEM_USER)
    if made is None:
        raise PostgresError(
            f"Không tạo được tài khoản hệ thống “{SYSTEM_USER}” để chạy PostgreSQL. "
            "Tự tạo tài khoản này, chạy bằng tài khoản thường, hoặc đặt DATABASE_URL."
        )
    return made
