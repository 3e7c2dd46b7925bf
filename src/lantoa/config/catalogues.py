"""Our Vietnamese wording over Django's and Wagtail's, compiled without gettext's tools."""

import os
from pathlib import Path

import polib

LOCALE = Path(__file__).parent / "locale"


def compile_catalogues(folder: Path = LOCALE) -> list[Path]:
    """Compile each ``.po`` whose ``.mo`` is missing or older; the files written are returned.

    The new file replaces the old in one step, since other processes may be reading it.
    """
    written = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return written
