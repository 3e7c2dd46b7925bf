"""Whether a document on which a plan rests is in force on a day, as far as it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec

from .sentences import official_date

Sureness = Literal["read", "one source", "to check"]
Standing = Literal["in_force", "not_yet", "ended", "doubtful", "unknown"]

SURENESS = {
    "read": "đã đối chiếu văn bản",
    "one source": "theo một nguồn, cần đối chiếu văn bản",
    "to check": "cần kiểm tra",
}
LOOK_UP = "Tra cứu trên Cơ sở dữ liệu quốc gia về văn bản pháp luật trước khi trình ký."


class KnownDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one document; dates are inclusive, an absent one is not known.

    From ``doubtful_from`` on a replacement is known but not its first day.
    """

    symbol: str
    subject: str
    sureness: Sureness
    valid_from: date | None = None
    valid_to: date | None = None
    doubtful_from: date | None = None
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()


class KnownLaw(msgspec.Struct, frozen=True):
    """All that is known, as of a day: of later days it says nothing sure."""

    as_of: date
    document: tuple[KnownDocument, ...]

    def by_symbol(self) -> Mapping[str, KnownDocument]:
        return {symbol_key(entry.symbol): entry for entry in self.document}


@dataclass(frozen=True, slots=True)
class Validity:
    """``sentence`` is Vietnamese, ``way_out`` empty where nothing is to be done."""

    standing: Standing
    sentence: str
    way_out: str = ""

    @property
    def is_gap(self) -> bool:
        return self.standing in ("ended", "not_yet")


def symbol_key(symbol: str) -> str:
    """A symbol as it is compared: "22/2020/QĐ - UBND" and "22/2020/QĐ-UBND" are one."""
    return "".join(symbol.split()).upper()


def validity(symbol: str, known: KnownLaw, *, on: date) -> Validity:
    """The standing of a document on a day."""
    entry = known.by_symbol().get(symbol_key(symbol)) if symbol else None
    if entry is None:
        return Validity("unknown", "Chưa có thông tin hiệu lực", LOOK_UP)
    source = SURENESS[entry.sureness]
    if entry.valid_from is not None and on < entry.valid_from:
        return Validity(
            "not_yet",
            f"Chưa có hiệu lực: từ ngày {official_date(entry.valid_from)} ({source})",
            "Thay bằng văn bản đang có hiệu lực, hoặc bỏ căn cứ này.",
        )
    if entry.valid_to is not None and on > entry.valid_to:
        return Validity(
            "ended",
            f"Hết hiệu lực sau ngày {official_date(entry.valid_to)}{_replaced(entry)} ({source})",
            f"Viện dẫn {_named(entry.replaced_by)}." if entry.replaced_by else LOOK_UP,
        )
    if entry.doubtful_from is not None and on >= entry.doubtful_from:
        return Validity("doubtful", f"Hiệu lực cần kiểm tra{_replaced(entry)} ({source})", LOOK_UP)
    if on > known.as_of and entry.valid_to is None:
        return Validity(
            "doubtful",
            f"Còn hiệu lực đến ngày {official_date(known.as_of)}; sau ngày đó chưa kiểm tra",
            LOOK_UP,
        )
    amended = f", được sửa đổi bởi {_named(entry.amended_by)}" if entry.amended_by else ""
    return Validity("in_force", f"Còn hiệu lực{amended} ({source})")


def _replaced(entry: KnownDocument) -> str:
    return f", được thay bằng {_named(entry.replaced_by)}" if entry.replaced_by else ""


def _named(symbols: tuple[str, ...]) -> str:
    return " và ".join(symbols)
