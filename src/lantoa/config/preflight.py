"""What is tried before anything starts, so that a person reads one line and not a log."""

import errno
import socket
import time
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from lantoa.config.environment import refuse
from lantoa.config.reasons import reason

OLDEST_POSTGRES = 15
CONNECT_SECONDS = 10
# A server of ours that was just killed may hold its port for a moment.
PORT_SECONDS = 3.0
PAUSE = 0.1


def require_free_port(host: str, port: int) -> None:
    deadline = time.monotonic() + PORT_SECONDS
    while (error := _try_to_listen(host, port)) is not None:
        if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
            refuse(_port_message(host, port, error))
        time.sleep(PAUSE)


def require_writable(data: Path) -> None:
    """The data folder when no embedded server stands in it."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        attempt = data / ".ghi-thu"
        attempt.touch()
        attempt.unlink()
    except OSError as error:
        refuse(
            f"Không ghi được vào thư mục dữ liệu {data} ({reason(error)}). "
            "Cấp quyền ghi hoặc chọn thư mục khác bằng --data."
        )


def require_external_database(url: str) -> None:
    """Somebody else's PostgreSQL: it answers, is recent, keeps UTF-8 and lets us make tables."""
    try:
        place = conninfo_to_dict(url)
        where = f"{place.get('host') or 'máy này'}/{place.get('dbname')}"
        with psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as connection:
            version = connection.info.server_version // 10_000
            encoding = connection.info.parameter_status("server_encoding")
            may_create = connection.execute(
                "SELECT has_schema_privilege(current_schema(), 'CREATE')"
            ).fetchone()
    except psycopg.ProgrammingError:
        refuse("DATABASE_URL không dùng được: kiểm tra lại tài khoản, máy chủ và tham số.")
    except psycopg.OperationalError:
        refuse(
            f"Không kết nối được cơ sở dữ liệu {where} trong DATABASE_URL. "
            "Kiểm tra máy chủ có đang chạy không, rồi kiểm tra tài khoản và mật khẩu."
        )
    if version < OLDEST_POSTGRES:
        refuse(
            f"Cơ sở dữ liệu {where} là PostgreSQL {version}; cần PostgreSQL {OLDEST_POSTGRES} "
            "trở lên. Nâng cấp máy chủ hoặc bỏ DATABASE_URL để dùng bản kèm theo."
        )
    if encoding != "UTF8":
        refuse(
            f"Cơ sở dữ liệu {where} dùng bảng mã {encoding}. "
            "Tạo lại cơ sở dữ liệu với ENCODING 'UTF8'."
        )
    if may_create is None or not may_create[0]:
        refuse(
            f"Tài khoản trong DATABASE_URL không được tạo bảng ở {where}. "
            "Cấp quyền CREATE trên lược đồ public cho tài khoản này."
        )


def _try_to_listen(host: str, port: int) -> OSError | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(1)
    except OSError as error:
        return error
    return None


def _port_message(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} trên {host} đang có chương trình khác dùng. "
            f"Dừng chương trình đó hoặc chọn cổng khác: ./run --port {port % 65535 + 1}."
        )
    if error.errno == errno.EACCES:
        return f"Tài khoản này không được mở cổng {port}. Chọn cổng từ 1024 trở lên bằng --port."
    return f"Không lắng nghe được ở địa chỉ {host}. Chọn địa chỉ của máy này bằng --host."
