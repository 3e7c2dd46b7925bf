"""Plan DOCX → JSON: documents per second in one process, and one command, beside pandoc's."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec

from benchmarks import table
from vanban.structure import read_document
from vanban.writers import write_document

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "ke-hoach-truyen-thong-cchc-2022.md"
VANBAN = ROOT / ".venv" / "bin" / "vanban"
_SECONDS = 3.0
_RUNS = 9


def seconds(work: Callable[[], object], *, runs: int = _RUNS) -> float:
    """The median time of one call after a first one that does not count."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


def per_second(work: Callable[[], object]) -> float:
    """Calls per second, warm."""
    work()
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < _SECONDS:
        work()
        done += 1
    return done / (time.perf_counter() - began)


def run(*command: object) -> None:
    """A command of its own process, its output thrown away."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def to_json(data: bytes) -> bytes:
    """What ``vanban read`` does with a file."""
    return msgspec.json.encode(read_document(data, name="ke-hoach.docx"))


def main() -> int:
    """Measure; 1 when pandoc, the peer, is missing."""
    data = write_document(read_document(SAMPLE.read_bytes(), name=SAMPLE.name), format="docx")
    ours = per_second(lambda: to_json(data))
    pandoc = shutil.which("pandoc")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.docx"
        path.write_bytes(data)
        command = seconds(lambda: run(VANBAN, "read", path))
        if pandoc is None:
            table.add("read: plan DOCX to JSON, documents/s", f"{ours:.1f}")
            table.add("read: one command", f"{command * 1000:.0f} ms")
            print("read: pandoc is not installed, no ratio")
            return 1
        theirs = seconds(lambda: run(pandoc, "-f", "docx", "-t", "json", path))
    table.add(
        "read: plan DOCX to JSON, documents/s, one process",
        f"{ours:.1f}",
        peer="pandoc, one process a file",
        theirs=f"{1 / theirs:.1f}",
        ratio=f"{ours * theirs:.2f}×",
        aim="≥ 1×",
    )
    table.add(
        "read: wall time of one `vanban read`",
        f"{command * 1000:.0f} ms",
        peer="pandoc",
        theirs=f"{theirs * 1000:.0f} ms",
        ratio=f"{command / theirs:.2f}×",
        aim="< 5×",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
