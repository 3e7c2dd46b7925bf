"""Makes ``.venv`` from the locked requirements when it is missing or stale.

``./run`` and ``./test`` run this file with the machine's own Python, before anything is installed:
only the standard library, and nothing of the product, may be imported here.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "lantoa-installed.json"
OLDEST_PYTHON = (3, 11)
# What a set holds besides itself: the tests' requirements contain the product's.
CONTAINS = {"base": ("base",), "test": ("base", "test")}
LAST_LINES = 15


def main() -> None:
    if sys.version_info < OLDEST_PYTHON:
        refuse(f"Cần Python 3.11 trở lên, máy đang dùng Python {sys.version.split()[0]}.")
    wanted = sys.argv[1] if len(sys.argv) > 1 else "base"
    # A run and a test started together must not both write the environment.
    with (CHECKOUT / "requirements" / "base.txt").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_current(wanted):
            return
        if not os.access(CHECKOUT, os.W_OK):
            refuse(f"Không ghi được vào {CHECKOUT} để cài thư viện. Cấp quyền ghi rồi chạy lại.")
        install(wanted)


def is_current(wanted: str) -> bool:
    """Whether the environment works, stands where it was made and holds the locked versions."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return (
        stamp.get("checkout") == str(CHECKOUT)
        and stamp.get("sets", {}).get(wanted) == fingerprint(wanted)
        and _works()
    )


def install(wanted: str) -> None:
    print("Đang cài các thư viện vào .venv (chỉ lần đầu, khoảng một phút)…", flush=True)
    STAMP.unlink(missing_ok=True)
    if not _works() or not _has_pip():
        _make_environment()
    _pip("-r", str(CHECKOUT / "requirements" / f"{wanted}.txt"), "--require-hashes")
    _pip("--no-deps", "--no-build-isolation", "--editable", str(CHECKOUT))
    sets = {name: fingerprint(name) for name in CONTAINS[wanted]}
    STAMP.write_text(json.dumps({"checkout": str(CHECKOUT), "sets": sets}), encoding="utf-8")


def fingerprint(name: str) -> str:
    """Of the locked versions, and of what the checkout installs under its own name."""
    import tomllib  # an older Python has been told so before this is reached

    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    digest = hashlib.sha256((CHECKOUT / "requirements" / f"{name}.txt").read_bytes())
    digest.update(json.dumps(project, sort_keys=True).encode())
    return digest.hexdigest()


def _works() -> bool:
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import sys; print(sys.version_info >= (3, 11))"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return answer.stdout.strip() == "True"


def _has_pip() -> bool:
    return _run([str(PYTHON), "-m", "pip", "--version"]).returncode == 0


def _make_environment() -> None:
    """With its own pip where Python brings one, else with the machine's pip from outside."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if find_spec("ensurepip") is not None and _run(command).returncode == 0:
        return
    made = _run([*command, "--without-pip"])
    if made.returncode != 0:
        _fail("Không tạo được .venv. Trên Debian: apt-get install python3-venv.", made)
    made = _run([sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "pip"])
    if made.returncode != 0:
        _fail("Không cài được pip vào .venv. Trên Debian: apt-get install python3-venv.", made)


def _pip(*arguments: str) -> None:
    # Python compiles what is imported, once; compiling everything would cost a third of the time.
    quickly = ("--quiet", "--no-input", "--no-compile")
    command = [str(PYTHON), "-m", "pip", "install", *quickly, *arguments]
    environ = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = _run(command, environ)
    if done.returncode != 0:
        _fail("Không cài được thư viện. Kiểm tra kết nối mạng và dung lượng ổ đĩa.", done)


def _run(
    command: list[str], environ: "dict[str, str] | None" = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _fail(message: str, done: "subprocess.CompletedProcess[str]") -> None:
    print("\n".join(done.stdout.strip().splitlines()[-LAST_LINES:]), file=sys.stderr)
    refuse(message)


def refuse(message: str) -> None:
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
