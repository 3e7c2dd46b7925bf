"""What is known of the validity of documents, and what is said where nothing is known."""

from datetime import date

import pytest

from lantoa.programme.queries.completeness import known_law
from lantoa.programme.rules.validity import KnownDocument, KnownLaw, validity

KNOWN = KnownLaw(
    date(2026, 11, 1),
    (
        KnownDocument(
            symbol="61/2018/NĐ-CP",
            subject="một cửa",
            sureness="one source",
            valid_to=date(2025, 6, 30),
            replaced_by=("118/2025/NĐ-CP",),
        ),
        KnownDocument(
            symbol="118/2025/NĐ-CP",
            subject="một cửa",
            sureness="read",
            valid_from=date(2025, 7, 1),
            amended_by=("367/2025/NĐ-CP",),
        ),
        KnownDocument(
            symbol="130/2018/NĐ-CP",
            subject="chữ ký số",
            sureness="one source",
            doubtful_from=date(2025, 1, 1),
            replaced_by=("23/2025/NĐ-CP",),
        ),
    ),
)


@pytest.mark.parametrize(
    ("symbol", "on", "standing", "says"),
    [
        ("61/2018/NĐ-CP", date(2025, 6, 30), "in_force", "theo một nguồn"),
        (
            "61/2018/NĐ-CP",
            date(2025, 7, 1),
            "ended",
            "sau ngày 30/6/2025, được thay bằng 118/2025/NĐ-CP",
        ),
        ("61/2018/nđ - cp", date(2025, 7, 1), "ended", "118/2025/NĐ-CP"),
        ("118/2025/NĐ-CP", date(2025, 6, 30), "not_yet", "từ ngày 01/7/2025"),
        ("118/2025/NĐ-CP", date(2025, 7, 1), "in_force", "được sửa đổi bởi 367/2025/NĐ-CP"),
        ("118/2025/NĐ-CP", date(2026, 11, 2), "doubtful", "sau ngày đó chưa kiểm tra"),
        ("130/2018/NĐ-CP", date(2024, 12, 31), "in_force", "theo một nguồn"),
        ("130/2018/NĐ-CP", date(2025, 1, 1), "doubtful", "được thay bằng 23/2025/NĐ-CP"),
        ("161/QĐ-UBND", date(2022, 1, 28), "unknown", "Chưa có thông tin hiệu lực"),
        ("", date(2022, 1, 28), "unknown", "Chưa có thông tin hiệu lực"),
    ],
)
def test_each_standing(symbol: str, on: date, standing: str, says: str) -> None:
    found = validity(symbol, KNOWN, on=on)

    assert found.standing == standing
    assert says in found.sentence
    assert bool(found.way_out) == (standing != "in_force")


def test_the_installations_own_data_fits_together() -> None:
    known = known_law()
    symbols = [entry.symbol for entry in known.document]

    assert len(set(symbols)) == len(symbols)
    for entry in known.document:
        assert set(entry.replaced_by) | set(entry.amended_by) <= set(symbols), entry.symbol
        if entry.valid_from and entry.valid_to:
            assert entry.valid_from < entry.valid_to
        if entry.sureness == "read" and entry.replaced_by:
            assert entry.valid_to is not None, entry.symbol
