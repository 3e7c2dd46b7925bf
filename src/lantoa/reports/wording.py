"""The sentences of a report, as an official would sign them; numbers are spans with their key.

Dates read as Decree 30/2020 prints them (02/9/2021, 19/01/2022), numbers with a point between
thousands.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lantoa.programme.rules.sentences import inside, official_date
from lantoa.theme.formats import number_text
from vanban.periods import Period

from .content import Figure, Runs, Span
from .counts import Group
from .figures import TASKS

SAMPLE_NOTICE = (
    "Số liệu trong báo cáo này là dữ liệu minh họa, không phải kết quả thực tế của cơ quan."
)
DECREE = "Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ"
NO_PROOF = "Chưa có minh chứng được chấp nhận trong kỳ."
LISTED_UNITS = 4
SUBJECT_LENGTH = 140


def number(figure: Figure) -> Span:
    """The number itself, which on screen opens its rows."""
    return Span(number_text(figure.value), figure.key)


def counted(figure: Figure) -> Runs:
    """ "12 hoạt động"."""
    return (number(figure), Span(f" {figure.unit}"))


def compact(*pieces: str | Span | Runs) -> Runs:
    """Pieces in a row; text beside text becomes one span."""
    merged: list[Span] = []
    for span in _spans(pieces):
        if merged and not span.figure and not merged[-1].figure:
            merged[-1] = Span(merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    return tuple(merged)


def _spans(pieces: Iterable[str | Span | Runs]) -> Iterator[Span]:
    for piece in pieces:
        if isinstance(piece, str):
            yield Span(piece)
        elif isinstance(piece, Span):
            yield piece
        else:
            yield from piece


def subject(text: str) -> str:
    """What a topic or task is about: its beginning up to a natural stop, at most a line or two."""
    line = " ".join(text.split()).rstrip(" ;,.…")
    if len(line) <= SUBJECT_LENGTH:
        return line
    cut = line[:SUBJECT_LENGTH]
    stop = max(cut.rfind(sign) for sign in (";", ":", ".", ","))
    if stop < SUBJECT_LENGTH // 2:
        stop = cut.rfind(" ")
    return cut[:stop].rstrip(" ;:,.") + "…"


def span_of_days(first: date, last: date) -> str:
    return f"từ ngày {official_date(first)} đến hết ngày {official_date(last)}"


def counting(period: Period) -> str:
    """How the period was counted, and what the calendar says beside it."""
    calendar = span_of_days(period.calendar_starts, period.calendar_ends)
    return (
        f"Số liệu tính {span_of_days(period.starts, period.ends)} theo {DECREE}; "
        f"{inside(period.label)} theo lịch {calendar}."
    )


def overview(
    *,
    agency: str,
    total: Figure,
    internal: Figure,
    external: Figure,
    reached: Figure,
    measured: Figure,
) -> Runs:
    """The period in a paragraph."""
    if not total.value:
        return (
            Span(
                f"Trong kỳ, {agency} chưa ghi nhận hoạt động truyền thông nào "
                "thuộc Kế hoạch (0 hoạt động)."
            ),
        )
    aimed = compact(
        f"Trong kỳ, {agency} đã thực hiện ",
        number(total),
        " hoạt động truyền thông thuộc Kế hoạch; trong đó ",
        counted(internal),
        " hướng tới đối tượng trong nội bộ cơ quan, ",
        counted(external),
        " hướng tới đối tượng bên ngoài cơ quan",
        " (một hoạt động có thể hướng tới nhiều đối tượng).",
    )
    return compact(aimed, _reached(reached, measured, total))


def tally(*, as_of: date, tasks: Figure, states: Sequence[tuple[str, Figure]]) -> Runs:
    """How many tasks are in which state; the states are Vietnamese words."""
    listed: list[str | Span | Runs] = []
    for label, figure in states:
        listed += [", " if listed else "", number(figure), f" nhiệm vụ {inside(label)}"]
    return compact(
        f"Tính đến ngày {official_date(as_of)}, trong tổng số ",
        number(tasks),
        f" {TASKS} của Kế hoạch có ",
        *listed,
        ".",
    )


def on_topic(group: Group, total: Figure, channels: Sequence[tuple[str, Figure]]) -> Runs:
    """What was done on a topic; channels are names with their figures."""
    if not total.value:
        return (Span("Trong kỳ chưa ghi nhận hoạt động nào về nội dung này."),)
    listed: list[str | Span | Runs] = []
    for name, figure in channels:
        listed += ["; " if listed else "", f"{name} (", number(figure), ")"]
    return compact(
        *("Trong kỳ đã thực hiện ", counted(total), ", theo hình thức: ", *listed, ". "),
        *(_units(group), _latest(group)),
    )


def on_task(group: Group, total: Figure) -> Runs:
    """What was done for a task."""
    if not total.value:
        return (Span("Trong kỳ chưa ghi nhận hoạt động nào của nhiệm vụ này."),)
    return compact("Trong kỳ đã thực hiện ", counted(total), ". ", _units(group), _latest(group))


def _reached(reached: Figure, measured: Figure, total: Figure) -> Runs:
    """The sum of what was recorded, and how many activities recorded it when not all did."""
    if not measured.value:
        return ()
    said = compact(" Tổng số lượt tiếp cận được ghi nhận là ", number(reached))
    if measured.value == total.value:
        return compact(said, ".")
    return compact(said, " (ghi nhận ở ", number(measured), "/", number(total), " hoạt động).")


def _units(group: Group) -> str:
    names = sorted(group.units, key=lambda name: (-group.units[name], name))
    shown = ", ".join(names[:LISTED_UNITS])
    rest = " và các đơn vị khác" if len(names) > LISTED_UNITS else ""
    return f"Đơn vị thực hiện: {shown}{rest}. "


def _latest(group: Group) -> str:
    latest = group.latest[0]
    return f"Gần nhất: “{latest.title.strip().rstrip('.')}” (ngày {official_date(latest.on)})."
