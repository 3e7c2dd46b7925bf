"""Citations found in the marked sentences: score by kind, worst misses, sentences per second."""

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks import table
from vanban.citations import find_citations
from vanban.model import Citation
from vanban.text import mend_homoglyphs

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "citations.jsonl"
AIM = 0.97
_MISSES_SHOWN = 10
_SECONDS = 2.0


class Key(NamedTuple):
    """What must be exact for a citation to count as found."""

    start: int
    end: int
    type: str
    symbol: str | None
    date: str | None


class Score(NamedTuple):
    """Counts of citations marked, found and both, with the sentences where they differ."""

    marked: Counter[str]
    found: Counter[str]
    right: Counter[str]
    misses: list[str]

    def figures(self, kind: str | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of a kind, of all kinds without one."""
        right, found, marked = (
            counter[kind] if kind else counter.total()
            for counter in (self.right, self.found, self.marked)
        )
        precision = right / found if found else 1.0
        recall = right / marked if marked else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def read_corpus(path: Path = CORPUS) -> list[dict[str, object]]:
    """The marked sentences; empty when the corpus is not at hand."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(rows: list[dict[str, object]]) -> Score:
    """Compare what is found with what is marked, by span, type, symbol and date."""
    result = Score(Counter(), Counter(), Counter(), [])
    for row in rows:
        text = str(row["text"])
        marked = {_marked(span) for span in row["spans"]}  # type: ignore[attr-defined]
        found = {_found(citation) for citation in find_citations(text)}
        result.marked.update(key.type for key in marked)
        result.found.update(key.type for key in found)
        result.right.update(key.type for key in marked & found)
        result.misses.extend(
            f"marked  {_show(text, key)}" for key in sorted(marked - found, key=str)
        )
        result.misses.extend(
            f"found   {_show(text, key)}" for key in sorted(found - marked, key=str)
        )
    return result


def _marked(span: dict[str, object]) -> Key:
    symbol = span["symbol"]
    # The marks keep look-alike letters of the source; a symbol is compared as mended.
    mended = mend_homoglyphs(str(symbol)) if symbol else None
    return Key(span["start"], span["end"], span["type"], mended, span["date"])  # type: ignore[arg-type]


def _found(citation: Citation) -> Key:
    return Key(citation.start, citation.end, citation.type, citation.symbol, citation.date)


def _show(text: str, key: Key) -> str:
    return f"{text[key.start : key.end]!r} {key.type} {key.symbol} {key.date}"


def sentences_per_second(rows: list[dict[str, object]]) -> float:
    """Sentences read per second in one process, warm."""
    texts = [str(row["text"]) for row in rows]
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < _SECONDS:
        for text in texts:
            find_citations(text)
        done += len(texts)
    return done / (time.perf_counter() - began)


def main() -> int:
    """Print the table; 1 when there is no corpus."""
    rows = read_corpus()
    if not rows:
        print(f"cite: no corpus at {CORPUS}")
        return 1
    result = score(rows)
    print(f"{'cite':<20}{'marked':>8}{'found':>8}{'precision':>11}{'recall':>9}{'F1':>8}")
    for kind in (*sorted(result.marked | result.found), None):
        marked = result.marked[kind] if kind else result.marked.total()
        found = result.found[kind] if kind else result.found.total()
        precision, recall, f1 = result.figures(kind)
        name = kind or "all"
        print(f"{name:<20}{marked:>8}{found:>8}{precision:>11.3f}{recall:>9.3f}{f1:>8.4f}")
    for miss in result.misses[:_MISSES_SHOWN]:
        print(f"  {miss}")
    speed = sentences_per_second(rows)
    print(f"{len(rows)} sentences, {speed:,.0f} sentences/s")
    f1 = result.figures()[2]
    table.add("cite: F1, span with type, symbol and date", f"{f1:.4f}", aim=f"{AIM}")
    table.add("cite: sentences per second", f"{speed:,.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
