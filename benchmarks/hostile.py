"""Files that try to hurt the reader: each is refused or read under 1 GB of memory and 60 seconds.

Each file goes through ``vanban read`` in a process of its own, as a person would call it. What the
whole way costs is measured: largest resident memory of the process and its children, wall time.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import table
from vanban.tests.hostile_files import FILES

_COMMAND = Path(sys.executable).with_name("vanban")
_MOST_MEGABYTES = 1_000
_MOST_SECONDS = 60
_SHOWN = 90
_HUGE = 200 * 1024 * 1024
# Measures a child of its own, so that what other files needed does not count here.
_MEASURED = """
import resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
seconds = time.perf_counter() - begun
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(done.returncode, most, seconds, len(done.stdout))
sys.stderr.write(done.stderr)
"""


class Outcome(NamedTuple):
    """What one call did: exit status, megabytes, seconds, what it said or how much it printed."""

    status: int
    megabytes: float
    seconds: float
    said: str

    @property
    def held(self) -> bool:
        """Whether the call kept in bounds and, when it failed, said so in one line."""
        clean = self.status == 0 or (self.status == 2 and "\n" not in self.said.strip())
        bounded = self.megabytes < _MOST_MEGABYTES and self.seconds < _MOST_SECONDS
        return clean and bounded and "Traceback" not in self.said


def main() -> int:
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for path in _made(Path(folder)):
            outcome = _read(path)
            outcomes.append(outcome)
            _print(path.name, outcome)
            path.unlink()
    worst = max(outcomes, key=lambda outcome: outcome.megabytes)
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    broken = sum(not outcome.held for outcome in outcomes)
    table.add("hostile: files held", f"{len(outcomes) - broken} of {len(outcomes)}", aim="all")
    table.add("hostile: most memory", f"{worst.megabytes:.0f} MB", aim=f"< {_MOST_MEGABYTES} MB")
    table.add("hostile: longest", f"{slowest.seconds:.1f} s", aim=f"< {_MOST_SECONDS} s")
    return 1 if broken else 0


def _made(folder: Path) -> Iterator[Path]:
    """Each file in turn; one that is only long is made without filling it."""
    for name, make in FILES.items():
        path = folder / name
        path.write_bytes(make())
        yield path
    huge = folder / "200-mb.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(_HUGE)
    yield huge


def _read(path: Path) -> Outcome:
    try:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(_COMMAND), "read", str(path)],
            capture_output=True,
            text=True,
            timeout=3 * _MOST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Outcome(-1, 0.0, 3.0 * _MOST_SECONDS, "no end")
    status, most, seconds, printed = done.stdout.split()
    said = done.stderr if done.stderr.strip() else f"{printed} characters of JSON"
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Outcome(int(status), int(most) / unit, float(seconds), said)


def _print(name: str, outcome: Outcome) -> None:
    said = outcome.said.strip().splitlines()[-1] if outcome.said.strip() else ""
    print(
        f"{'ok ' if outcome.held else 'NOT'} {name:26} exit {outcome.status} "
        f"{outcome.megabytes:5.0f} MB {outcome.seconds:6.2f} s  {said[:_SHOWN]}",
        flush=True,
    )
