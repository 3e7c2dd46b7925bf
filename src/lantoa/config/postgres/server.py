"""Making, starting and stopping the server of a cluster."""

import fcntl
import pwd
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from lantoa.config import children
from lantoa.config.reasons import reason

from . import leftovers
from .account import account
from .binaries import programs
from .cluster import PORT, SUPERUSER, Cluster
from .disk import (
    ENVIRONMENT,
    make_cluster,
    make_database,
    make_folder,
    make_socket_folder,
    require_space,
    require_version,
    write_access,
)
from .failures import PostgresError

STOPPING = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0))
READY_SECONDS = 300.0
LOCK_SECONDS = 10.0
PAUSE = 0.05
LOG_LIMIT = 10_000_000
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that this process started and answers for."""

    cluster: Cluster
    process: subprocess.Popen[bytes]

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def stop(self) -> None:
        """Fast shutdown: open work is rolled back, everything committed is kept."""
        children.stop(self.process, STOPPING)


@contextmanager
def running(data: Path, *, durable: bool = True) -> Iterator[Server]:
    """The server of this data folder, started now and stopped at the end.

    ``durable=False`` trades safety for speed, for tests only. Raises PostgresError when the folder
    cannot be used, when another process runs the server, or when it does not come up.
    """
    with owned(data) as cluster:
        server = launch(cluster, durable=durable)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def owned(data: Path) -> Iterator[Cluster]:
    """Hold the cluster's lock, so that exactly one process starts and ends its server."""
    cluster = Cluster(data)
    make_folder(data, account())
    with _opened(cluster.lock) as lock:
        if not _locked(lock, seconds=LOCK_SECONDS):
            raise PostgresError(
                f"Lan Tỏa đang chạy với thư mục dữ liệu {data}. "
                "Dừng lần chạy đó trước, hoặc chọn thư mục khác bằng --data."
            )
        yield cluster


def is_served(data: Path) -> bool:
    """Whether some process runs the server of this data folder now."""
    try:
        with Cluster(data).lock.open("r+b") as lock:
            return not _locked(lock, seconds=0)
    except OSError:
        return False


def launch(cluster: Cluster, *, durable: bool = True) -> Server:
    """Start the server under the lock and return when a connection has been proven."""
    owner = account()
    bin_folder = programs(owner)
    require_space(cluster.data)
    try:
        leftovers.clear(cluster.folder)
        if not (cluster.folder / "PG_VERSION").exists():
            make_cluster(cluster, bin_folder, owner)
        require_version(cluster)
        write_access(cluster, owner)
        make_socket_folder(cluster.socket, owner)
        process = _start(cluster, bin_folder, owner, durable=durable)
    except OSError as error:
        raise PostgresError(
            f"Không ghi được vào thư mục dữ liệu {cluster.data} ({reason(error)}). "
            "Kiểm tra quyền ghi và dung lượng ổ đĩa, hoặc chọn thư mục khác bằng --data."
        ) from error
    server = Server(cluster, process)
    try:
        _wait_until_ready(server)
        make_database(cluster)
    except BaseException:
        server.stop()
        raise
    return server


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("ab")
    except OSError as error:
        raise PostgresError(
            f"Không ghi được tệp {path} ({reason(error)}). "
            "Kiểm tra quyền của thư mục dữ liệu hoặc chọn thư mục khác bằng --data."
        ) from error
    with file:
        yield file


def _locked(lock: IO[bytes], *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(PAUSE)
        else:
            return True


def _start(
    cluster: Cluster, bin_folder: Path, owner: pwd.struct_passwd | None, *, durable: bool
) -> subprocess.Popen[bytes]:
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={cluster.socket}",
        "unix_socket_permissions=0700",
        f"port={PORT}",
        "logging_collector=off",
        "log_destination=stderr",
        *(() if durable else NOT_DURABLE),
    ]
    cluster.log.parent.mkdir(mode=0o700, exist_ok=True)
    with suppress(FileNotFoundError):
        if cluster.log.stat().st_size > LOG_LIMIT:
            cluster.log.replace(cluster.log.with_suffix(".log.1"))
    with cluster.log.open("ab") as log:
        return children.start(
            [
                *(bin_folder / "postgres", "-D", cluster.folder),
                *(part for setting in settings for part in ("-c", setting)),
            ],
            last_signal=signal.SIGINT,
            account=owner,
            environ=ENVIRONMENT,
            output=log,
            folder=Path("/"),
        )


def _wait_until_ready(server: Server) -> None:
    """A connection is the only proof; recovery after a crash may take its time."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if server.has_ended:
            break
        try:
            psycopg.connect(server.cluster.url(role=SUPERUSER, database="postgres")).close()
        except psycopg.OperationalError:
            time.sleep(PAUSE)
        else:
            return
    raise PostgresError(
        f"PostgreSQL không khởi động được. Xem các dòng cuối của {server.cluster.log}; nếu ổ đĩa "
        "đầy, giải phóng dung lượng rồi chạy lại."
    )
