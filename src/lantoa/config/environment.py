"""What the machine tells us, read once. A bad value is refused with one line, exit 2.

``LANTOA_DATA``
    Folder of database, files and derived data. Default ``var/`` of the checkout; as root one
    folder per checkout under ``/var/lib/lantoa/``.
``LANTOA_HOST``, ``LANTOA_PORT``
    Where the web server listens: 127.0.0.1, 8000.
``LANTOA_BASE_URL``
    The address that people type; ``https://`` switches on secure cookies. Default
    ``http://HOST:PORT``.
``LANTOA_ALLOWED_HOSTS``
    Names accepted in requests, separated by commas. Default: this machine's own.
``LANTOA_SECRET_KEY``
    Signs sessions and links. Default: generated into the data folder.
``LANTOA_MAIL_URL``, ``LANTOA_MAIL_FROM``
    The mail server, ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465``, and the
    sender's address. Default: nothing is sent by mail.
``LANTOA_LOG``
    ``console`` or ``json``. Default: ``console`` on a terminal, else ``json``.
``LANTOA_OIDC_URL``, ``LANTOA_OIDC_CLIENT_ID``, ``LANTOA_OIDC_SECRET``
    An OpenID Connect provider for single sign-on, all three or none. Default: none.
``LANTOA_OIDC_NAME``, ``LANTOA_OIDC_CLAIM``
    What its button says; which claim holds the name of the account (preferred_username).
``DATABASE_URL``
    A PostgreSQL 15+ in place of the embedded one.
``LANTOA_OWNER_URL``
    The same database as another role, which owns the tables and migrates. Default: the one of
    ``DATABASE_URL`` does so.
``LANTOA_SERVES``
    Set for the web server and the worker, which come to the database with fewer rights.
"""

import hashlib
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn
from urllib.parse import unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[3]
ROOT_DATA = Path("/var/lib/lantoa")
SECRET_KEY_LENGTH = 50

LogFormat = Literal["console", "json"]


class BadEnvironmentError(ValueError):
    """A value that cannot be used; the message is Vietnamese and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where letters are handed over; always encrypted unless it is this machine."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool
    sender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProvider:
    """An OpenID Connect provider. ``claim`` holds the name of the account that it opens."""

    url: str
    client_id: str
    secret: str
    name: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    data: Path
    host: str
    port: int
    base_url: str
    allowed_hosts: tuple[str, ...]
    secret_key: str | None
    log: LogFormat
    database_url: str | None
    owner_url: str | None
    serves: bool
    mail: "MailServer | None"
    identity_provider: "IdentityProvider | None"

    @property
    def is_secure(self) -> bool:
        return self.base_url.startswith("https://")


def checkout_folder() -> Path:
    """As root: the one folder of this checkout that the database's own user can reach."""
    return ROOT_DATA / hashlib.sha256(bytes(CHECKOUT)).hexdigest()[:12]


def default_data() -> Path:
    return checkout_folder() if os.geteuid() == 0 else CHECKOUT / "var"


def read(environ: Mapping[str, str]) -> Environment:
    """Raises BadEnvironmentError at the first value that cannot be used."""
    host = environ.get("LANTOA_HOST") or "127.0.0.1"
    port = _port(environ.get("LANTOA_PORT") or "8000")
    return Environment(
        data=_data(environ.get("LANTOA_DATA")),
        host=host,
        port=port,
        base_url=_base_url(environ.get("LANTOA_BASE_URL"), host, port),
        allowed_hosts=_allowed_hosts(environ.get("LANTOA_ALLOWED_HOSTS"), host),
        secret_key=_secret_key(environ.get("LANTOA_SECRET_KEY")),
        log=_log(environ.get("LANTOA_LOG")),
        database_url=_database_url("DATABASE_URL", environ.get("DATABASE_URL")),
        owner_url=_database_url("LANTOA_OWNER_URL", environ.get("LANTOA_OWNER_URL")),
        serves=bool(environ.get("LANTOA_SERVES")),
        mail=_mail(environ.get("LANTOA_MAIL_URL"), environ.get("LANTOA_MAIL_FROM")),
        identity_provider=_identity_provider(environ),
    )


def read_or_exit() -> Environment:
    try:
        return read(os.environ)
    except BadEnvironmentError as error:
        refuse(str(error))


def refuse(message: str) -> NoReturn:
    """One line for a person, no traceback, exit 2."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


def _data(text: str | None) -> Path:
    return Path(text).expanduser().absolute() if text else default_data()


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise BadEnvironmentError(
            f"Cổng “{text}” không dùng được: LANTOA_PORT hoặc --port phải là số từ 1 đến 65535."
        )
    return int(text)


def _base_url(text: str | None, host: str, port: int) -> str:
    if not text:
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise BadEnvironmentError(
            f"LANTOA_BASE_URL là “{text}”: cần địa chỉ đầy đủ, không kèm đường dẫn, "
            "ví dụ https://cchc.tinh.gov.vn."
        )
    return text.rstrip("/")


def _allowed_hosts(text: str | None, host: str) -> tuple[str, ...]:
    if text:
        return tuple(name.strip() for name in text.split(",") if name.strip())
    names = {"localhost", "127.0.0.1", "[::1]"}
    if host in ("0.0.0.0", "::"):
        name = socket.gethostname()
        names |= {name, *_addresses(name)}
    else:
        names.add(f"[{host}]" if ":" in host else host)
    return tuple(sorted(names))


def _addresses(name: str) -> set[str]:
    try:
        found = socket.getaddrinfo(name, None)
    except OSError:
        return set()
    texts = {str(entry[4][0]) for entry in found}
    return {f"[{text}]" if ":" in text else text for text in texts}


def _secret_key(text: str | None) -> str | None:
    if text and len(text) < SECRET_KEY_LENGTH:
        raise BadEnvironmentError(
            f"LANTOA_SECRET_KEY chỉ có {len(text)} ký tự: cần ít nhất {SECRET_KEY_LENGTH}; "
            "bỏ biến này để hệ thống tự tạo khóa."
        )
    return text or None


def _log(text: str | None) -> LogFormat:
    match text:
        case None | "":
            return "console" if sys.stderr.isatty() else "json"
        case "console" | "json":
            return text
    raise BadEnvironmentError(f"LANTOA_LOG là “{text}”: chỉ nhận console hoặc json.")


def _identity_provider(environ: Mapping[str, str]) -> "IdentityProvider | None":
    names = ("LANTOA_OIDC_URL", "LANTOA_OIDC_CLIENT_ID", "LANTOA_OIDC_SECRET")
    missing = [name for name in names if not environ.get(name)]
    if len(missing) == len(names):
        return None
    if missing:
        raise BadEnvironmentError(
            f"Thiếu {', '.join(missing)}: đăng nhập một lần cần đủ {', '.join(names)}, "
            "hoặc bỏ cả ba."
        )
    url, client_id, secret = (environ[name] for name in names)
    if not url.startswith("https://"):
        raise BadEnvironmentError(f"LANTOA_OIDC_URL là “{url}”: cần địa chỉ https://.")
    return IdentityProvider(
        url=url,
        client_id=client_id,
        secret=secret,
        name=environ.get("LANTOA_OIDC_NAME") or "Đăng nhập một lần của tỉnh",
        claim=environ.get("LANTOA_OIDC_CLAIM") or "preferred_username",
    )


def _database_url(name: str, text: str | None) -> str | None:
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadEnvironmentError(
            f"{name} không dùng được: cần dạng "
            "postgresql://tài_khoản:mật_khẩu@máy_chủ:5432/tên_cơ_sở_dữ_liệu."
        )
    return text


def _mail(url: str | None, sender: str | None) -> MailServer | None:
    if not url:
        return None
    parts = urlsplit(url)
    try:
        port = parts.port or (465 if parts.scheme == "smtps" else 587)
    except ValueError:
        port = 0
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not port:
        raise BadEnvironmentError(
            "LANTOA_MAIL_URL không dùng được: cần dạng smtp://tài_khoản:mật_khẩu@máy_chủ:587 "
            "hoặc smtps://tài_khoản:mật_khẩu@máy_chủ:465."
        )
    if not sender or "@" not in sender:
        raise BadEnvironmentError(
            "Thiếu LANTOA_MAIL_FROM: cần địa chỉ thư của người gửi, ví dụ cchc@so.tinh.gov.vn."
        )
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        sender=sender,
    )
