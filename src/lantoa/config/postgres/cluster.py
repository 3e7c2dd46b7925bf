"""Where one embedded cluster keeps its parts, and the address that reaches it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# Owns the tables and migrates; pages and the worker come as the second, which may not do all.
ROLE = "lantoa"
SERVING_ROLE = "lantoa_web"
DATABASE = "lantoa"
SUPERUSER = "postgres"
PORT = 5432
# A socket's path holds 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET = 100


@dataclass(frozen=True, slots=True)
class Cluster:
    """The parts of the cluster under ``data``; nothing is touched."""

    data: Path

    @property
    def folder(self) -> Path:
        return self.data / "postgres"

    @property
    def draft(self) -> Path:
        """Where a new cluster is made, so that half a cluster is never taken for a whole one."""
        return self.data / "postgres.new"

    @property
    def lock(self) -> Path:
        """Held by the process that runs the server."""
        return self.data / "postgres.lock"

    @property
    def log(self) -> Path:
        return self.data / "logs" / "postgres.log"

    @property
    def socket(self) -> Path:
        """The folder of the socket: in the data folder, or under /tmp when that is too deep."""
        inside = self.data / "socket"
        if len(bytes(inside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
            return inside
        return Path("/tmp") / f"lantoa-{hashlib.sha256(bytes(self.data)).hexdigest()[:16]}"

    def url(self, *, role: str = ROLE, database: str = DATABASE) -> str:
        host = quote(str(self.socket), safe="")
        return f"postgresql://{role}@/{database}?host={host}&port={PORT}"


def url(data: Path, *, serving: bool = False) -> str:
    """How the application reaches the embedded database of this data folder."""
    return Cluster(data).url(role=SERVING_ROLE if serving else ROLE)
