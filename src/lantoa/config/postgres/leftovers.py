"""What a killed server leaves behind: processes still at work, and a file with a stale number."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .failures import PostgresError

# Long enough for a fast shutdown with its checkpoint, then less politely.
STEPS: tuple[tuple[signal.Signals | None, float], ...] = (
    (None, 20.0),
    (signal.SIGINT, 10.0),
    (signal.SIGQUIT, 5.0),
    (signal.SIGKILL, 5.0),
)
PAUSE = 0.05


def clear(folder: Path) -> None:
    """Wait for, then end, every process that still works in the cluster's folder.

    Called by the holder of the cluster's lock, so none of them has a living owner. The number in
    ``postmaster.pid`` may since belong to any other process (a container counts from 1 again): with
    nobody left in the folder the file is removed, which PostgreSQL itself would not dare.
    """
    if not Path("/proc/self/cwd").exists():
        return
    for step, seconds in STEPS:
        if step is not None:
            _signal(folder, step)
        if _gone(folder, seconds):
            (folder / "postmaster.pid").unlink(missing_ok=True)
            return
    raise PostgresError(
        f"PostgreSQL của lần chạy trước còn hoạt động trong {folder} và không dừng được. "
        "Khởi động lại máy rồi chạy lại."
    )


def _gone(folder: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while any(_workers(folder)):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def _signal(folder: Path, step: signal.Signals) -> None:
    for number in _workers(folder):
        with suppress(ProcessLookupError):
            os.kill(number, step)


def _workers(folder: Path) -> Iterator[int]:
    """Processes whose working folder is the cluster's: every process of a server."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with suppress(OSError):
            if (entry / "cwd").readlink() == folder:
                yield int(entry.name)
