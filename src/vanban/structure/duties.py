"""Findings on tasks and duties: who leads, what only a higher body can issue, what has no row."""

import re

from vanban.model import Document, Task
from vanban.structure.notes import Notes
from vanban.structure.units import is_group
from vanban.text import fold

_ACT = (
    r"(?:quyet dinh|ke hoach|chi thi|nghi quyet|nghi dinh|thong tu|van ban|chuong trinh|thong bao|"
    r"cong van|cong dien|ket luan|de an)"
)
_BODY = (
    r"(?:(?:pho )?chu tich |thuong truc |ban thuong vu )?(?:ubnd|uy ban nhan dan|hdnd|"
    r"hoi dong nhan dan|tinh uy|thanh uy|huyen uy|thu tuong|chinh phu|quoc hoi|bo truong|bo)\b"
    r"(?: (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|chinh phu))?"
)
# The product as a whole is the act; "Báo cáo thực hiện Nghị quyết của HĐND tỉnh" is a report.
_AWAITED = re.compile(
    rf"^\W*(?:cac |nhung |mot so )?{_ACT}(?:(?:, | va ){_ACT})*(?P<on>[^;,]{{0,60}}?)"
    rf" (?:cua|do) (?P<body>{_BODY})"
)
_CARRIES_OUT = re.compile(
    r"\b(?:trien khai|thuc hien|thi hanh|theo|cu the hoa|quan triet|tham muu|gop y|de nghi|"
    r"kien nghi|pho bien|tuyen truyen)\b"
)
_RANKS = (
    (r"quoc hoi|chinh phu|thu tuong|trung uong", 6),
    (r"^bo\b|bo truong|tong cuc", 5),
    (r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) (?:tinh|thanh pho)|tinh uy|thanh uy", 4),
    (r"^so\b|^ban\b|thanh tra tinh|van phong ubnd", 3),
    (r"(?:ubnd|uy ban nhan dan) (?:huyen|quan|thi xa)", 3),
    (r"chi cuc|(?:ubnd|uy ban nhan dan) (?:xa|phuong)|trung tam", 2),
    (r"phong|van phong|to\b|doi\b", 1),
)  # fmt: skip


def check_tasks(document: Document, notes: Notes) -> None:
    """Several leads, missing leads and times, products that another body issues."""
    for index, task in enumerate(document.tasks):
        name = f"Nhiệm vụ {task.ordinal}" if task.ordinal else f"Nhiệm vụ “{_short(task.text)}”"
        path = f"tasks/{index}"
        if len(task.lead) > 1:
            bodies = "; ".join(task.lead)
            notes.find(
                "several-leads",
                f"{name} ghi {len(task.lead)} đơn vị chủ trì: {bodies}.",
                suggestion="Chọn một đơn vị chủ trì chính; tạm lấy đơn vị ghi đầu tiên.",
                place=notes.nearest(f"{path}/lead"),
            )
        _check_gaps(task, name, path, notes)
        _check_products(document, task, name, path, notes)


def _check_gaps(task: Task, name: str, path: str, notes: Notes) -> None:
    if not task.lead:
        notes.find(
            "missing-lead",
            f"{name} không ghi đơn vị chủ trì.",
            suggestion="Xác định đơn vị chủ trì.",
            place=notes.nearest(path),
        )
    if not task.schedule.text:
        notes.find(
            "missing-schedule",
            f"{name} không ghi thời gian thực hiện.",
            severity="info",
            suggestion="Xác định thời gian thực hiện.",
            place=notes.nearest(path),
        )


def _short(text: str) -> str:
    return text if len(text) < 60 else text[:57].rsplit(" ", 1)[0] + "…"


def _check_products(document: Document, task: Task, name: str, path: str, notes: Notes) -> None:
    for product in task.deliverables:
        body = awaited_body(product, issuer=document.issuer.name or "")
        if body is None:
            continue
        notes.find(
            "foreign-deliverable",
            f"{name}: sản phẩm “{product}” do {body} ban hành, không phải cơ quan lập kế hoạch.",
            severity="info",
            suggestion=f"Theo dõi ở trạng thái chờ văn bản của {body}; không tính là chậm.",
            place=notes.nearest(f"{path}/deliverables"),
        )


def awaited_body(product: str, *, issuer: str) -> str | None:
    """The higher body that alone can issue a product ("Quyết định của UBND tỉnh": "UBND tỉnh").

    None for what the issuer of the plan makes itself: its own acts, drafts that it submits, plans
    that carry out another body's act.
    """
    match = _AWAITED.match(fold(product))
    if match is None or _CARRIES_OUT.search(match["on"]):
        return None
    own, above = rank(issuer), rank(match["body"])
    if own is None or above is None or above <= own:
        return None
    return product[match.start("body") : match.end("body")]


def rank(body: str) -> int | None:
    """How high a body stands, 6 for the Government to 1 for an office; None when not known."""
    folded = fold(body).strip()
    for pattern, height in _RANKS:
        if re.search(pattern, folded):
            return height
    return None


def check_duties(document: Document, notes: Notes) -> None:
    """A body with a duty of its own in the text that leads no task of the plan, told once."""
    if not document.tasks or all(task.table is None for task in document.tasks):
        return
    leading = {name for task in document.tasks for name in task.lead}
    names = {variant: unit for unit in document.units for variant in unit.variants}
    settled = {names[name].name for name in leading if name in names}
    for index, duty in enumerate(document.responsibilities):
        for body in duty.units[:1]:
            unit = names.get(body)
            if unit is None or is_group(body) or unit.name in settled:
                continue
            settled.add(unit.name)
            notes.find(
                "duty-without-task",
                f"{body} được giao việc ở phần tổ chức thực hiện nhưng không chủ trì nhiệm vụ nào "
                "trong bảng.",
                suggestion="Bổ sung một dòng vào bảng nhiệm vụ, hoặc xác nhận không cần theo dõi.",
                place=notes.nearest(f"responsibilities/{index}"),
            )
