"""The one place that asks what time it is; everyone else is told."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

CIVIL_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, aware, in Vietnam's civil time."""
    return datetime.now(tz=CIVIL_ZONE)


def today() -> date:
    """The civil date in Vietnam. Entrances (views, tasks, commands) ask once and pass it on."""
    return now().date()
