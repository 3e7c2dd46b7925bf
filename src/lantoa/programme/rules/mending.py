"""The document as people mended it: the reader's text with the corrections of the review."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from vanban.model import Document
from vanban.periods import parse_schedule

from .decisions import FieldValue


class MendError(ValueError):
    """A correction that cannot be applied; the message is a Vietnamese sentence."""


_TEXTS = re.compile(
    r"number|symbol|title|place|issuer/(name|parent)|"
    r"tasks/\d+/(text|note|group|budget_text)|"
    r"(topics|audiences|channels|objectives|requirements)/\d+"
)
_LISTS = re.compile(r"tasks/\d+/(lead|supporting|deliverables)")
_SCHEDULE = re.compile(r"tasks/\d+/schedule")
_REQUIRED = re.compile(r"title|tasks/\d+/text|issuer/name")
EARLIEST_YEAR, LATEST_YEAR = 1945, 2200


def mended(document: Document, fields: Mapping[str, FieldValue | None]) -> Document:
    """The document with each path's new value. Raises MendError naming what cannot be used."""
    if not fields:
        return document
    values: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    # The year first: a schedule without a year is understood in it.
    for path in sorted(fields, key=lambda path: path != "year"):
        value = fields[path]
        if value is not None:
            _put(values, path, _parsed(path, value, values.get("year")))
    return msgspec.convert(values, Document, strict=False)


def is_mendable(path: str) -> bool:
    """Whether a person may correct the field at a path."""
    return path in ("year", "date") or any(
        pattern.fullmatch(path) for pattern in (_TEXTS, _LISTS, _SCHEDULE)
    )


def _parsed(path: str, value: FieldValue, year: int | None) -> Any:
    if path == "year":
        return _year(_one(path, value))
    if path == "date":
        return _day(_one(path, value))
    if _LISTS.fullmatch(path):
        lines = value.splitlines() if isinstance(value, str) else value
        return [" ".join(line.split()) for line in lines if line.strip()]
    if _SCHEDULE.fullmatch(path):
        schedule, _ = parse_schedule(_one(path, value), year=year)
        return msgspec.to_builtins(schedule)
    if _TEXTS.fullmatch(path):
        text = _one(path, value)
        if not text and _REQUIRED.fullmatch(path):
            raise MendError("Mục này không được để trống. Nhập nội dung như trên văn bản.")
        is_item = path.count("/") > 0 and not path.endswith(("note", "group", "budget_text"))
        return text if text or is_item else None
    raise MendError(f"Mục “{path}” không sửa được ở đây.")


def _one(path: str, value: FieldValue) -> str:
    if not isinstance(value, str):
        raise MendError(f"Mục “{path}” chỉ nhận một nội dung.")
    return value.strip()


def _year(text: str) -> int:
    if not text.isdecimal() or len(text) != 4 or not EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
        raise MendError(f"Năm “{text}” không hợp lệ. Nhập năm có bốn chữ số, ví dụ 2026.")
    return int(text)


def _day(text: str) -> str | None:
    if not text:
        return None
    readers: tuple[Callable[[str], date], ...] = (
        date.fromisoformat,
        lambda typed: datetime.strptime(typed, "%d/%m/%Y").date(),
    )
    for read in readers:
        try:
            return read(text).isoformat()
        except ValueError:
            continue
    raise MendError(f"Ngày “{text}” không có thật. Nhập theo dạng ngày/tháng/năm.")


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a path. Raises MendError when the document has no such place."""
    *parents, last = path.split("/")
    place: Any = values
    try:
        for part in parents:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list):
            place[int(last)] = value
        elif last in place:
            place[last] = value
        else:
            raise KeyError(last)
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise MendError(f"Văn bản không có mục “{path}”. Tải lại trang rà soát.") from error
