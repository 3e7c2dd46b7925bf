"""Migrations say what they do, match the models, and leave page blocks out."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

NUMBERED_BY_HAND = re.compile(r"\d{4}_(?!auto_|initial$)[a-z][a-z0-9_]+")


def test_models_and_migrations_agree(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_each_is_named_for_what_it_does(tracked: list[Path], checkout: Path) -> None:
    unnamed = [
        str(path.relative_to(checkout))
        for path in _migrations(tracked)
        if not NUMBERED_BY_HAND.fullmatch(path.stem)
    ]

    assert unnamed == []


def test_page_blocks_stay_out(tracked: list[Path], checkout: Path) -> None:
    """A change to the blocks of a page is no change to the database."""
    with_blocks = [
        str(path.relative_to(checkout))
        for path in _migrations(tracked)
        if re.search(r"wagtail\.blocks|block_lookup", path.read_text(encoding="utf-8"))
    ]

    assert with_blocks == []


def _migrations(tracked: list[Path]) -> list[Path]:
    return [
        path
        for path in tracked
        if path.parent.name == "migrations" and path.suffix == ".py" and path.stem != "__init__"
    ]
