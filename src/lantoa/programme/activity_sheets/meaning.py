"""What each row of a sheet means, or where and why it means nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ValidationError
from openpyxl.utils.datetime import from_excel

from lantoa.agencies.models import Audience, Channel, Unit
from lantoa.foundation.exceptions import ActionError
from lantoa.foundation.fields import clean_text, refuse_invisible

from ..models import PlanTask, PlanTopic
from ..rules.links import check_link
from ..rules.recording import check_day, check_reach, check_title, check_unit
from .choices import Choices, name_key
from .layout import BY_KEY, COLUMNS, NO, YES
from .reading import FORMULA, RawRow, RawSheet

DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
TASK = re.compile(r"(?:nhiệm vụ\s*)?(\d{1,4})\b.*", re.IGNORECASE | re.DOTALL)
TOPIC = re.compile(r"\s*([^\W_]{1,4})\s*[).:]?(?:\s.*)?", re.DOTALL)
# 1954 to 2119: what a day is as a number of Excel; anything else is some other number.
SERIALS = range(20_000, 80_000)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CellError:
    """``place`` is the cell ("C5"), ``column`` its title."""

    place: str
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class RowMeaning:
    """A row as an activity, or what is wrong with it. ``values`` are those of the good columns.

    ``key`` is the same for rows that say the same, whatever the file and the place in it.
    """

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: tuple[CellError, ...] = ()
    key: UUID | None = None


def meanings(sheet: RawSheet, choices: Choices, *, today: date) -> tuple[RowMeaning, ...]:
    """One for each row, in their order. No query."""
    return tuple(_meaning(row, sheet, choices, today) for row in sheet.rows)


def _meaning(row: RawRow, sheet: RawSheet, choices: Choices, today: date) -> RowMeaning:
    values: dict[str, Any] = {}
    errors: list[CellError] = []
    for column in COLUMNS:
        try:
            values[column.key] = _read(column.key, row.values.get(column.key), choices)
        except ActionError as error:
            errors.append(_error(row, sheet, column.key, error))
    for key, check in _checks(values, today):
        try:
            check()
        except ActionError as error:
            errors.append(_error(row, sheet, key, error))
    if errors:
        return RowMeaning(row.number, values, tuple(errors))
    return RowMeaning(row.number, values, key=_key(choices, values))


def _error(row: RawRow, sheet: RawSheet, key: str, error: ActionError) -> CellError:
    return CellError(f"{sheet.letters.get(key, '')}{row.number}", BY_KEY[key].title, error.message)


def _read(key: str, raw: Any, choices: Choices) -> Any:
    if raw is FORMULA:
        raise ActionError("Ô chứa công thức. Dán lại dưới dạng giá trị.")
    if raw is None:
        if BY_KEY[key].is_required:
            raise ActionError("Chưa nhập.")
        return EMPTY[key]
    return READERS[key](raw, choices)


def _checks(values: dict[str, Any], today: date) -> Iterator[tuple[str, Callable[[], None]]]:
    """The rules of a single record, each told of the column it is about."""
    if "title" in values:
        yield "title", lambda: check_title(values["title"])
        yield "title", lambda: check_visible(values["title"])
    if "reach" in values:
        yield "reach", lambda: check_reach(values["reach"])
    if values.get("link"):
        yield "link", lambda: check_link(values["link"])
    if "on" in values and "tasks" in values:
        yield (
            "on",
            lambda: check_day(values["on"], today, [task.plan.year for task in values["tasks"]]),
        )
    if "on" in values and "unit" in values:
        yield "unit", lambda: check_unit(values["unit"], values["on"])


def _day(raw: Any, choices: Choices) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool) and int(raw) in SERIALS:
        return _day(from_excel(int(raw)), choices)
    found, iso = DAY.fullmatch(str(raw)), ISO_DAY.fullmatch(str(raw))
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        pass
    raise ActionError(f"“{_shown(raw)}” không phải ngày. Nhập ngày/tháng/năm, ví dụ 05/03/2026.")


def check_visible(text: str) -> None:
    """Raises ActionError for letters that nobody sees."""
    try:
        refuse_invisible(text)
    except ValidationError as error:
        raise ActionError(error.messages[0]) from error


def _title(raw: Any, choices: Choices) -> str:
    return " ".join(clean_text(_text(raw)).split())


def _tasks(raw: Any, choices: Choices) -> tuple[PlanTask, ...]:
    found: list[PlanTask] = []
    for part in _parts(raw):
        number = TASK.fullmatch(part)
        task = choices.tasks.get(int(number[1])) if number else None
        if task is None:
            raise ActionError(
                f"Kế hoạch năm {choices.plan.year} không có nhiệm vụ “{_shown(part)}”. Nhập số thứ "
                "tự của nhiệm vụ."
            )
        if task not in found:
            found.append(task)
    return tuple(found)


def _topics(raw: Any, choices: Choices) -> tuple[PlanTopic, ...]:
    found: list[PlanTopic] = []
    for part in _parts(raw):
        label = TOPIC.fullmatch(part)
        topic = choices.topics.get(name_key(label[1])) if label else None
        if topic is None:
            raise ActionError(
                f"Kế hoạch không có nội dung “{_shown(part)}”. Nhập điểm, ví dụ: a; c."
            )
        if topic not in found:
            found.append(topic)
    return tuple(found)


def _channel(raw: Any, choices: Choices) -> Channel:
    return _named(raw, choices.channels, "kênh")


def _unit(raw: Any, choices: Choices) -> Unit:
    unit = _named(raw, choices.units, "đơn vị")
    if not choices.may_record_for(unit):
        raise ActionError(f"Không được ghi nhận cho {unit}. Chỉ ghi nhận cho đơn vị của mình.")
    return unit


def _audiences(raw: Any, choices: Choices) -> tuple[Audience, ...]:
    found = dict.fromkeys(_named(part, choices.audiences, "đối tượng") for part in _parts(raw))
    return tuple(found)


def _reach(raw: Any, choices: Choices) -> int:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if raw == int(raw):
            return int(raw)
    else:
        digits = re.sub(r"[.\s]", "", str(raw))
        if digits.isascii() and digits.isdecimal() and len(digits) < 12:
            return int(digits)
    raise ActionError(f"“{_shown(raw)}” không phải số nguyên từ 0 trở lên.")


def _link(raw: Any, choices: Choices) -> str:
    return _text(raw)


def _is_public(raw: Any, choices: Choices) -> bool:
    answers = {name_key(YES): True, name_key(NO): False, "x": True, "true": True, "false": False}
    answer = answers.get(name_key(str(raw)))
    if answer is None:
        raise ActionError(f"“{_shown(raw)}”: nhập {YES} hoặc {NO}.")
    return answer


READERS: dict[str, Callable[[Any, Choices], Any]] = {
    "on": _day,
    "title": _title,
    "tasks": _tasks,
    "channel": _channel,
    "unit": _unit,
    "audiences": _audiences,
    "topics": _topics,
    "reach": _reach,
    "link": _link,
    "is_public": _is_public,
}
EMPTY: dict[str, Any] = {
    "audiences": (),
    "topics": (),
    "reach": None,
    "link": "",
    "is_public": False,
}


def _named(raw: Any, known: Mapping[str, T], what: str) -> T:
    found = known.get(name_key(_text(raw)))
    if found is None:
        raise ActionError(f"Không có {what} “{_shown(raw)}”. Chọn trong danh sách của tệp mẫu.")
    return found


def _text(raw: Any) -> str:
    """What stands in the cell; a whole number without the decimals that Excel keeps."""
    if isinstance(raw, float) and raw == int(raw):
        raw = int(raw)
    return str(raw).strip()


def _parts(raw: Any) -> list[str]:
    return [part.strip() for part in _text(raw).split(";") if part.strip()]


def _shown(raw: Any) -> str:
    text = " ".join(str(raw).split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _key(choices: Choices, values: Mapping[str, Any]) -> UUID:
    told = (
        choices.plan.agency_id,
        values["on"].isoformat(),
        values["title"],
        values["channel"].pk,
        values["unit"].pk,
        sorted(task.pk for task in values["tasks"]),
        sorted(row.pk for row in values["audiences"]),
        sorted(row.pk for row in values["topics"]),
        values["reach"],
        values["link"],
    )
    return uuid5(NAMESPACE_URL, f"lantoa-activity/{sha256(repr(told).encode()).hexdigest()}")
