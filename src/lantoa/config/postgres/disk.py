"""What stands on the disk before the server starts: folders, the new cluster, who may connect."""

import errno
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from lantoa.config.reasons import reason

from .account import can_enter, connecting_users
from .binaries import MAJOR
from .cluster import DATABASE, ROLE, SERVING_ROLE, SUPERUSER, Cluster
from .failures import PostgresError

FREE_BYTES = 300_000_000
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
INITDB = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=peer",
    "--no-instructions",
    f"--username={SUPERUSER}",
)


def make_folder(data: Path, owner: pwd.struct_passwd | None) -> None:
    """Make the data folder if it is missing; one that stands keeps its permissions."""
    try:
        if data.exists() and not data.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "data")
        if not data.exists():
            _require_entry(next(parent for parent in data.parents if parent.exists()), owner, data)
            data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
            data.mkdir(mode=0o700)
            if owner is not None:
                os.chown(data, -1, owner.pw_gid)
                data.chmod(0o710)
        _require_entry(data, owner, data)
        with (data / ".ghi-thu").open("wb"):
            pass
        (data / ".ghi-thu").unlink()
    except OSError as error:
        raise PostgresError(
            f"Không ghi được vào thư mục dữ liệu {data} ({reason(error)}). "
            "Cấp quyền ghi hoặc chọn thư mục khác bằng --data."
        ) from error


def _require_entry(folder: Path, owner: pwd.struct_passwd | None, data: Path) -> None:
    if owner is not None and not can_enter(folder, owner):
        raise PostgresError(
            f"Tài khoản “{owner.pw_name}” chạy PostgreSQL không vào được thư mục dữ liệu {data}. "
            "Chọn thư mục khác bằng --data hoặc tự mở quyền đi qua các thư mục cha."
        )


def require_space(data: Path) -> None:
    free = shutil.disk_usage(data).free
    if free < FREE_BYTES:
        raise PostgresError(
            f"Ổ đĩa chứa {data} chỉ còn {free // 1_000_000} MB, cần ít nhất "
            f"{FREE_BYTES // 1_000_000} MB. Giải phóng dung lượng hoặc chọn thư mục khác."
        )


def require_version(cluster: Cluster) -> None:
    found = (cluster.folder / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != MAJOR:
        raise PostgresError(
            f"Dữ liệu trong {cluster.folder} thuộc PostgreSQL {found}, bản kèm theo là {MAJOR}. "
            "Chuyển dữ liệu bằng pg_dump và pg_restore như hướng dẫn vận hành."
        )


def make_cluster(cluster: Cluster, bin_folder: Path, owner: pwd.struct_passwd | None) -> None:
    shutil.rmtree(cluster.draft, ignore_errors=True)
    cluster.draft.mkdir(mode=0o700)
    if owner is not None:
        os.chown(cluster.draft, owner.pw_uid, owner.pw_gid)
    made = subprocess.run(
        [bin_folder / "initdb", *INITDB, "-D", cluster.draft],
        env=ENVIRONMENT,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
        cwd="/",
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if made.returncode != 0:
        shutil.rmtree(cluster.draft, ignore_errors=True)
        reason = (made.stderr.strip().splitlines() or ["không rõ"])[-1]
        raise PostgresError(f"Không tạo được cơ sở dữ liệu trong {cluster.data}: {reason}")
    cluster.draft.rename(cluster.folder)


def write_access(cluster: Cluster, owner: pwd.struct_passwd | None) -> None:
    """Only through the socket, only the users named, each as the roles named."""
    files = {
        "pg_hba.conf": "local all all peer map=lantoa\n",
        "pg_ident.conf": "".join(
            f'lantoa "{user}" {role}\n'
            for user in connecting_users(owner)
            for role in (ROLE, SERVING_ROLE, SUPERUSER)
        ),
    }
    for name, text in files.items():
        path = cluster.folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            if owner is not None:
                os.chown(path, owner.pw_uid, owner.pw_gid)


def make_socket_folder(folder: Path, owner: pwd.struct_passwd | None) -> None:
    expected = owner.pw_uid if owner else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        if owner is not None:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != expected or found.st_mode & 0o077:
        raise PostgresError(
            f"Thư mục {folder} thuộc người khác hoặc mở quyền quá rộng nên không dùng làm nơi kết "
            "nối được. Xóa thư mục đó rồi chạy lại."
        )


def make_database(cluster: Cluster) -> None:
    """The application's own roles, which may not do what a superuser may, and its database."""
    with psycopg.connect(
        cluster.url(role=SUPERUSER, database="postgres"), autocommit=True
    ) as connection:
        for name, rights in ((ROLE, "LOGIN CREATEDB"), (SERVING_ROLE, "LOGIN")):
            known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
            if not connection.execute(known, [name]).fetchone():
                create = sql.SQL("CREATE ROLE {} " + rights)
                connection.execute(create.format(sql.Identifier(name)))
        role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
        if not connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
        ).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))
