"""The key that signs sessions: made once, kept in the data folder for its owner alone."""

import os
import secrets
from pathlib import Path

from lantoa.config.environment import SECRET_KEY_LENGTH, refuse
from lantoa.config.reasons import reason


def secret_key(data: Path) -> str:
    """The key of this data folder; two processes that start together get the same one."""
    path = data / "secret-key"
    try:
        if not path.exists():
            _write_once(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        refuse(
            f"Không đọc hoặc ghi được khóa bí mật {path} ({reason(error)}). "
            "Kiểm tra quyền của thư mục dữ liệu hoặc đặt LANTOA_DATA sang thư mục khác."
        )


def _write_once(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(SECRET_KEY_LENGTH))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
