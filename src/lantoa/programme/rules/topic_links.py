"""Which topics a task seems to serve: proposals for a person, since the text states none."""

from collections.abc import Sequence
from itertools import pairwise

from lantoa.agencies.rules import name_key

# Below this share of the task's word pairs a topic is not proposed.
LIKELY = 0.3
_ABBREVIATIONS = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "qppl": "quy pham phap luat",
    "cntt": "cong nghe thong tin",
    "khcn": "khoa hoc cong nghe",
    "ubnd": "uy ban nhan dan",
}
# Every text of such a plan speaks of these.
_EVERYWHERE = frozenset(
    {
        ("tuyen", "truyen"),
        ("cai", "cach"),
        ("cach", "hanh"),
        ("hanh", "chinh"),
        ("cong", "tac"),
        ("thuc", "hien"),
        ("co", "quan"),
        ("don", "vi"),
    }
)


def proposed_topics(task: str, topics: Sequence[str]) -> tuple[int, ...]:
    """Positions of the topics that share enough word pairs with the task, likeliest first."""
    wanted = _pairs(task)
    if not wanted:
        return ()
    shares = [(len(wanted & _pairs(topic)) / len(wanted), i) for i, topic in enumerate(topics)]
    return tuple(i for share, i in sorted(shares, key=lambda s: (-s[0], s[1])) if share >= LIKELY)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = " ".join(_ABBREVIATIONS.get(word, word) for word in name_key(text).split()).split()
    return frozenset(pairwise(words)) - _EVERYWHERE
