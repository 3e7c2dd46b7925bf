"""Pieces of the sentences that explain a state, as officials write them."""

from collections.abc import Sequence
from datetime import date

from .facts import ActivityCount, Product

LISTED = 3
LONGEST = 90


def official_date(day: date) -> str:
    """02/9/2021, 19/01/2022: a zero leads days below 10 and months 1 and 2 (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def inside(label: str) -> str:
    """A label as it reads in the middle of a sentence: "Quý II" becomes "quý II"."""
    return label[:1].lower() + label[1:]


def label_in(label: str, year: int) -> str:
    """An occurrence's label inside a sentence, without the plan's own year: "quý II"."""
    return inside(label.removesuffix(f" năm {year}"))


def during(label: str) -> str:
    """ " trong quý II"; nothing for a label that itself says until when: "đến ngày 14/11/2026"."""
    return "" if label.startswith("đến ") else f" trong {label}"


def begun(sentence: str) -> str:
    """The same with a capital at the beginning."""
    return sentence[:1].upper() + sentence[1:]


def brief(text: str) -> str:
    """One line of a product's text without its closing punctuation, cut at a word if long."""
    line = " ".join(text.split()).strip(" -;,.…")
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", maxsplit=1)[0].rstrip(" ,;") + "…"


def listing(texts: Sequence[str]) -> str:
    """Up to three texts, then how many more: "Kế hoạch; Báo cáo và 2 sản phẩm khác"."""
    shown = "; ".join(brief(text) for text in texts[:LISTED])
    rest = len(texts) - LISTED
    return f"{shown} và {rest} sản phẩm khác" if rest > 0 else shown


def activities_text(activities: ActivityCount) -> str:
    """ "5 hoạt động, gần nhất 12/5/2022"; empty without any."""
    if not activities.count:
        return ""
    latest = f", gần nhất {official_date(activities.latest)}" if activities.latest else ""
    return f"{activities.count} hoạt động{latest}"


def awaited_text(products: Sequence[Product]) -> str:
    """ "chờ văn bản của UBND tỉnh: Các Quyết định của UBND tỉnh", one part a body."""
    bodies: dict[str, list[str]] = {}
    for product in products:
        bodies.setdefault(product.awaited_from, []).append(product.text)
    return "; ".join(f"chờ văn bản của {body}: {listing(texts)}" for body, texts in bodies.items())


def joined(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return "; ".join(part for part in parts if part)
