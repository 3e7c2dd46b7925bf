"""A room is named for what it holds, and each app says in five lines what it is for."""

from pathlib import Path

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc"}


def test_every_name_says_what_is_inside(tracked: list[Path], checkout: Path) -> None:
    vague = [
        str(path.relative_to(checkout))
        for path in tracked
        if {Path(part).stem.lower() for part in path.relative_to(checkout).parts} & SAYS_NOTHING
    ]

    assert vague == []


def test_every_app_introduces_itself(checkout: Path) -> None:
    apps = {path.parent for path in (checkout / "src" / "lantoa").glob("*/apps.py")}

    silent = [app.name for app in apps if app.name != "config" and not (app / "README.md").exists()]

    assert sorted(silent) == []
