"""Processes that end with the one that started them, even when that one is killed."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from pwd import struct_passwd
from typing import IO

PR_SET_PDEATHSIG = 1

# Looked up once: after a fork only what is already loaded may be called.
_prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_parent(last_signal: signal.Signals) -> None:
    """Ask the kernel to send ``last_signal`` to this process when its parent is gone (Linux).

    A change of user clears the request, so it is made after that.
    """
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, last_signal)


def start(
    command: Sequence[str | Path],
    *,
    last_signal: signal.Signals,
    account: struct_passwd | None = None,
    environ: Mapping[str, str] | None = None,
    output: IO[bytes] | None = None,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches only its parent.

    Called from the main thread: the kernel takes the end of the starting thread for the parent's.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        env=dict(environ) if environ is not None else None,
        cwd=folder,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        umask=0o077 if account else -1,
        start_new_session=True,
        preexec_fn=_bind_to_parent(last_signal),
    )


def _bind_to_parent(last_signal: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def bind() -> None:
        end_with_parent(last_signal)
        if os.getppid() != parent:
            os._exit(1)

    return bind


def stop(process: subprocess.Popen[bytes], steps: Sequence[tuple[signal.Signals, float]]) -> None:
    """Send each signal in turn and wait that many seconds; SIGKILL comes last of all."""
    for step, seconds in steps:
        if process.poll() is not None:
            return
        process.send_signal(step)
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        process.kill()
        process.wait()
