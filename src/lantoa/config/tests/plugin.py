"""Loaded before Django's settings: the tests' own data folder, never the developer's."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lantoa.config.catalogues import compile_catalogues


def make_data() -> Path:
    """A folder with a short path; as root passable for the database's own user."""
    folder = Path(tempfile.mkdtemp(prefix="lantoa-", dir="/tmp"))
    folder.chmod(0o711)
    return folder


def remove_data(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


# Every process of a run (pytest-xdist starts several) has a folder and a server of its own.
DATA = make_data()
(DATA / "static").mkdir()
os.environ["LANTOA_DATA"] = str(DATA)
os.environ["LANTOA_LOG"] = "console"
for name in ("LANTOA_HOST", "LANTOA_PORT", "LANTOA_BASE_URL", "LANTOA_ALLOWED_HOSTS"):
    os.environ.pop(name, None)
compile_catalogues()

# No test is about time: a loaded machine is slow, not wrong.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    remove_data(DATA)
