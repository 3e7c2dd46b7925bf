"""The person who acts, what was done, the files that were given."""

from .audit import AuditName, AuditRecord, AuditSeal, AuditSealedRecord
from .files import StoredFile, private_storage
from .people import User
from .runs import DailyRun

__all__ = (
    "AuditName",
    "AuditRecord",
    "AuditSeal",
    "AuditSealedRecord",
    "DailyRun",
    "StoredFile",
    "User",
    "private_storage",
)
