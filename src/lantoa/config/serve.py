"""``lantoa serve``: the whole product from one command, until Ctrl-C.

It owns the database, the web server and the worker, restarts what falls, and stops all of it.
Nothing here imports Django: what it needs of the project runs in ``lantoa prepare``.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import NoReturn

from lantoa.config import accounts_file, children, postgres
from lantoa.config.environment import Environment, read_or_exit, refuse
from lantoa.config.preflight import (
    require_external_database,
    require_free_port,
    require_writable,
)

READY_SECONDS = 120.0
PAUSE = 0.2
# A child that falls this often this soon after its start will not be cured by another start.
QUICK_SECONDS = 10.0
QUICK_FALLS = 5

WEB_STOPPING = ((signal.SIGTERM, 15.0),)
WORKER_STOPPING = ((signal.SIGTERM, 20.0),)


@dataclass(slots=True)
class Service:
    """One child that is kept running."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    stopping: Sequence[tuple[signal.Signals, float]]
    process: subprocess.Popen[bytes] = field(init=False)
    started: float = field(init=False)
    quick_falls: int = 0

    def __post_init__(self) -> None:
        self.run()

    def run(self) -> None:
        self.process = self.start()
        self.started = time.monotonic()

    def revive(self) -> None:
        """Start it again if it fell; RuntimeError when it falls again and again."""
        if self.process.poll() is None:
            return
        is_quick = time.monotonic() - self.started < QUICK_SECONDS
        self.quick_falls = self.quick_falls + 1 if is_quick else 1
        if self.quick_falls > QUICK_FALLS:
            raise RuntimeError(f"{self.name} dừng liên tục ngay sau khi khởi động.")
        print(f"{self.name} đã dừng ngoài ý muốn, đang khởi động lại.", file=sys.stderr)
        self.run()

    def stop(self) -> None:
        children.stop(self.process, self.stopping)


def main(arguments: Sequence[str]) -> NoReturn:
    options = _parser().parse_args(arguments)
    for name in ("port", "host", "data"):
        value = getattr(options, name)
        if value is not None:
            os.environ[f"LANTOA_{name.upper()}"] = value
    environment = read_or_exit()
    _stop_on_signals()
    with ExitStack() as stack:
        try:
            _serve(environment, stack, is_empty=options.empty)
        except (postgres.PostgresError, RuntimeError) as error:
            refuse(str(error))
        finally:
            _ignore_signals()
    raise SystemExit(0)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        refuse("Tham số không đúng. Xem các tham số bằng ./run --help.")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="./run",
        add_help=False,
        allow_abbrev=False,
        usage="./run [--port CỔNG] [--host ĐỊA_CHỈ] [--data THƯ_MỤC] [--empty]",
    )
    group = parser.add_argument_group("Tham số")
    group.add_argument("--port", metavar="CỔNG", help="cổng của trang, mặc định 8000")
    group.add_argument("--host", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe, mặc định 127.0.0.1")
    group.add_argument("--data", metavar="THƯ_MỤC", help="nơi giữ cơ sở dữ liệu và tệp")
    group.add_argument("--empty", action="store_true", help="không nạp dữ liệu minh họa")
    group.add_argument("-h", "--help", action="help", help="in hướng dẫn này")
    return parser


def _serve(environment: Environment, stack: ExitStack, *, is_empty: bool) -> NoReturn:
    require_free_port(environment.host, environment.port)
    print(f"Thư mục dữ liệu: {environment.data}", flush=True)
    services: list[Service] = []
    stack.callback(_stop_all, services)
    environ = _child_environ(environment)
    services.extend(stack.enter_context(_database(environment)))
    _prepare(environ, is_empty=is_empty)
    environ["LANTOA_SERVES"] = "1"
    services.append(Service("Máy chủ trang", _web(environment, environ), WEB_STOPPING))
    _wait_until_ready(environment, services)
    # Not before, so that both cores first serve the page.
    services.append(Service("Tiến trình nền", _worker(environ), WORKER_STOPPING))
    _print_addresses(environment)
    while True:
        time.sleep(PAUSE)
        for service in services:
            service.revive()


@contextmanager
def _database(environment: Environment) -> Iterator[list[Service]]:
    """The embedded server as a service, or none when another one is named."""
    if environment.database_url:
        require_writable(environment.data)
        require_external_database(environment.database_url)
        yield []
        return
    with postgres.owned(environment.data) as cluster:
        yield [Service("PostgreSQL", lambda: postgres.launch(cluster).process, postgres.STOPPING)]


def _child_environ(environment: Environment) -> dict[str, str]:
    return {
        **os.environ,
        "LANTOA_DATA": str(environment.data),
        "LANTOA_HOST": environment.host,
        "LANTOA_PORT": str(environment.port),
        "LANTOA_LOG": environment.log,
    }


def _prepare(environ: dict[str, str], *, is_empty: bool) -> None:
    command = [sys.executable, "-m", "lantoa", "prepare", *(["--empty"] if is_empty else [])]
    process = children.start(command, last_signal=signal.SIGTERM, environ=environ)
    try:
        code = process.wait()
    except BaseException:
        children.stop(process, WEB_STOPPING)
        raise
    if code != 0:
        raise SystemExit(2)


def _web(
    environment: Environment, environ: dict[str, str]
) -> Callable[[], subprocess.Popen[bytes]]:
    workers = min(4, max(2, os.cpu_count() or 1))
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", environment.host, "--port", str(environment.port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--no-ws"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
        *("--log-level", "warning", "lantoa.config.wsgi:application"),
    ]
    # Killed at once with its parent, so that the port is free for the next start.
    return lambda: children.start(command, last_signal=signal.SIGKILL, environ=environ)


def _worker(environ: dict[str, str]) -> Callable[[], subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "lantoa", "work"]
    return lambda: children.start(command, last_signal=signal.SIGKILL, environ=environ)


def _wait_until_ready(environment: Environment, services: Sequence[Service]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(environment):
        if time.monotonic() > deadline:
            raise RuntimeError("Trang không trả lời sau hai phút. Xem các dòng nhật ký ở trên.")
        for service in services:
            service.revive()
        time.sleep(PAUSE)


def _answers(environment: Environment) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(environment.host, environment.host)
    connection = HTTPConnection(host, environment.port, timeout=10)
    try:
        connection.request("GET", "/readyz", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _print_addresses(environment: Environment) -> None:
    print(f"\nLan Tỏa đang chạy: {environment.base_url}/")
    print(f"Bàn làm việc:      {environment.base_url}/quan-tri/")
    accounts = accounts_file.read(environment.data)
    if accounts:
        print(f"\nTài khoản tạo ở lần chạy đầu (giữ trong {accounts_file.path(environment.data)}):")
        for account in accounts:
            print(f"  {account.username:<12} {account.password:<20} {account.role}")
        print("  Lãnh đạo, quản trị: được mời bật xác thực hai lớp, chọn “Để sau” được.")
        print("  Mất mật khẩu hoặc điện thoại: .venv/bin/lantoa renew_password TÊN")
    print("\nNhấn Ctrl-C để dừng.", flush=True)


def _stop_all(services: Sequence[Service]) -> None:
    for service in reversed(services):
        service.stop()


def _stop_on_signals() -> None:
    def stop(number: int, frame: object) -> NoReturn:
        _ignore_signals()
        raise SystemExit(0)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # Started with nohup, it outlives the terminal.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, stop)


def _ignore_signals() -> None:
    """While everything is being stopped, another Ctrl-C changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
