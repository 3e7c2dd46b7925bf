"""What a recorded activity must be, one rule a field: for a form at once, for a sheet by cell."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from lantoa.foundation.exceptions import ActionError

from .sentences import official_date

MOST_REACH = 2_000_000_000
LONGEST_TITLE = 500


def check_title(title: str) -> None:
    """Raises ActionError for nothing and for too much."""
    if not title:
        raise ActionError("Thiếu nội dung hoạt động. Ghi ngắn gọn đã làm gì.")
    if len(title) > LONGEST_TITLE:
        raise ActionError(
            f"Nội dung dài {len(title)} ký tự, quá {LONGEST_TITLE}. Rút gọn nội dung."
        )


def check_reach(reach: int | None) -> None:
    if reach is not None and not 0 <= reach <= MOST_REACH:
        raise ActionError("Số lượt tiếp cận không hợp lệ. Nhập số từ 0 trở lên hoặc để trống.")


def check_day(on: date, today: date, years: Collection[int]) -> None:
    """An activity is recorded after it took place, and within a year of the plans it serves;
    ``years`` are theirs."""
    if not years:
        raise ActionError("Chọn ít nhất một nhiệm vụ của kế hoạch mà hoạt động này thực hiện.")
    if on > today:
        raise ActionError(
            f"Ngày {official_date(on)} chưa đến. Ghi nhận hoạt động sau khi đã thực hiện."
        )
    for year in sorted(set(years)):
        if not year - 1 <= on.year <= year + 1:
            raise ActionError(
                f"Ngày {official_date(on)} quá xa năm {year} của kế hoạch. "
                "Kiểm tra lại ngày hoặc nhiệm vụ đã chọn."
            )


class Lasting(Protocol):
    """What exists for a time."""

    def is_valid(self, on: date) -> bool: ...


def check_unit(unit: Lasting, on: date) -> None:
    if not unit.is_valid(on):
        raise ActionError(
            f"{unit} không hoạt động vào ngày {official_date(on)}. Chọn đơn vị đúng thời điểm."
        )
