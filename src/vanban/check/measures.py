"""Drawn lines and pages against the measurements of the decree."""

from collections.abc import Iterator, Sequence

from vanban import layout
from vanban.check.drawn import Drawn, Flow, Leaf, PageNumber
from vanban.check.naming import Named
from vanban.check.remarks import Remarks, millimetres, points
from vanban.layout import Part, PartName, Range

_SIZE_SLACK = 0.3
_LENGTH_SLACK = 1.5
_INDENT_SLACK = 1.0
_KNOWN_FACES = (layout.FACE, *layout.METRIC_TWINS)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_RULED: dict[PartName, Range] = {
    "motto": Range(low=0.9, high=1.1, chosen=1.0),
    "issuer": layout.RULE_SHARE,
}


def check_measures(drawn: Drawn, named: Sequence[Named], remarks: Remarks) -> None:
    """Paper, margins, page numbers, faces, and the look of every part."""
    for leaf in drawn.leaves:
        _paper(leaf, remarks)
        _margins(leaf, remarks)
    for at, number in enumerate(drawn.numbers):
        _page_number(number, at, remarks)
    for flow in drawn.flows:
        _flow(flow, remarks)
    _faces(named, remarks)
    for name in named:
        if name.part is not None:
            _look(name, name.part, layout.PARTS[name.part], remarks)
    _rules(named, remarks)


def _paper(leaf: Leaf, remarks: Remarks) -> None:
    short, long = sorted((leaf.width, leaf.height))
    if abs(short - layout.PAGE_WIDTH) > 1 or abs(long - layout.PAGE_HEIGHT) > 1:
        remarks.add(
            "layout-paper",
            f"Khổ giấy {millimetres(leaf.width)} × {millimetres(leaf.height)} không phải A4 "
            "(210 × 297 mm).",
            "Chọn lại khổ giấy A4.",
            leaf.place,
            clause="mục I.1",
        )


def _margins(leaf: Leaf, remarks: Remarks) -> None:
    """The margins of the upright page; a page that lies across may turn them with it."""
    upright = leaf.width <= leaf.height
    for side, word in _SIDES.items():
        measured: float | None = getattr(leaf, side)
        if measured is None:
            continue
        allowed: list[Range] = [getattr(layout.MARGINS, side)]
        if not upright:
            allowed += [layout.MARGINS.left, layout.MARGINS.right, layout.MARGINS.top]
        if not any(r.holds(measured, tolerance=_LENGTH_SLACK) for r in allowed):
            remarks.add(
                "layout-margin",
                f"Lề {word} {millimetres(measured)}; quy định {_span(allowed[0])} mm.",
                f"Đặt lại lề {word} trong khoảng {_span(allowed[0])} mm.",
                leaf.place,
                clause="mục I.3",
            )


def _span(allowed: Range) -> str:
    low, high = points(allowed.low), points(allowed.high)
    return low if low == high else f"{low}–{high}"


def _page_number(number: PageNumber, at: int, remarks: Remarks) -> None:
    def note(message: str, suggestion: str, *, clause: str = "mục I.7") -> None:
        remarks.add("layout-page-number", message, suggestion, number.place, clause=clause)

    if number.later is False:
        note(
            "Không có số trang từ trang thứ hai.", "Đánh số trang ở giữa lề trên từ trang thứ hai."
        )
    if number.on_first and not (at and number.begins != 1):
        note("Trang thứ nhất có số trang.", "Bỏ số trang ở trang thứ nhất.")
    if number.later and not number.on_top:
        note("Số trang không ở lề trên.", "Đặt số trang ở giữa lề trên.")
    if number.later and number.on_top and not number.centred:
        note("Số trang không ở giữa lề trên.", "Canh giữa số trang ở lề trên.")
    size = layout.PARTS["page_number"].size
    if number.size is not None and not size.holds(number.size, tolerance=_SIZE_SLACK):
        note(f"Số trang cỡ chữ {points(number.size)}; quy định {_span(size)}.", "Đặt cỡ chữ 13–14.")
    if at and number.begins != 1 and (number.annex or number.begins):
        note(
            "Phụ lục không được đánh số trang riêng.",
            "Đánh số trang của phụ lục bắt đầu từ 1.",
            clause="mục III.1",
        )


def _flow(flow: Flow, remarks: Remarks) -> None:
    indent, leading = layout.FIRST_LINE_INDENT, layout.LINE_SPACING
    if flow.indent is not None and not indent.holds(flow.indent, tolerance=_INDENT_SLACK):
        remarks.add(
            "layout-indent",
            f"Dòng đầu đoạn lùi {millimetres(flow.indent)}; quy định 1 cm hoặc 1,27 cm.",
            "Đặt thụt đầu dòng 1,27 cm.",
            flow.place,
            clause="mục II.6",
        )
    if flow.justified is False:
        remarks.add(
            "layout-align",
            "Nội dung văn bản phải canh đều hai lề.",
            "Chọn canh đều hai bên.",
            flow.place,
            clause="mục II.6",
        )
    if flow.leading is not None and not leading.holds(flow.leading, tolerance=0.06):
        remarks.add(
            "layout-line-spacing",
            f"Khoảng cách dòng {points(flow.leading)}; quy định từ dòng đơn đến 1,5 dòng.",
            "Đặt lại khoảng cách dòng.",
            flow.place,
            clause="mục II.6",
        )
    if flow.spacing is not None and flow.spacing < layout.PARAGRAPH_SPACING - 0.7:
        remarks.add(
            "layout-paragraph-spacing",
            f"Các đoạn cách nhau {points(max(flow.spacing, 0.0))} pt; quy định tối thiểu 6 pt.",
            "Đặt khoảng cách đoạn từ 6 pt.",
            flow.place,
            clause="mục II.6",
        )


def _faces(named: Sequence[Named], remarks: Remarks) -> None:
    """Any face but Times New Roman and its twins is wrong; the known stand-in is a gap of the
    machine that set the text."""
    for name in named:
        for face in name.line.faces:
            if face == layout.FALLBACK_FACE:
                remarks.fallback(name.line.place)
            elif face not in _KNOWN_FACES:
                remarks.add(
                    "layout-font",
                    f"Dùng phông chữ {face or 'không rõ tên'}; quy định Times New Roman.",
                    "Đổi toàn bộ văn bản sang phông chữ Times New Roman.",
                    name.line.place,
                    clause="mục I.4",
                    key=face,
                )
        if not name.line.black:
            remarks.add(
                "layout-colour",
                "Chữ không phải màu đen.",
                "Đổi chữ sang màu đen.",
                name.line.place,
                clause="mục I.4",
            )


def _look(name: Named, part_name: PartName, part: Part, remarks: Remarks) -> None:
    line = name.line
    if line.tabbed and name.zone == "head":
        remarks.add(
            "layout-align",
            "Phần đầu văn bản dàn bằng phím Tab nên các dòng không canh giữa theo từng cột.",
            "Đặt phần đầu văn bản vào bảng hai cột không kẻ viền, canh giữa từng ô.",
            line.place,
            clause="mục II.1",
        )
    for code, message, suggestion in _faults(name, part_name, part):
        remarks.add(
            code, message, suggestion, line.place, clause=part.source, key=(part_name, message)
        )


def _faults(name: Named, part_name: PartName, part: Part) -> Iterator[tuple[str, str, str]]:
    line, what = name.line, part.name[0].upper() + part.name[1:]
    if line.size is not None and not part.size.holds(line.size, tolerance=_SIZE_SLACK):
        size = _span(part.size)
        yield (
            "layout-size",
            f"{what} cỡ chữ {points(line.size)}; quy định {size}.",
            f"Đặt cỡ chữ {size}.",
        )
    bold = line.leads_bold if part_name == "article" else line.bold
    wanted = True if part_name == "article" else part.bold
    if wanted is not None and bold != wanted:
        told = "đậm" if wanted else "không đậm"
        yield "layout-bold", f"{what} phải là chữ {told}.", f"Đặt lại kiểu chữ {told}."
    if part.italic is not None and line.italic != part.italic:
        told = "nghiêng" if part.italic else "đứng"
        yield "layout-italic", f"{what} phải là chữ {told}.", f"Đặt lại kiểu chữ {told}."
    if part.capitals and line.text != line.text.upper():
        yield "layout-capitals", f"{what} phải viết in hoa.", "Viết lại bằng chữ in hoa."
    if part.align == "center" and line.align in ("left", "right", "justify"):
        yield "layout-align", f"{what} phải canh giữa.", "Canh giữa dòng này."
    # The last line of a paragraph on a page may stand anywhere; a paragraph in Word says how it is.
    in_word = line.place.page is None
    if in_word and part.align == "justify" and line.align in ("left", "right", "center"):
        yield "layout-align", f"{what} phải canh đều hai lề.", "Chọn canh đều hai bên."


def _rules(named: Sequence[Named], remarks: Remarks) -> None:
    """The rules under Tiêu ngữ and issuing body: the last line of each bears it."""
    for part_name, share in _RULED.items():
        lines = [name.line for name in named if name.part == part_name and name.zone == "head"]
        if not lines:
            continue
        part = layout.PARTS[part_name]
        ruled = next((line for line in lines if line.ruled), None)
        if ruled is None:
            remarks.add(
                "layout-rule",
                f"Dưới {part.name} không có đường kẻ ngang.",
                "Kẻ đường thẳng nét liền bên dưới.",
                lines[-1].place,
                clause=part.source,
                key=part_name,
                severity="warning",
            )
        elif ruled.share is not None and not share.holds(ruled.share, tolerance=0.12):
            remarks.add(
                "layout-rule",
                f"Đường kẻ dưới {part.name} dài bằng {ruled.share:.0%} dòng chữ.",
                "Kẻ đường dài bằng dòng chữ."
                if part_name == "motto"
                else "Kẻ đường dài từ 1/3 đến 1/2 dòng chữ.",
                ruled.place,
                clause=part.source,
                key=part_name,
                severity="warning",
            )
