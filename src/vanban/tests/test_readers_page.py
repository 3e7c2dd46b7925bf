"""Words and rules on a page, placed by hand: what the geometry of a table says."""

from vanban.model import Place
from vanban.readers.page.cells import Table, ruled_table
from vanban.readers.page.grids import Grid, find_grids
from vanban.readers.page.words import Rule, Word


def words(*lines: str) -> tuple[Word, ...]:
    """Words of lines one below the other, each 28 pt wide."""
    return tuple(
        Word(text, 10 + 30 * at, 10 + 14 * line, 38 + 30 * at, 22 + 14 * line, 20 + 14 * line, 12)
        for line, parts in enumerate(lines)
        for at, text in enumerate(parts.split())
    )


def test_a_table_without_its_lowest_rule_keeps_the_columns_of_its_last_row() -> None:
    """A browser cuts a row at the end of a page and draws no rule below it."""
    outer = [Rule(False, x, 0, 60) for x in (0, 50, 300)]
    inner = [Rule(False, 100, y, y + 20) for y in (0, 40)]
    across = [Rule(True, y, 0, 300) for y in (0, 20, 40)]
    (grid,) = find_grids([*outer, *inner, *across])
    assert grid.origin[1] == ((1, 0), (1, 1), (1, 1))
    assert grid.origin[2] == ((2, 0), (2, 1), (2, 2))


def test_a_year_cut_by_a_narrow_column_is_whole() -> None:
    grid = Grid(xs=(8.0, 70.0, 200.0), ys=(0.0, 60.0), origin=(((0, 0), (0, 1)),))
    table = ruled_table(Table(grid, words("Trước 30/6/202", "4")), Place(table=1))
    assert table.rows[0].cells[0].text == "Trước 30/6/2024"


def test_a_number_on_the_next_line_is_no_rest_of_a_year() -> None:
    grid = Grid(xs=(8.0, 70.0, 200.0), ys=(0.0, 60.0), origin=(((0, 0), (0, 1)),))
    table = ruled_table(Table(grid, words("QĐ 30/2020", "4")), Place(table=1))
    assert table.rows[0].cells[0].text == "QĐ 30/2020 4"
