from datetime import UTC, date, datetime

import pytest

from lantoa.foundation import clock


def test_the_day_begins_at_midnight_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    class Evening(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2022, 3, 31, 17, 30, tzinfo=UTC).astimezone(clock.CIVIL_ZONE)

    monkeypatch.setattr(clock, "datetime", Evening)

    assert clock.today() == date(2022, 4, 1)
