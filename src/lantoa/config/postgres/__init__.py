"""The embedded PostgreSQL of one data folder, from the wheel's own binaries.

It listens on a socket in a folder of its owner alone, never on the network, and takes only the
operating system's word for who connects (``peer``). No Django here: it runs before Django does.
"""

from .cluster import Cluster, url
from .failures import PostgresError
from .server import STOPPING, is_served, launch, owned, running

__all__ = [
    "STOPPING",
    "Cluster",
    "PostgresError",
    "is_served",
    "launch",
    "owned",
    "running",
    "url",
]
