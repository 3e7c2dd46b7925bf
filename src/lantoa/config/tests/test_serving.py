"""``./run`` as a person meets it: refusals in one line, and the whole product up and down."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lantoa.config import accounts_file
from lantoa.config.environment import CHECKOUT
from lantoa.config.tests.plugin import make_data, remove_data

COMMAND = [sys.executable, "-m", "lantoa", "serve"]
ENVIRON = {
    **{
        name: value
        for name, value in os.environ.items()
        if not name.startswith("LANTOA_") and name != "DATABASE_URL"
    },
    "DJANGO_SETTINGS_MODULE": "lantoa.config.settings",
}


@pytest.fixture
def data() -> Iterator[Path]:
    folder = make_data()
    yield folder / "du-lieu"
    remove_data(folder)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _refused(*arguments: str, **environ: str) -> str:
    done = subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        env={**ENVIRON, **environ},
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_taken_port_is_one_line(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        line = _refused("--port", port, "--data", str(data))

    assert f"Cổng {port}" in line
    assert not data.exists()


def test_a_wrong_argument_is_one_line() -> None:
    assert "--help" in _refused("--cong", "8000")


def test_a_port_that_is_no_number_is_one_line() -> None:
    assert "“tám”" in _refused("--port", "tám")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://a@b/c",
        "postgresql://a:bi-mat@127.0.0.1:1/khong-co",
        "postgresql://a@/khong-co?khong_biet=1",
    ],
)
def test_a_wrong_database_is_one_line_without_its_password(data: Path, port: int, url: str) -> None:
    line = _refused("--port", str(port), "--data", str(data), DATABASE_URL=url)

    assert "DATABASE_URL" in line
    assert "bi-mat" not in line


def test_an_old_python_is_one_line(tmp_path: Path) -> None:
    for name in ("bash", "dirname"):
        (tmp_path / name).symlink_to(_found(name))
    old = tmp_path / "python3"
    old.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && { echo Python 3.9.2; exit; }\nexit 1\n',
        encoding="ascii",
    )
    old.chmod(0o755)

    done = subprocess.run(
        [_found("bash"), CHECKOUT / "run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.strip().splitlines() == [
        "Cần Python 3.11 trở lên; máy này có: Python 3.9.2. Cài Python mới hơn rồi chạy lại."
    ]


def _found(name: str) -> Path:
    return next(
        Path(folder) / name for folder in ("/bin", "/usr/bin") if (Path(folder) / name).exists()
    )


class TestUpAndDown:
    def test_it_serves_survives_a_kill_and_stops_clean(self, data: Path, port: int) -> None:
        arguments = ["--port", str(port), "--data", str(data), "--empty"]

        first = Supervisor(*arguments)
        assert _status(port, "/healthz") == 200
        assert _status(port, "/quan-tri/dang-nhap/") == 200
        made = accounts_file.read(data)
        first.kill()

        second = Supervisor(*arguments)
        assert _status(port, "/readyz") == 200
        assert accounts_file.read(data) == made
        assert made[0].password in second.printed
        assert second.stop() == 0
        assert not _is_open(port)


class Supervisor:
    """A running ``lantoa serve``; ready when it has printed its address."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=ENVIRON,
        )
        self.printed = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line
            if "Ctrl-C" in line:
                return
        self._wait()
        pytest.fail(f"ended early: {self.printed}")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._wait()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self._wait()

    def _wait(self) -> int:
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(timeout=60)


def _status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def _is_open(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0
