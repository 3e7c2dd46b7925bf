"""The embedded PostgreSQL of one data folder: where it listens and how it is reached."""

from pathlib import Path
from urllib.parse import quote


def url(data: Path) -> str:
    return f"postgresql://lantoa@/lantoa?host={quote(str(data))}"
