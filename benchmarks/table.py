"""The one table that ``./bench`` prints at its end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of ours beside a peer's of the same run; without a peer beside the aim."""

    what: str
    ours: str
    peer: str = ""
    theirs: str = ""
    ratio: str = ""
    aim: str = ""


ROWS: list[Row] = []


def add(
    what: str, ours: str, *, peer: str = "", theirs: str = "", ratio: str = "", aim: str = ""
) -> None:
    ROWS.append(Row(what, ours, peer, theirs, ratio, aim))


def render() -> str:
    """The rows in columns as wide as their longest entry."""
    head = Row("measurement", "ours", "peer", "peer's", "ratio", "aim")
    lines = [
        (row.what, row.ours, row.peer, row.theirs, row.ratio, row.aim) for row in (head, *ROWS)
    ]
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    shown = ["  ".join(f"{text:<{widths[n]}}" for n, text in enumerate(line)) for line in lines]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([shown[0].rstrip(), rule, *(line.rstrip() for line in shown[1:])])
