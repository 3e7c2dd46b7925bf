"""What a plan will cost and what was spent: exact sums, who may what, and the annex as files."""

import io
from datetime import date
from uuid import uuid4

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lantoa.foundation.exceptions import ActionError, PermissionRefused
from lantoa.foundation.models import AuditRecord
from lantoa.programme import actions
from lantoa.programme.documents.budget_annex import budget_annex, budget_sheet
from lantoa.programme.forms.budget import DongField
from lantoa.programme.models import BudgetEstimate, BudgetLine, BudgetSpending
from lantoa.programme.queries.budget import BudgetView, LineView, budget_of
from lantoa.programme.queries.papers import paper_frame
from lantoa.programme.tests.factories import TODAY, make_plan
from vanban.structure import read_document
from vanban.writers import write_document

LINE = {
    "task": None,
    "item": "Tập huấn cải cách hành chính",
    "measure": "lớp",
    "quantity": 3,
    "unit_price": 12_500_000,
    "source": "Ngân sách nhà nước năm 2026",
}


@pytest.fixture
def found(db):
    return make_plan()


def add(found, by=None, line=None, **changed):
    return actions.save_budget_line(
        plan=found.plan,
        line=line,
        by=by or found.people.office_clerk,
        today=TODAY,
        **{**LINE, **changed},
    )


def approve(found):
    return actions.approve_estimate(plan=found.plan, by=found.people.leader, today=TODAY)


def spend(found, line, amount=10_000_000, key=None, by=None, spent_on=date(2026, 5, 2)):
    return actions.record_spending(
        line=line,
        amount=amount,
        spent_on=spent_on,
        document="Phiếu chi số 12",
        submission_key=key or uuid4(),
        by=by or found.people.office_clerk,
        today=TODAY,
    )


def test_sums_are_the_databases_own(found):
    add(found, task=found.tasks[3])
    add(found, item="In tờ rơi", measure="tờ", quantity=2_001, unit_price=1_015, source="Tài trợ")

    budget = budget_of(found.plan)

    assert [line.amount for line in budget.lines] == [37_500_000, 2_031_015]
    assert budget.total == 39_531_015
    assert budget.total == BudgetLine.objects.aggregate(total=Sum("amount"))["total"]
    assert [(entry.source, entry.amount) for entry in budget.sources] == [
        ("Ngân sách nhà nước năm 2026", 37_500_000),
        ("Tài trợ", 2_031_015),
    ]
    assert budget.in_words == (
        "Ba mươi chín triệu năm trăm ba mươi mốt nghìn không trăm mười lăm đồng"
    )


@given(
    st.lists(
        st.tuples(st.integers(1, 10**6), st.integers(1, 10**12), st.integers(0, 10**12)), max_size=6
    )
)
def test_what_is_left_always_adds_up(rows):
    lines = tuple(
        LineView(i, "Mục", None, None, "cái", quantity, price, quantity * price, spent, "Nguồn")
        for i, (quantity, price, spent) in enumerate(rows)
    )
    total, spent = sum(line.amount for line in lines), sum(line.spent for line in lines)
    budget = BudgetView(lines, (), total, spent, None, "")

    assert budget.left == sum(line.left for line in lines)
    assert budget.spent + budget.left == budget.total


def test_a_line_is_changed_and_removed_until_the_sum_is_approved(found):
    line = add(found)
    assert add(found, line=line, quantity=4).amount == 50_000_000
    assert AuditRecord.objects.get(verb="budget.line.change").before["quantity"] == 3
    other = add(found)
    actions.remove_budget_line(line=other, by=found.people.office_clerk, today=TODAY)

    estimate = approve(found)
    assert (estimate.approved_total, approve(found).pk) == (50_000_000, estimate.pk)
    with pytest.raises(ActionError, match="đã duyệt, không sửa được"):
        add(found)
    with pytest.raises(ActionError, match="đã duyệt, không sửa được"):
        actions.remove_budget_line(line=line, by=found.people.office_clerk, today=TODAY)

    with pytest.raises(ActionError, match="Nêu lý do"):
        actions.reopen_estimate(plan=found.plan, reason=" ", by=found.people.leader, today=TODAY)
    actions.reopen_estimate(
        plan=found.plan, reason="Điều chỉnh đơn giá", by=found.people.leader, today=TODAY
    )
    assert add(found, line=line, unit_price=1_000).amount == 3_000


def test_an_empty_estimate_is_not_approved(found):
    with pytest.raises(ActionError, match="chưa có mục nào"):
        approve(found)


@pytest.mark.parametrize(
    "wrong", [{"quantity": 0}, {"unit_price": 0}, {"unit_price": 10**13}, {"item": ""}]
)
def test_what_costs_nothing_is_no_line(found, wrong):
    with pytest.raises(ActionError):
        add(found, **wrong)
    assert not BudgetLine.objects.exists()


def test_a_task_of_another_plan_is_refused(found):
    with pytest.raises(ActionError, match="thuộc kế hoạch khác"):
        add(found, task=make_plan(found.people).tasks[0])


def test_spending_follows_approval_with_its_document(found):
    line = add(found)
    with pytest.raises(ActionError, match="chưa được duyệt"):
        spend(found, line)
    approve(found)
    key = uuid4()
    first = spend(found, line, key=key)
    assert spend(found, line, key=key) == first
    over = spend(found, line, amount=30_000_000)

    budget = budget_of(found.plan)
    assert (budget.spent, budget.left) == (40_000_000, -2_500_000)
    assert budget.sentence == (
        "37.500.000 đồng (đã duyệt), đã chi 40.000.000 đồng, vượt 2.500.000 đồng"
    )
    actions.withdraw_spending(
        spending=over, reason="Nhập nhầm mục", by=found.people.office_clerk, today=TODAY
    )
    assert budget_of(found.plan).left == 27_500_000
    assert BudgetSpending.objects.count() == 2
    with pytest.raises(ActionError, match="ở tương lai"):
        spend(found, line, spent_on=date(2026, 5, 21))


def test_a_line_that_was_spent_on_stays(found):
    line = add(found)
    approve(found)
    spend(found, line)
    actions.reopen_estimate(plan=found.plan, reason="Sửa", by=found.people.leader, today=TODAY)
    with pytest.raises(ActionError, match="đã có khoản chi"):
        actions.remove_budget_line(line=line, by=found.people.office_clerk, today=TODAY)


def test_the_office_manages_and_leadership_approves(found):
    line = add(found)
    for person in (found.people.leader, found.people.unit_head, found.people.staff):
        with pytest.raises(PermissionRefused):
            add(found, by=person)
        with pytest.raises(PermissionRefused):
            spend(found, line, by=person)
    with pytest.raises(PermissionRefused):
        actions.approve_estimate(plan=found.plan, by=found.people.office_clerk, today=TODAY)
    with pytest.raises(PermissionRefused):
        actions.reopen_estimate(
            plan=found.plan, reason="x", by=found.people.office_clerk, today=TODAY
        )


def test_the_database_holds_no_half_approval_and_no_empty_amount(found):
    line = add(found)
    wrong = (
        lambda: BudgetEstimate.objects.update(approved_on=TODAY),
        lambda: BudgetLine.objects.update(quantity=0),
        lambda: BudgetSpending.objects.create(
            line=line,
            amount=0,
            spent_on=TODAY,
            document="x",
            submission_key=uuid4(),
            recorded_by=found.people.office_clerk,
        ),
    )
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


def test_sums_take_the_same_number_of_queries(found, django_assert_num_queries):
    for _ in range(5):
        add(found)
    with django_assert_num_queries(4):
        budget_of(found.plan)


@pytest.mark.parametrize(
    ("typed", "value"), [("1.500.000", 1_500_000), ("1500000", 1_500_000), ("12 000", 12_000)]
)
def test_prices_are_typed_with_or_without_points(typed, value):
    assert DongField().clean(typed) == value


@pytest.mark.parametrize("typed", ["1,5", "1.5", "-3", "1.50.000", "mười", "0"])
def test_what_is_no_whole_dong_is_refused(typed):
    with pytest.raises(ValidationError):
        DongField().clean(typed)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_annex_reads_back_with_its_sum_in_words(found, format):
    add(found, task=found.tasks[0])
    paper = budget_annex(paper_frame(found.plan, on=TODAY), budget_of(found.plan))

    again = read_document(write_document(paper, format=format), name=f"du-toan.{format}")
    (table,) = again.tables
    assert table.rows[0][1:] == (
        "Tập huấn cải cách hành chính",
        "Nhiệm vụ 1",
        "lớp",
        "3",
        "12.500.000",
        "37.500.000",
        "Ngân sách nhà nước năm 2026",
    )
    assert "37.500.000" in table.rows[-1]
    text = write_document(again, format="text").decode()
    assert "Bằng chữ: Ba mươi bảy triệu năm trăm nghìn đồng" in " ".join(text.split())


def test_the_sheet_holds_numbers_and_no_formula(found):
    add(found, item="=1+1")
    body = budget_sheet(paper_frame(found.plan, on=TODAY), budget_of(found.plan))

    rows = list(openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows())
    line = next(row for row in rows if row[0].value == 1)
    assert [cell.value for cell in line][4:7] == [3, 12_500_000, 37_500_000]
    assert (line[1].value, line[1].data_type) == ("=1+1", "s")
    assert [cell.value for cell in rows[-1]][6] == 37_500_000


def test_the_screens_lead_through_it(found, client):
    client.force_login(found.people.office_clerk)
    home = reverse("programme:budget", args=[found.plan.pk])
    sent = {**LINE, "task": "", "unit_price": "12,5"}
    assert "Số tiền chưa đúng" in client.post(home, sent).content.decode()
    client.post(home, {**sent, "unit_price": "12.500.000"})
    line = BudgetLine.objects.get()
    client.force_login(found.people.leader)
    client.post(home, {"decision": "approve"})
    client.force_login(found.people.office_clerk)
    address = reverse("programme:budget_line", args=[line.pk])
    client.post(
        address,
        {
            "decision": "spend",
            "submission_key": uuid4(),
            "amount": "40.000.000",
            "spent_on": "02/05/2026",
            "document": "Phiếu chi số 12",
        },
    )

    page = client.get(home).content.decode()
    assert "vượt dự toán" in page
    assert "40.000.000" in page
    for format in ("docx", "pdf", "xlsx"):
        file = client.get(reverse("programme:budget_file", args=[found.plan.pk, format]))
        assert file["Content-Disposition"] == f'attachment; filename="du-toan-2026.{format}"'
    spending = BudgetSpending.objects.get()
    client.post(reverse("programme:withdraw_spending", args=[spending.pk]), {"reason": "Nhập nhầm"})
    assert "Nhập nhầm" in client.get(address).content.decode()
    client.force_login(make_plan().people.office_clerk)
    assert client.get(home).status_code == 404
    assert client.get(address).status_code == 404
