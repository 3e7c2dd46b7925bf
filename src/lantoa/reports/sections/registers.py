"""Checks, urging letters and difficulties of the period, each number with its rows."""

from .. import wording
from ..content import Figure, Grid, Part, Passage, Record, Runs, Span
from ..registers import Register
from . import Scope


def registers(scope: Scope) -> Part | None:
    children = tuple(_part(scope, register) for register in scope.registers if register.entries)
    if not children:
        return None
    return Part(
        key="registers",
        title="Kiểm tra, đôn đốc; khó khăn, vướng mắc",
        children=children,
    )


def _part(scope: Scope, register: Register) -> Part:
    figure = Figure(
        key=register.source,
        label=register.title,
        value=len(register.entries),
        unit=register.said,
        source=register.source,
        rows=tuple(entry.id for entry in register.entries),
        counted=len(register.entries),
    )
    said: Runs = wording.compact("Trong kỳ có ", wording.counted(figure), ":")
    rows = tuple(
        tuple((Span(cell),) for cell in (str(place), *entry.cells))
        for place, entry in enumerate(register.entries, start=1)
    )
    return Part(
        key=register.source,
        title=register.title,
        passages=(
            Passage(key=register.source, generated=said, text=scope.text(register.source, said)),
        ),
        tables=(Grid(key=register.source, header=("STT", *register.header), rows=rows),),
        figures=(figure,),
        records=tuple(
            Record(source=register.source, id=entry.id, title=entry.title, detail=entry.detail)
            for entry in register.entries
        ),
    )
