"""The embedded server, for real: started, killed, started again."""

import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import psycopg
import pytest

from lantoa.config import postgres
from lantoa.config.postgres.account import account
from lantoa.config.postgres.cluster import LONGEST_SOCKET, Cluster
from lantoa.config.tests.plugin import make_data, remove_data

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the end of a parent is told by Linux only"
)


@pytest.fixture
def data() -> Iterator[Path]:
    folder = make_data()
    yield folder / "du-lieu"
    remove_data(folder)


def _write(data: Path, number: int) -> None:
    with psycopg.connect(postgres.url(data)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (number int)")
        connection.execute("INSERT INTO note VALUES (%s)", [number])


def _read(data: Path) -> list[int]:
    with psycopg.connect(postgres.url(data)) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM note ORDER BY 1")]


def test_what_is_kept_outlives_a_stop(data: Path) -> None:
    with postgres.running(data):
        assert postgres.is_served(data)
        _write(data, 1)
    assert not postgres.is_served(data)

    with postgres.running(data):
        assert _read(data) == [1]


def test_the_cluster_is_utf8_and_sorts_the_same_everywhere(data: Path) -> None:
    with (
        postgres.running(data, durable=False),
        psycopg.connect(postgres.url(data)) as connection,
    ):
        found = connection.execute(
            "SELECT pg_encoding_to_char(encoding), datlocprovider::text, datlocale "
            "FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        lower = connection.execute("SELECT lower('ĐẨY MẠNH')").fetchone()

    assert found == ("UTF8", "b", "C.UTF-8")
    assert lower == ("đẩy mạnh",)


def test_only_its_owner_gets_near(data: Path) -> None:
    with postgres.running(data, durable=False):
        cluster = Cluster(data)
        for folder in (cluster.folder, cluster.socket):
            assert folder.stat().st_mode & 0o077 == 0
        with psycopg.connect(postgres.url(data)) as connection:
            shown = {
                name: connection.execute(f"SHOW {name}").fetchone()[0]
                for name in ("listen_addresses", "unix_socket_permissions")
            }
            is_super = connection.execute(
                "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()

    assert shown == {"listen_addresses": "", "unix_socket_permissions": "0700"}
    assert is_super == (False,)


def test_a_deep_folder_still_has_a_short_socket(data: Path) -> None:
    deep = data.joinpath(*["thư-mục-rất-sâu"] * 6)

    with postgres.running(deep, durable=False):
        _write(deep, 1)
        assert _read(deep) == [1]
    assert len(bytes(Cluster(deep).socket)) < LONGEST_SOCKET
    Cluster(deep).socket.rmdir()


def test_a_second_owner_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lantoa.config.postgres.server.LOCK_SECONDS", 0)

    with postgres.running(data, durable=False):
        with pytest.raises(postgres.PostgresError, match="đang chạy"), postgres.owned(data):
            pass
        _write(data, 1)


def test_a_killed_server_recovers_what_was_committed(data: Path) -> None:
    with postgres.running(data) as server:
        _write(data, 1)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()

    with postgres.running(data):
        assert _read(data) == [1]


def test_a_number_that_now_belongs_to_another_process_is_no_obstacle(data: Path) -> None:
    with postgres.running(data) as server:
        _write(data, 1)
        lock = Cluster(data).folder / "postmaster.pid"
        lines = lock.read_text(encoding="utf-8").splitlines()
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
    # As after a restart of a container: the number counts again, for somebody else.
    lock.write_text("\n".join([str(os.getppid()), *lines[1:]]), encoding="utf-8")

    with postgres.running(data):
        assert _read(data) == [1]


def test_the_server_ends_with_the_process_that_started_it(data: Path) -> None:
    supervisor = subprocess.Popen(
        [
            sys.executable,
            "-c",
            dedent(
                f"""
                import time
                from pathlib import Path
                from lantoa.config import postgres
                with postgres.running(Path({str(data)!r})) as server:
                    print(server.process.pid, flush=True)
                    time.sleep(600)
                """
            ),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    with supervisor:
        assert supervisor.stdout is not None
        number = int(supervisor.stdout.readline())
        _write(data, 1)
        supervisor.kill()

    with postgres.running(data):
        assert _read(data) == [1]
    assert not _lives(number)


def _lives(number: int) -> bool:
    try:
        state = (
            Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        )
    except OSError:
        return False
    return state != "Z"


def test_a_cluster_half_made_is_made_again(data: Path) -> None:
    Cluster(data).draft.mkdir(parents=True)
    (Cluster(data).draft / "PG_VERSION").write_text("18\n", encoding="ascii")
    data.chmod(0o755)

    with postgres.running(data, durable=False):
        _write(data, 1)


def test_another_version_of_the_data_is_left_alone(data: Path) -> None:
    with postgres.running(data, durable=False):
        pass
    version = Cluster(data).folder / "PG_VERSION"
    version.write_text("17\n", encoding="ascii")

    with pytest.raises(postgres.PostgresError, match="PostgreSQL 17"), postgres.running(data):
        pass


def test_a_file_in_place_of_the_folder_is_one_line(data: Path) -> None:
    data.touch()

    with pytest.raises(postgres.PostgresError, match="Không ghi được"), postgres.running(data):
        pass


def test_a_full_disk_is_said_before_anything_starts(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lantoa.config.postgres.disk.FREE_BYTES", 10**18)

    refused = pytest.raises(postgres.PostgresError, match="Giải phóng dung lượng")
    with refused, postgres.running(data):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server another user")
class TestAsRoot:
    def test_the_server_runs_as_an_unprivileged_user(self, data: Path) -> None:
        with postgres.running(data, durable=False) as server:
            owner = Path(f"/proc/{server.process.pid}").stat().st_uid

        assert owner == pwd.getpwnam("lantoa").pw_uid == account().pw_uid

    def test_a_folder_that_this_user_cannot_enter_is_refused_and_not_opened(
        self, data: Path
    ) -> None:
        data.mkdir(mode=0o700)

        with pytest.raises(postgres.PostgresError, match="không vào được"), postgres.running(data):
            pass

        assert data.stat().st_mode & 0o777 == 0o700
        assert list(data.iterdir()) == []

    def test_nothing_is_made_below_a_closed_folder(self, data: Path) -> None:
        data.mkdir(mode=0o700)

        with pytest.raises(postgres.PostgresError), postgres.running(data / "sâu" / "hơn"):
            pass

        assert list(data.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_one_line(data: Path) -> None:
    data.mkdir(mode=0o555)

    with pytest.raises(postgres.PostgresError, match="không có quyền"), postgres.running(data):
        pass


def test_a_server_that_ends_while_it_starts_is_reported(data: Path) -> None:
    with postgres.running(data, durable=False):
        pass
    (Cluster(data).folder / "postgresql.conf").write_text("rubbish\n", encoding="ascii")

    refused = pytest.raises(postgres.PostgresError, match="không khởi động được")
    with refused, postgres.running(data):
        pass
