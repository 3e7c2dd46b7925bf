"""``check`` on Word files that a clerk set by hand: a sound one has no error, each habit that the
decree forbids is found at its place, with a message and a suggestion."""

import io

import pytest

from vanban.check import check_file
from vanban.model import Finding, Place
from vanban.tests.word_by_hand import Breaks, plan_by_hand

HEAD, NUMBERS, TAIL = Place(table=1, row=1), Place(table=1, row=2), Place(table=2, row=1)
ANNEX = Place(paragraph=24)


def findings(breaks: Breaks) -> list[Finding]:
    raw = io.BytesIO()
    plan_by_hand(**breaks).save(raw)
    found = check_file(raw.getvalue(), name="van-ban.docx")
    return [finding for finding in found if finding.code.startswith(("layout-", "wrong-"))]


def test_a_sound_file_has_no_finding_on_layout() -> None:
    assert findings({}) == []


@pytest.mark.parametrize(
    ("breaks", "code", "place", "told"),
    [
        ({"republic": "Cộng hòa xã hội chủ nghĩa Việt Nam"}, "layout-capitals", HEAD, "Quốc hiệu"),
        ({"motto": "Độc lập – Tự do – Hạnh phúc"}, "layout-wording", HEAD, "Tiêu ngữ"),
        ({"motto": "Độc Lập - Tự Do - Hạnh Phúc"}, "layout-wording", HEAD, "Tiêu ngữ"),
        ({"code": "Số: 5/KH-SKHCN"}, "layout-code-form", NUMBERS, "số 0"),
        ({"code": "Số 05/KH-SKHCN"}, "layout-code-form", NUMBERS, "thể thức"),
        ({"date": "Nam Hà, ngày 08/02/2024"}, "layout-date-form", NUMBERS, "thể thức"),
        ({"date": "Nam Hà, ngày 8 tháng 2 năm 2024"}, "layout-date-form", NUMBERS, "số 0"),
        ({"authority": "KT GIÁM ĐỐC"}, "layout-authority-form", TAIL, "dấu chấm"),
        ({"signer": "TS. Trần Văn Minh"}, "layout-signer-title", TAIL, "TS."),
        ({"signer": "Thạc sĩ Trần Văn Minh"}, "layout-signer-title", TAIL, "Thạc sĩ"),
        ({"filed": "- Lưu: VT"}, "layout-recipients-form", TAIL, "Lưu"),
        ({"filed": "- Trang thông tin điện tử;"}, "layout-recipients-form", TAIL, "Lưu"),
        ({"points": "abcde"}, "wrong-numbering", Place(paragraph=11), "“e”"),
        ({"tabs": True}, "layout-align", Place(paragraph=1), "phím Tab"),
        ({"upright_bases": True}, "layout-italic", Place(paragraph=3), "nghiêng"),
        ({"rules": False}, "layout-rule", HEAD, "đường kẻ"),
        ({"annex_left": 20}, "layout-margin", ANNEX, "20 mm"),
        ({"annex_counts_on": True}, "layout-page-number", ANNEX, "Phụ lục"),
        ({"face": "Calibri"}, "layout-font", HEAD, "Calibri"),
    ],
)
def test_a_habit_is_found_at_its_place(breaks: Breaks, code: str, place: Place, told: str) -> None:
    found = [finding for finding in findings(breaks) if finding.code == code]

    assert found, [finding.code for finding in findings(breaks)]
    assert found[0].place == place
    assert told in found[0].message
    assert found[0].suggestion


def test_a_school_may_print_degrees() -> None:
    word = plan_by_hand(signer="PGS.TS. Trần Văn Minh")
    issuer = next(p for p in word.tables[0].cell(0, 0).paragraphs if p.text.startswith("SỞ"))
    issuer.runs[0].text = "TRƯỜNG CAO ĐẲNG KỸ THUẬT"
    raw = io.BytesIO()
    word.save(raw)

    codes = {finding.code for finding in check_file(raw.getvalue(), name="van-ban.docx")}
    assert "layout-signer-title" not in codes


def test_a_name_that_begins_like_a_degree_is_a_name() -> None:
    assert findings({"signer": "Lưu Sĩ Bác"}) == []
