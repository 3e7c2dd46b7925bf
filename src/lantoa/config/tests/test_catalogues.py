import os
from pathlib import Path

import polib
import pytest
from django.utils import formats, translation
from django.utils.translation import gettext

from lantoa.config.catalogues import LOCALE, compile_catalogues


def _catalogue(folder: Path, text: str) -> Path:
    source = folder / "vi" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "Save"\nmsgstr "{text}"\n',
        encoding="utf-8",
    )
    return source


def test_only_what_is_stale_is_compiled(tmp_path: Path) -> None:
    source = _catalogue(tmp_path, "Lưu")
    target = source.with_suffix(".mo")

    assert compile_catalogues(tmp_path) == [target]
    assert compile_catalogues(tmp_path) == []

    _catalogue(tmp_path, "Lưu lại")
    later = target.stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_catalogues(tmp_path) == [target]
    assert polib.mofile(str(target)).find("Save").msgstr == "Lưu lại"


@pytest.mark.parametrize("source", sorted(LOCALE.rglob("*.po")), ids=lambda path: path.name)
def test_every_entry_is_translated_with_its_placeholders(source: Path) -> None:
    catalogue = polib.pofile(str(source), check_for_duplicates=True)

    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy] == []
    assert [
        entry.msgid
        for entry in catalogue
        if _named(entry.msgid_plural or entry.msgid) != _named(_all_of(entry))
    ] == []


def _all_of(entry: polib.POEntry) -> str:
    return entry.msgstr or next(iter(entry.msgstr_plural.values()))


def _named(text: str) -> list[str]:
    return sorted(part.split(")")[0] for part in text.split("%(")[1:])


def test_our_wording_comes_before_theirs() -> None:
    with translation.override("vi"):
        assert gettext("Dashboard") == "Bàn làm việc"


def test_dates_and_numbers_are_written_the_vietnamese_way() -> None:
    with translation.override("vi"):
        assert formats.get_format("SHORT_DATE_FORMAT") == "d/m/Y"
        assert formats.number_format(1234567.8, decimal_pos=1, force_grouping=True) == "1.234.567,8"
