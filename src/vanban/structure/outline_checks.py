"""Findings on the outline: labels out of order, lost sections, paragraphs cut in two."""

from collections.abc import Mapping, Sequence

from vanban.model import Place
from vanban.numbering import Label, is_successor, next_label
from vanban.structure.lines import Line
from vanban.structure.notes import Notes

_COUNTED = ("part", "chapter", "section", "capital", "roman", "article")


def missing(before: Label, after: Label) -> list[str]:
    """The labels left out between two siblings, none when the order goes back or far ahead."""
    if before.kind != after.kind or not before.order < after.order <= before.order + 6:
        return []
    names: list[str] = []
    label = before
    while (name := next_label(label)) and name != after.text and len(names) < 6:
        names.append(name)
        label = Label(text=name, kind=label.kind, order=label.order + 1)
    return names


def check_order(before: Label | None, label: Label, place: Place, notes: Notes) -> None:
    """Whether a label follows the one before it among its siblings (None: it is the first)."""
    if before is None:
        if label.order > 1 and label.kind != "decimal":
            notes.find(
                "wrong-numbering",
                f"Mục “{label.text}” đứng đầu một dãy, trước nó không có mục nào cùng cấp.",
                suggestion="Kiểm tra bản gốc xem có thiếu mục đứng trước hay không.",
                place=place,
            )
        return
    if is_successor(before, label):
        return
    lost = missing(before, label)
    if lost and label.kind in _COUNTED:
        names = ", ".join(lost)
        notes.find(
            "missing-section",
            f"Sau mục “{before.text}” là mục “{label.text}”; không thấy mục {names}.",
            suggestion=f"Đối chiếu bản gốc để bổ sung tiêu đề mục {names} hoặc đánh lại số.",
            place=place,
        )
        return
    expected = next_label(before)
    notes.find(
        "wrong-numbering",
        f"Sau mục “{before.text}” là mục “{label.text}”, không đúng thứ tự.",
        # Points without đ, or with f, are an old habit and no sign of lost text.
        severity="info" if label.kind == "letter" else "warning",
        suggestion=f"Số thứ tự đúng theo dãy là “{expected}”." if expected else None,
        place=place,
    )


def report_splits(places: Sequence[Place], notes: Notes) -> None:
    """Paragraphs that were cut in mid-sentence; the first few each, the rest in one finding."""
    shown = places[:8]
    for place in shown:
        notes.find(
            "split-paragraph",
            "Đoạn văn bị ngắt giữa câu (thường do sang trang); phần mềm đã nối lại.",
            severity="info",
            suggestion="Xem lại chỗ nối so với bản gốc.",
            place=place,
        )
    if len(places) > len(shown):
        rest = len(places) - len(shown)
        notes.find(
            "split-paragraph",
            f"Còn {rest} chỗ khác bị ngắt giữa câu và đã được nối lại.",
            severity="info",
            suggestion="Văn bản có thể được sao chép từ bản in nhiều dòng; nên đối chiếu bản gốc.",
            place=places[len(shown)],
        )


def report_points(dotted: Sequence[Line], notes: Notes) -> None:
    """Points printed "a." where the decree has "a)"."""
    if dotted:
        first = dotted[0]
        notes.find(
            "wrong-numbering",
            f"Điểm ghi dạng “{first.text[:2]}” ({len(dotted)} chỗ); "
            "Nghị định 30/2020/NĐ-CP quy định dạng “a)”.",
            severity="info",
            suggestion="Đổi dấu chấm sau chữ cái thành dấu ngoặc đơn.",
            place=first.place,
        )


def report_levels(levels: Mapping[str, Mapping[int, Line]], notes: Notes) -> None:
    """Headings of one rank that the source marks with different levels."""
    for lines in levels.values():
        if len(lines) > 1:
            line = list(lines.values())[1]
            notes.find(
                "heading-levels",
                "Các tiêu đề cùng cấp được định dạng ở những cấp khác nhau; "
                "phần mềm đã theo số thứ tự.",
                severity="info",
                suggestion="Thống nhất kiểu tiêu đề trong tệp gốc.",
                place=line.place,
            )
            return
