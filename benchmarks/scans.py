"""Scans: how much of a plan comes back from pictures of its pages, by layout and by scanner.

The plans are set by our writer and in layouts that offices use, drawn at a resolution, spoilt as a
scanner spoils them, read, and compared with what their source says.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import reduce
from typing import Final, NamedTuple

from benchmarks import table
from benchmarks.scanned.pictures import Scanner, scanned
from benchmarks.scanned.plans import OWN, STYLES, document, names, pdf
from benchmarks.scanned.scoring import Score, Share, score
from vanban.model import DocumentError
from vanban.structure import read_document

_MISSES_SHOWN: Final = 4
_NOTHING: Final = Share(0, 0)


class Case(NamedTuple):
    """A plan in a layout through a scanner; ``plain`` where everything is to come back."""

    plan: str
    layout: str
    fault: str
    scanner: Scanner
    plain: bool = False

    @property
    def name(self) -> str:
        return (
            f"{self.plan}, {self.layout}, {self.scanner.dots} dpi{self.fault and ', '}{self.fault}"
        )


FAULTS: Final = {
    "skew": {"skew": 1.5},
    "colour": {"colour": True},
    "grain": {"grain": 0.2},
    "blur": {"blur": 1.2},
    "JPEG 30": {"quality": 30},
    "shadow": {"shadow": True},
    "on its side": {"turn": 1},
    "on its head": {"turn": 2},
    "TIFF": {"format": "TIFF"},
}


def cases() -> Iterator[Case]:
    """The sample at each resolution, straight and skewed; every fault; every layout."""
    for dots in (300, 200, 150):
        yield Case("sample", OWN, "", Scanner(dots), plain=dots >= 200)
        yield Case("sample", OWN, "skew", Scanner(dots, skew=1.5), plain=dots >= 200)
    yield Case("sample", "portrait", "", Scanner(200), plain=True)
    yield Case("sample", "landscape", "skew", Scanner(200, skew=-0.8), plain=True)
    plans = names()
    for number, layout in enumerate(STYLES):
        plan = plans[number % len(plans)]
        yield Case(plan, layout, "", Scanner(300), plain=True)
        yield Case(plan, layout, "skew, colour", Scanner(200, skew=0.7, colour=True))
    for number, (fault, changes) in enumerate(FAULTS.items()):
        yield Case(plans[number % len(plans)], OWN, fault, Scanner(200, **changes))


def main(chosen: Callable[[Case], bool] = lambda case: True) -> int:
    """Read all scans; 1 when the sample lost a task at 200 or 300 dpi, or nothing can be read."""
    if shutil.which("tesseract") is None:
        print("scans: Tesseract is not installed, nothing is measured")
        return 1
    done: list[tuple[Case, Score]] = []
    begun, pages = time.perf_counter(), 0
    for case in filter(chosen, cases()):
        found, count, seconds = _read(case)
        pages += count
        done.append((case, found))
        _print(case, found, seconds / count)
    seconds = time.perf_counter() - begun
    _add(
        "scans: the sample at 200 and 300 dpi",
        [s for c, s in done if c.plan == "sample" and c.plain],
    )
    _add("scans: other layouts, 300 dpi", [s for c, s in done if c.plan != "sample" and c.plain])
    _add("scans: poorer scans", [s for c, s in done if not c.plain])
    table.add("scans: a page", f"{seconds / max(1, pages):.1f} s")
    lost = [c for c, s in done if c.plan == "sample" and c.plain and s.tasks.right < s.tasks.all]
    return int(bool(lost))


def _read(case: Case) -> tuple[Score, int, float]:
    """The score of one scan, its pages and the seconds that reading took."""
    source = document(case.plan)
    data, name = scanned(pdf(case.plan, case.layout), case.scanner)
    begun = time.perf_counter()
    try:
        scan = read_document(data, name=name)
    except DocumentError as error:
        raise SystemExit(f"{case.name}: {error}") from None
    seconds = time.perf_counter() - begun
    return score(source, scan), max(1, _pages(case)), seconds


def _pages(case: Case) -> int:
    import pypdfium2 as pdfium

    return len(pdfium.PdfDocument(pdf(case.plan, case.layout)))


def _print(case: Case, found: Score, seconds: float) -> None:
    shares = " ".join(
        f"{name} {getattr(found, name)}"
        for name in (
            "tasks",
            "cells",
            "columns",
            "units",
            "times",
            "frame",
            "signature",
            "recipients",
        )
    )
    print(
        f"{case.name:52} {shares} false {found.false} findings {found.findings} "
        f"{seconds:.1f} s a page",
        flush=True,
    )
    for miss in found.misses[:_MISSES_SHOWN]:
        print(f"    {miss}")


def _add(what: str, scores: list[Score]) -> None:
    if not scores:
        return

    def whole(name: str) -> Share:
        return reduce(Share.__add__, (getattr(found, name) for found in scores), _NOTHING)

    for name in ("tasks", "cells", "columns", "units", "times", "frame", "signature", "recipients"):
        share = whole(name)
        table.add(f"{what}: {name}", str(share), ratio=f"{share.right / max(1, share.all):.1%}")


if __name__ == "__main__":
    sys.exit(main())
