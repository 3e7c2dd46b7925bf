"""The pictures of the handbook, made anew: ``./test tests/browser/handbook_pictures.py``.

No test, so that no run of the tests changes a file; its name keeps pytest from collecting it by
itself. The day, the sizes and the rows are fixed: the same screens give the same pictures.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import BrowserContext

from lantoa.agencies.enums import Role
from lantoa.programme.enums import EvidenceState, ImportState
from lantoa.programme.models import Evidence, PlanImport
from lantoa.reports.enums import ReportState
from lantoa.reports.models import Report
from tests.conftest import NOON, WorkingAgency

FOLDER = Path(__file__).parents[2] / "docs" / "huong-dan" / "anh"
# Screens are flat: so many colours show them without a visible loss.
COLOURS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """``name`` of the file; ``height`` of the part of the screen that the handbook speaks of."""

    name: str
    role: Role | None
    address: Callable[[WorkingAgency], str]
    height: int
    width: int = 1120


def _import(found: WorkingAgency) -> str:
    entry = PlanImport.objects.get(agency=found.agency, state=ImportState.READ)
    return f"/quan-tri/ke-hoach/nhap/{entry.pk}/"


def _evidence(found: WorkingAgency) -> str:
    waiting = Evidence.objects.filter(state=EvidenceState.SUBMITTED).order_by("-id")
    return f"/quan-tri/minh-chung/{waiting[0].pk}/"


def _report(found: WorkingAgency) -> str:
    report = Report.objects.get(agency=found.agency, state=ReportState.APPROVED)
    return f"/quan-tri/bao-cao/{report.pk}/"


PICTURES = (
    Picture("ban-lam-viec", Role.OFFICE, lambda found: "/quan-tri/", 760),
    Picture("ra-soat", Role.OFFICE, _import, 900, 1280),
    Picture(
        "ghi-nhan",
        Role.STAFF,
        lambda found: f"/quan-tri/nhiem-vu/{found.plan.tasks.get(ordinal=2).pk}/ghi-nhan/",
        844,
        390,
    ),
    Picture("minh-chung", Role.OFFICE, _evidence, 640),
    Picture("cong-bo", Role.LEADERSHIP, lambda found: f"/quan-tri/ke-hoach/{found.plan.pk}/", 620),
    Picture("trang-cong-khai", None, lambda found: f"/ke-hoach/{found.plan.slug}/", 860),
    Picture("bao-cao", Role.OFFICE, _report, 860),
)


@pytest.fixture
def settled(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, db: None
) -> WorkingAgency:
    """The times that rows give themselves stand still as well; screens show them to the minute."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    found = request.getfixturevalue("working_agency")
    assert isinstance(found, WorkingAgency)
    return found


def test_draw(settled: WorkingAgency, visit, context_of: Callable[..., BrowserContext]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        size = {"width": picture.width, "height": picture.height, "reduced_motion": "reduce"}
        person = settled.people[picture.role] if picture.role else None
        context = context_of(person, **size) if person else visit.new_context(**size)
        page = visit(picture.address(settled), context=context)
        page.locator("h1").first.wait_for()
        shot = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
        flat = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(FOLDER / f"{picture.name}.png", optimize=True)
