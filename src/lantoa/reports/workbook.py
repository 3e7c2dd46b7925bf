"""The tables of a report as sheets: numbers as numbers, each table under its heading."""

from lantoa.foundation.sheets import Column, Sheet

from .content import Content, Figure, Grid, Part, Runs, plain
from .wording import counting

NARROW, WIDE = 16, 40
SHORT = 12


def sheets_of(content: Content) -> list[Sheet]:
    """One sheet for each table, in the order of the report, and one of all figures."""
    figures, found = content.figures, list[Sheet]()
    for part in content.walk():
        for grid in part.tables:
            name = f"{len(found) + 1}. {part.title}"
            found.append(_sheet(name, part, grid, content, figures))
    columns = (Column("Số liệu", WIDE * 2), Column("Giá trị", NARROW), Column("Đơn vị tính", 24))
    rows = [(figure.label, figure.value, figure.unit) for figure in figures.values()]
    return [*found, Sheet("Số liệu", columns, rows, notes=(counting(content.period),))]


def _sheet(
    name: str, part: Part, grid: Grid, content: Content, figures: dict[str, Figure]
) -> Sheet:
    columns = [
        Column(head, NARROW if place in grid.numeric or len(head) < SHORT else WIDE)
        for place, head in enumerate(grid.header)
    ]
    rows = [[_value(cell, figures) for cell in row] for row in grid.rows]
    return Sheet(name, columns, rows, notes=(part.title, counting(content.period)))


def _value(cell: Runs, figures: dict[str, Figure]) -> str | int:
    """The number itself where the cell is nothing but a figure."""
    if len(cell) == 1 and cell[0].figure in figures:
        return figures[cell[0].figure].value
    return plain(cell)
