"""A copy beside the frozen report: equal, other figures, other rows, another file altogether."""

from io import StringIO
from pathlib import Path

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from lantoa.reports.document import Issue, report_document
from lantoa.reports.models import Report
from lantoa.reports.queries import Verdict, frozen_document, verify_copy
from lantoa.reports.verification import compare
from vanban.model import Document
from vanban.structure import read_document
from vanban.writers import write_document

from .factories import PDF, make_world
from .scopes import activities, content, scope

DOCUMENT = report_document(content(scope(activities(12, seed=3))), Issue(7, scope().period.ends))


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_what_the_system_writes_is_the_report(format: str) -> None:
    copy = read_document(write_document(DOCUMENT, format=format), name=f"a.{format}")
    assert compare(DOCUMENT, copy) == ()


def changed(table: int, row: int, column: int, text: str) -> Document:
    tables = list(DOCUMENT.tables)
    rows = [list(cells) for cells in tables[table].rows]
    rows[row][column] = text
    tables[table] = msgspec.structs.replace(tables[table], rows=tuple(map(tuple, rows)))
    return msgspec.structs.replace(DOCUMENT, tables=tuple(tables))


def test_a_changed_cell_is_named_by_table_row_and_column() -> None:
    [found] = compare(DOCUMENT, changed(0, 1, 2, "99"))
    assert found.place == "Bảng 1 (mục II.1), dòng 2, cột “Số hoạt động”"
    assert (found.frozen, found.copy) == (DOCUMENT.tables[0].rows[1][2], "99")


def test_a_row_that_is_gone_is_named() -> None:
    tables = list(DOCUMENT.tables)
    tables[1] = msgspec.structs.replace(tables[1], rows=tables[1].rows[:-1])
    [found] = compare(DOCUMENT, msgspec.structs.replace(DOCUMENT, tables=tuple(tables)))
    assert found.place.startswith("Bảng 2 (mục II.2), dòng")
    assert found.copy == "không có"


def test_a_changed_number_in_a_sentence_is_told_as_a_number() -> None:
    first = DOCUMENT.sections[0].children[0]
    text = first.text.replace(" 12 hoạt động", " 21 hoạt động", 1)
    assert text != first.text
    child = msgspec.structs.replace(first, text=text)
    chapter = msgspec.structs.replace(
        DOCUMENT.sections[0], children=(child, *DOCUMENT.sections[0].children[1:])
    )
    copy = msgspec.structs.replace(DOCUMENT, sections=(chapter, *DOCUMENT.sections[1:]))
    [found] = compare(DOCUMENT, copy)
    assert found.place == "Mục I.1, số liệu"
    assert (found.frozen, found.copy) == ("12", "21")


@pytest.fixture
def signed(db: None) -> Report:
    world = make_world()
    world.random_activities(15, seed=2)
    return world.signed()


def test_the_signed_file_itself_is_the_same_byte_for_byte(signed: Report) -> None:
    found = verify_copy(PDF, name="ban-ky.pdf")
    assert (found.verdict, found.is_same_file, found.report) == (Verdict.SAME, True, signed)
    assert "từng byte" in found.sentence


def test_a_copy_is_found_by_its_number_and_date(signed: Report) -> None:
    data = write_document(frozen_document(signed), format="docx")
    found = verify_copy(data, name="ban-sao.docx")
    assert (found.verdict, found.is_same_file, found.report) == (Verdict.SAME, False, signed)
    assert "không so từng byte" in found.sentence


def run(path: Path, *options: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_report", str(path), *options, stdout=out, stderr=err)
    return stopped.value.code, out.getvalue(), err.getvalue()


def test_the_command_says_0_1_or_2(signed: Report, tmp_path: Path) -> None:
    document = frozen_document(signed)
    path = tmp_path / "ban-sao.docx"
    path.write_bytes(write_document(document, format="docx"))
    assert run(path)[0] == 0
    rows = tuple((cells[0], cells[1], "1.234", *cells[3:]) for cells in document.tables[0].rows)
    table = msgspec.structs.replace(document.tables[0], rows=rows)
    other = msgspec.structs.replace(document, tables=(table, *document.tables[1:]))
    path.write_bytes(write_document(other, format="docx"))
    code, out, _ = run(path)
    assert code == 1
    assert "Bảng 1 (mục II.1), dòng 1, cột “Số hoạt động”" in out
    path.write_bytes(b"%PDF-1.4 hong")
    assert run(path)[0] == 2
    assert run(tmp_path / "khong-co.pdf")[0] == 2
    path.write_bytes(
        write_document(
            msgspec.structs.replace(document, number="8", code_text="Số: 08/BC-SNV"), format="docx"
        )
    )
    assert "Không tìm thấy báo cáo" in run(path)[2]
    assert run(path, "--report", str(signed.pk))[0] == 1


def test_the_screen_compares_and_looks_hashes_up(signed: Report) -> None:
    client, address = Client(), reverse("reports:verify")
    client.force_login(signed.created_by)
    data = write_document(frozen_document(signed), format="docx")
    page = client.post(address, {"copy": SimpleUploadedFile("a.docx", data)}).content.decode()
    assert "khớp báo cáo đã chốt" in page
    page = client.get(address, {"sha256": signed.frozen_sha256}).content.decode()
    assert "Mã này là của Số: 07/BC-SNV" in page
    assert "Không có báo cáo" in client.get(address, {"sha256": "0" * 64}).content.decode()


def test_another_agency_learns_nothing(signed: Report) -> None:
    client, address = Client(), reverse("reports:verify")
    client.force_login(make_world("Sở Y tế").office)
    data = write_document(frozen_document(signed), format="docx")
    page = client.post(address, {"copy": SimpleUploadedFile("a.docx", data)}).content.decode()
    assert "Không tìm thấy báo cáo" in page
    page = client.get(address, {"sha256": signed.frozen_sha256}).content.decode()
    assert "Mã này là của" not in page
