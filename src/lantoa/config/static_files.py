"""Static files gathered under their hashed names, again only when one has changed."""

import hashlib

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from lantoa.config.settings import STATIC_ROOT

FINGERPRINT = STATIC_ROOT / ".fingerprint"


def collect_if_stale() -> bool:
    """Gather them if any was added, removed or changed since the last time; whether it was so."""
    fingerprint = _fingerprint()
    if FINGERPRINT.exists() and FINGERPRINT.read_text(encoding="ascii") == fingerprint:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    FINGERPRINT.write_text(fingerprint, encoding="ascii")
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            changed = storage.get_modified_time(name).timestamp()
            digest.update(f"{name}|{storage.size(name)}|{changed}\n".encode())
    return digest.hexdigest()
