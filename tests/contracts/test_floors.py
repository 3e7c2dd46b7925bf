"""Apps stand on floors and know only what is below: in imports, and in foreign keys."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model


@pytest.fixture(scope="module")
def floors(checkout: Path) -> dict[str, int]:
    """App → floor, the highest first, as the import contract draws the house."""
    contracts = ConfigParser()
    contracts.read(checkout / ".importlinter", encoding="utf-8")
    lines = contracts["importlinter:contract:house"]["layers"].split("\n")
    return {
        name.strip(" ()"): floor
        for floor, line in enumerate(line for line in lines if line.strip())
        for name in line.split("|")
    }


def test_imports_go_downwards(checkout: Path) -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint], cwd=checkout, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:]


def test_foreign_keys_go_downwards(floors: dict[str, int]) -> None:
    """An import contract can't see a key that names its model in a string."""
    upwards = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if not field.auto_created and isinstance(target := field.related_model, type)
        if _is_ours(model) and _is_ours(target) and not _is_below(target, model, floors)
    ]

    assert upwards == []


def _is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith("lantoa.")


def _is_below(target: type[Model], model: type[Model], floors: dict[str, int]) -> bool:
    here, there = model._meta.app_label, target._meta.app_label
    return here == there or floors[there] > floors[here]
