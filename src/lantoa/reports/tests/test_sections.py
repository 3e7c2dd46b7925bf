"""What a report says of given activities, without a database."""

from dataclasses import replace
from itertools import chain

import pytest

from lantoa.reports.content import Content, canonical, digest, plain, thaw
from lantoa.reports.document import report_document
from lantoa.reports.enums import ReportKind
from lantoa.reports.sections import ReportSection, assemble, register, sections_of
from lantoa.reports.selection import selection_of
from lantoa.theme.formats import number_text
from vanban.writers import write_document

from .scopes import TASKS, activities, content, scope

SEEDS = range(12)


def spans(report: Content):
    for part in report.walk():
        cells = chain.from_iterable(chain.from_iterable(grid.rows) for grid in part.tables)
        for runs in (*(passage.generated for passage in part.passages), *cells):
            yield from (span for span in runs if span.figure)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_printed_number_is_a_figure_that_opens_its_rows(seed: int) -> None:
    report = content(scope(activities(seed * 5, seed=seed)))
    figures = report.figures
    printed = list(spans(report))
    assert printed
    for span in printed:
        figure = figures[span.figure]
        assert span.text == number_text(figure.value)
        if figure.unit == "hoạt động":
            assert figure.value == figure.counted
            selection_of(figure.key)


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_count_what_an_independent_count_finds(seed: int) -> None:
    rows = activities(seed * 5, seed=seed)
    figures = content(scope(rows)).figures
    assert figures["total"].value == len(rows)
    assert figures["total.reach"].value == sum(row.reach or 0 for row in rows)
    assert figures["audience.internal"].value == sum(1 in row.audiences for row in rows)
    assert figures["audience.external"].value == sum(
        2 in row.audiences or 3 in row.audiences for row in rows
    )
    assert figures["channel.2"].value == sum(row.channel == 2 for row in rows)
    assert figures["topic.11"].value == sum(11 in row.topics for row in rows)
    assert figures["task.101"].value == sum(101 in row.tasks for row in rows)
    by_channel = [figures[f"channel.{number}"].value for number in (1, 2, 3)]
    assert sum(by_channel) == len(rows)


def test_a_period_without_activities_says_so_everywhere() -> None:
    report = content(scope())
    passages = {passage.key: passage for passage in report.passages}
    assert "chưa ghi nhận hoạt động truyền thông nào" in passages["overview"].text
    assert passages["topic.11"].text == "Trong kỳ chưa ghi nhận hoạt động nào về nội dung này."
    assert "chưa ghi nhận hoạt động nào của nhiệm vụ" in passages["task.101"].text
    assert report.figures["unfinished"].value == len(TASKS)


def test_the_offices_wording_takes_the_place_of_the_generated_one() -> None:
    report = content(scope(activities(4), texts={"topic.11": "Câu của Văn phòng."}))
    passages = {passage.key: passage for passage in report.passages}
    assert passages["topic.11"].text == "Câu của Văn phòng."
    assert passages["topic.11"].is_edited
    assert plain(passages["topic.11"].generated) != "Câu của Văn phòng."
    assert not passages["topic.12"].is_edited


def test_a_reason_is_asked_for_and_printed_in_its_table() -> None:
    report = content(scope(texts={"reason.101.0": "Chờ kinh phí."}))
    reasons = {passage.key: passage for passage in report.passages if passage.is_reason}
    assert reasons["reason.101.0"].is_required
    grid = next(grid for part in report.walk() for grid in part.tables if grid.key == "unfinished")
    assert [plain(row[3]) for row in grid.rows] == ["Chờ kinh phí.", "Chưa nêu nguyên nhân"]


@pytest.mark.parametrize("seed", SEEDS)
def test_content_survives_freezing_and_its_hash_is_stable(seed: int) -> None:
    report = content(scope(activities(seed * 3, seed=seed)))
    frozen = canonical(report)
    assert thaw(frozen) == report
    assert digest(canonical(thaw(frozen))) == digest(frozen)


def test_one_more_activity_changes_the_hash() -> None:
    rows = activities(5)
    assert digest(canonical(content(scope(rows)))) != digest(canonical(content(scope(rows[1:]))))


def test_a_section_key_is_taken_once() -> None:
    first = sections_of(ReportKind.QUARTER)[0]
    register(first)
    with pytest.raises(ValueError, match=first.key):
        register(ReportSection(first.key, 1, first.kinds, lambda scope: assemble(scope)[0]))


def test_a_bare_plan_still_makes_whole_sentences() -> None:
    """Nothing but a title: no topics, channels, audiences or tasks, no activity."""
    bare = replace(scope(tasks=()), topics=(), channels=(), audiences=())
    report = content(bare)
    assert [grid.key for part in report.walk() for grid in part.tables] == ["course"]
    assert all(part.passages or part.children or part.is_annex for part in report.walk())
    document = report_document(report)
    assert document.annexes == ()
    assert write_document(document, format="pdf").startswith(b"%PDF-")
