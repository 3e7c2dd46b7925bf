"""The marked sentences hold the reader of citations to its score."""

import pytest

from benchmarks.cite import CORPUS, read_corpus, score

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is absent")

LEAST_F1 = 0.97


def test_citations_reach_their_score() -> None:
    result = score(read_corpus())
    precision, recall, f1 = result.figures()
    print(f"\nprecision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    assert f1 >= LEAST_F1, "\n".join(result.misses)


def test_each_half_reaches_the_score() -> None:
    rows = read_corpus()
    for half in (rows[::2], rows[1::2]):
        result = score(half)
        assert result.figures()[2] >= LEAST_F1, "\n".join(result.misses)
