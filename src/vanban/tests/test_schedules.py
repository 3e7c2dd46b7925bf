"""The time of a task: as officials write it, computed only as far as it states."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.model import Recurrence, Schedule
from vanban.periods import parse_schedule
from vanban.text import nfc

PLAN_YEAR = 2022


def schedule(text: str) -> Schedule:
    return parse_schedule(text, year=PLAN_YEAR)[0]


def codes(text: str, year: int | None = PLAN_YEAR) -> list[str]:
    return [finding.code for finding in parse_schedule(text, year=year)[1]]


@pytest.mark.parametrize(
    "text",
    ["Thường xuyên", "thường  xuyên.", "Liên tục", "Cả năm", "Hằng năm", "Hàng năm", "Hằng ngày"],
)
def test_continuous_work_has_no_date(text: str) -> None:
    found, findings = parse_schedule(text, year=PLAN_YEAR)
    assert found == Schedule(text=text, kind="continuous")
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("Quý I, II, III, IV", (1, 2, 3, 4)),
        ("Quý I-IV", (1, 2, 3, 4)),
        ("Quý I – Quý III", (1, 2, 3)),
        ("Quý I. II. III", (1, 2, 3)),
        ("Quý I, Quý II và Quý IV", (1, 2, 4)),
        ("Quý II+III", (2, 3)),
        ("trong quý II", (2,)),
        ("Qúy III", (3,)),
        ("Quí l, ll", (1, 2)),
        ("QUÝ 1, 2", (1, 2)),
        ("Quý I, 6 tháng, 9 tháng và năm", (1, 2, 3, 4)),
        ("cuối quý II", (2,)),
    ],
)
def test_quarters_without_a_year(text: str, quarters: tuple[int, ...]) -> None:
    found, findings = parse_schedule(text, year=PLAN_YEAR)
    assert found == Schedule(text=text, kind="quarters", quarters=quarters)
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "quarters", "starts", "ends"),
    [
        ("Quý 1/2022", (1,), date(2022, 1, 1), date(2022, 3, 31)),
        ("Quý I, II năm 2022", (1, 2), date(2022, 1, 1), date(2022, 6, 30)),
        ("Quý IV/2022, quý I/2023", (4, 1), date(2022, 10, 1), date(2023, 3, 31)),
        ("Quý II-III/2023", (2, 3), date(2023, 4, 1), date(2023, 9, 30)),
        ("Quý I (năm 2022)", (1,), date(2022, 1, 1), date(2022, 3, 31)),
    ],
)
def test_a_printed_year_dates_the_quarters(
    text: str, quarters: tuple[int, ...], starts: date, ends: date
) -> None:
    found, findings = parse_schedule(text, year=PLAN_YEAR)
    assert (found.kind, found.quarters) == ("quarters", quarters)
    assert (found.starts, found.ends, found.due) == (starts, ends, None)
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "months", "starts", "ends"),
    [
        ("tháng 6", (6,), None, None),
        ("Tháng 3, 6, 9", (3, 6, 9), None, None),
        ("Tháng 6 và tháng 12", (6, 12), None, None),
        ("Hoàn thành trong tháng 6", (6,), None, None),
        ("Tuần 1 tháng 6", (6,), None, None),
        ("Tháng 6/2022", (6,), date(2022, 6, 1), date(2022, 6, 30)),
        ("Tháng 11, 12/2013", (11, 12), date(2013, 11, 1), date(2013, 12, 31)),
        ("6/2022", (6,), date(2022, 6, 1), date(2022, 6, 30)),
    ],
)
def test_months(text: str, months: tuple[int, ...], starts: date | None, ends: date | None) -> None:
    found = schedule(text)
    assert (found.kind, found.months) == ("months", months)
    assert (found.starts, found.ends, found.due) == (starts, ends, None)
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Trước ngày 15/11", date(2022, 11, 14)),
        ("xong trước 30/6", date(2022, 6, 29)),
        ("Trước ngày 01/3", date(2022, 2, 28)),
        ("chậm nhất ngày 15/11", date(2022, 11, 15)),
        ("Chậm nhất là ngày 15 tháng 11", date(2022, 11, 15)),
        ("đến ngày 15/11", date(2022, 11, 15)),
        ("không quá ngày 20/11", date(2022, 11, 20)),
        ("trước 17 giờ ngày 15/11", date(2022, 11, 15)),
        ("trước tháng 6", date(2022, 5, 31)),
        ("Trước quý III", date(2022, 6, 30)),
        ("hết quý II", date(2022, 6, 30)),
        ("ngày 15/11", date(2022, 11, 15)),
        ("mùng 5 tháng 6", date(2022, 6, 5)),
        ("Trước ngày 20/3, 20/6, 20/9, 20/12", date(2022, 12, 20)),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_plan(text: str, due: date) -> None:
    found = schedule(text)
    assert (found.kind, found.due, found.text) == ("date", due, text)
    assert "year-from-plan" in codes(text)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Hoàn thành trước ngày 15/11/2022", date(2022, 11, 14)),
        ("Chậm nhất là ngày 15 tháng 11 năm 2023", date(2023, 11, 15)),
        ("ngày 15/11/2022", date(2022, 11, 15)),
        ("Trước 30.6.2022", date(2022, 6, 29)),
        ("15-11-2022", date(2022, 11, 15)),
        ("Đến hết tháng 2/2024", date(2024, 2, 29)),
        ("Trước 17h00, ngày 15/11/2022", date(2022, 11, 15)),
        ("Đến hết năm 2025", date(2025, 12, 31)),
        ("Hết năm 2022", date(2022, 12, 31)),
    ],
)
def test_a_printed_day_needs_no_finding(text: str, due: date) -> None:
    found = schedule(text)
    assert (found.kind, found.due) == ("date", due)
    assert codes(text) == []


def test_the_finding_quotes_the_words_and_names_the_year() -> None:
    _, (finding,) = parse_schedule("Trước ngày 15/11", year=2022)
    assert "“Trước ngày 15/11”" in finding.message
    assert "2022" in finding.message
    assert finding.suggestion


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("từ ngày 01/3/2022 đến ngày 15/5/2022", date(2022, 3, 1), date(2022, 5, 15)),
        ("Từ 01/3 đến 15/5/2022", date(2022, 3, 1), date(2022, 5, 15)),
        ("Từ 15/12 đến 14/6/2022", date(2021, 12, 15), date(2022, 6, 14)),
        ("01-05/6/2022", date(2022, 6, 1), date(2022, 6, 5)),
        ("01/01/2022 - 31/12/2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Tháng 10/2022 - tháng 2/2023", date(2022, 10, 1), date(2023, 2, 28)),
        ("Tháng 3-5/2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("6 tháng cuối năm 2022", date(2022, 7, 1), date(2022, 12, 31)),
        ("năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Trong năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Giai đoạn 2021 – 2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("Quý I/2022 – Quý II/2023", date(2022, 1, 1), date(2023, 6, 30)),
        ("Từ tháng 11/2013 trở đi", date(2013, 11, 1), None),
        ("Năm 2022 và những năm tiếp theo", date(2022, 1, 1), None),
    ],
)
def test_periods(text: str, starts: date, ends: date | None) -> None:
    found = schedule(text)
    assert (found.kind, found.starts, found.ends) == ("period", starts, ends)
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("6 tháng đầu năm", date(2022, 1, 1), date(2022, 6, 30)),
        ("Sáu tháng cuối năm", date(2022, 7, 1), date(2022, 12, 31)),
        ("9 tháng", date(2022, 1, 1), date(2022, 9, 30)),
        ("Từ tháng 3 đến tháng 5", date(2022, 3, 1), date(2022, 5, 31)),
        ("Từ quý II đến quý IV", date(2022, 4, 1), date(2022, 12, 31)),
        ("từ ngày 01/3 đến ngày 15/5", date(2022, 3, 1), date(2022, 5, 15)),
        ("Trong năm", date(2022, 1, 1), date(2022, 12, 31)),
        ("Sau ngày 15/6", date(2022, 6, 16), None),
    ],
)
def test_periods_of_the_plans_year(text: str, starts: date, ends: date | None) -> None:
    found = schedule(text)
    assert (found.kind, found.starts, found.ends) == ("period", starts, ends)
    assert codes(text) == ["year-from-plan"]


def test_a_start_and_a_deadline_make_a_period() -> None:
    found = schedule("Từ tháng 3 đến trước ngày 15/11")
    assert (found.kind, found.starts, found.ends) == (
        "period",
        date(2022, 3, 1),
        date(2022, 11, 14),
    )
    assert found.due == date(2022, 11, 14)


@pytest.mark.parametrize(
    ("text", "kind", "recurrence"),
    [
        ("định kỳ hằng tháng", "months", Recurrence(every="month")),
        ("Hàng tháng, quý, 6 tháng, năm", "months", Recurrence(every="month")),
        ("Hằng quý", "quarters", Recurrence(every="quarter")),
        ("01 lần/quý", "quarters", Recurrence(every="quarter")),
        ("Mỗi quý 1 lần", "quarters", Recurrence(every="quarter")),
        ("Hằng tuần", "period", Recurrence(every="week")),
        ("6 tháng/lần", "period", Recurrence(every="half_year")),
        ("Định kỳ 6 tháng, năm", "period", Recurrence(every="half_year")),
        ("Định kỳ hằng năm", "period", Recurrence(every="year")),
        ("ngày 15 hằng tháng", "months", Recurrence(every="month", day=15)),
        ("Trước ngày 18 hàng tháng", "months", Recurrence(every="month", day=18)),
        ("Hằng tháng (trước ngày 20)", "months", Recurrence(every="month", day=20)),
        ("Trước ngày 25 tháng cuối quý", "quarters", Recurrence(every="quarter", day=25)),
        ("Trước ngày 15/12 hằng năm", "date", Recurrence(every="year")),
        ("Tháng 12 hằng năm", "months", Recurrence(every="year")),
        ("Thường xuyên, hằng quý", "quarters", Recurrence(every="quarter")),
    ],
)
def test_recurring_times(text: str, kind: str, recurrence: Recurrence) -> None:
    found = schedule(text)
    assert (found.kind, found.recurrence) == (kind, recurrence)


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch của UBND tỉnh",
        "Theo chỉ đạo của Bộ Nội vụ",
        "Theo hướng dẫn của Sở Nội vụ",
        "Khi có yêu cầu của UBND tỉnh",
        "Theo Kế hoạch UBND tỉnh",
        "Theo Kế hoạch số 12/KH-UBND ngày 15/3/2022 của UBND tỉnh",
    ],
)
def test_another_bodys_plan_sets_the_time(text: str) -> None:
    assert schedule(text) == Schedule(text=text, kind="superior_plan")
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Theo yêu cầu",
        "Theo quy định của pháp luật",
        "Theo kế hoạch của đơn vị",
        "Đột xuất",
        "Ngay sau khi được phê duyệt",
        "Trong 05 ngày làm việc",
        "Cuối năm",
        "Trước ngày 05 của tháng sau",
        "Trước và sau ngày 26/3",
        "02 lần/năm",
        "năm học 2021-2022",
    ],
)
def test_what_is_unclear_stays_unknown(text: str) -> None:
    assert schedule(text) == Schedule(text=text)
    assert codes(text) == ["unclear-schedule"]


@pytest.mark.parametrize(
    "text", ["trước ngày 31/11", "Ngày 30/2/2022", "29/02/2023", "tháng 13", "08/6/20210", "45/13"]
)
def test_a_day_that_does_not_exist_is_kept_but_not_computed(text: str) -> None:
    assert schedule(text) == Schedule(text=text, kind="date")
    assert codes(text) == ["impossible-date"]


@pytest.mark.parametrize(
    ("text", "kind"), [("Trước ngày 15/11", "date"), ("6 tháng đầu năm", "period")]
)
def test_without_any_year_nothing_is_computed(text: str, kind: str) -> None:
    found, findings = parse_schedule(text, year=None)
    assert found == Schedule(text=text, kind=kind)
    assert [f.code for f in findings] == ["incomplete-date"]


@pytest.mark.parametrize(
    ("text", "kind", "quarters", "due"),
    [
        ("Quý I và thường xuyên", "quarters", (1,), None),
        ("Thường xuyên, báo cáo trước ngày 15/12/2022", "date", (), date(2022, 12, 14)),
    ],
)
def test_a_mix_keeps_its_firm_part_and_says_so(
    text: str, kind: str, quarters: tuple[int, ...], due: date | None
) -> None:
    found = schedule(text)
    assert (found.kind, found.quarters, found.due) == (kind, quarters, due)
    assert codes(text) == ["mixed-schedule"]


def test_a_day_within_its_quarter_is_no_mix() -> None:
    found = schedule("Quý I (trước ngày 15/3/2022)")
    assert (found.kind, found.quarters, found.due) == ("date", (1,), date(2022, 3, 14))
    assert codes("Quý I (trước ngày 15/3/2022)") == []


def test_an_empty_cell_states_nothing() -> None:
    assert parse_schedule("  ", year=PLAN_YEAR) == (Schedule(text=""), ())


def test_decomposed_text_reads_alike() -> None:
    assert schedule("Qu\u0079\u0301 I") == Schedule(text="Quý I", kind="quarters", quarters=(1,))


WORDS = st.sampled_from(
    [
        "quý", "I", "II", "III", "IV", "tháng", "3", "6", "15", "15/11", "31/11", "/2022", "2022",
        "năm", "trước", "ngày", "đến", "từ", "hằng", "định kỳ", "và", ",", "-", ";", "thường xuyên",
        "theo kế hoạch của UBND tỉnh", "6 tháng", "đầu", "cuối", "lần", "/", "(", ")",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_phrase_is_read_and_kept(text: str) -> None:
    found, findings = parse_schedule(text, year=PLAN_YEAR)
    assert found.text == nfc(text).strip()
    assert set(found.quarters) <= {1, 2, 3, 4}
    assert set(found.months) <= set(range(1, 13))
    assert found.starts is None or found.ends is None or found.starts <= found.ends
    assert found.kind != "unknown" or not found.text or findings
    assert all(f.message and f.suggestion for f in findings)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_printed_day_is_read(day: date) -> None:
    for text in (
        f"ngày {day.day}/{day.month}/{day.year}",
        f"chậm nhất ngày {day:%d/%m/%Y}",
        f"đến ngày {day.day} tháng {day.month} năm {day.year}",
    ):
        assert schedule(text).due == day
        assert codes(text) == []


@given(st.sets(st.integers(min_value=1, max_value=12), min_size=1))
def test_every_list_of_months_is_read(months: set[int]) -> None:
    listed = sorted(months)
    found = schedule("Tháng " + ", ".join(map(str, listed)))
    assert (found.kind, found.months) == ("months", tuple(listed))


def test_a_long_hostile_phrase_is_read_in_time() -> None:
    for piece in ("quý I, ", "theo ", "tháng 3 - ", "ngày 15 ", "trước ", "1/", "định kỳ "):
        parse_schedule(piece * 3000, year=PLAN_YEAR)
