"""PDF of the plan in one warm process, and by command, beside LibreOffice's from our DOCX."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import table
from benchmarks.read import SAMPLE, VANBAN, run, seconds
from vanban.structure import read_document
from vanban.writers import write_document

_RUNS_OF_PEER = 3


def main() -> int:
    """Measure; 1 when LibreOffice, the peer, is missing."""
    document = read_document(SAMPLE.read_bytes(), name=SAMPLE.name)
    warm = seconds(lambda: write_document(document, format="pdf"))
    word = seconds(lambda: write_document(document, format="docx"))
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder) / "ke-hoach.json", Path(folder) / "ke-hoach.docx"
        source.write_bytes(write_document(document, format="json"))
        path.write_bytes(write_document(document, format="docx"))
        command = seconds(lambda: run(VANBAN, "convert", source, Path(folder) / "ke-hoach.pdf"))
        office = shutil.which("libreoffice") or shutil.which("soffice")
        theirs = _office(office, path) if office else None
    table.add("write: plan to DOCX, one warm process", f"{word * 1000:.0f} ms")
    for what, ours, aim in (
        ("write: plan to PDF, one warm process", warm, "≥ 20×"),
        ("write: plan to PDF, one `vanban convert`", command, ""),
    ):
        if theirs is None:
            table.add(what, f"{ours * 1000:.0f} ms")
            continue
        table.add(
            what,
            f"{ours * 1000:.0f} ms",
            peer="libreoffice --convert-to pdf",
            theirs=f"{theirs * 1000:.0f} ms",
            ratio=f"{theirs / ours:.1f}×",
            aim=aim,
        )
    if theirs is None:
        print("write: LibreOffice is not installed, no ratio")
        return 1
    return 0


def _office(office: str, path: Path) -> float:
    """LibreOffice with a profile of its own, so that a running one does not answer for it."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = (office, profile, "--headless", "--convert-to", "pdf", "--outdir", path.parent, path)
    return seconds(lambda: run(*command), runs=_RUNS_OF_PEER)


if __name__ == "__main__":
    sys.exit(main())
