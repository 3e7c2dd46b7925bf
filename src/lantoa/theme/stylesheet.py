"""The one stylesheet: tokens, base and layout, then each component's own file.

Cascade layers decide who wins, so the order of files inside a layer is of no weight. The address
carries a digest of the text: browsers may keep it for ever.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THEME = Path(__file__).parent
STYLES = ("layers", "tokens", "base", "layout", "print")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """``digest`` is 16 hexadecimal digits of the text's SHA-256."""

    content: bytes
    compressed: bytes
    digest: str


def sources() -> list[Path]:
    """Every file that makes up the stylesheet, in order."""
    shared = [THEME / "styles" / f"{name}.css" for name in STYLES]
    return shared + sorted((THEME / "components").glob("*/*.css"))


@cache
def stylesheet() -> Stylesheet:
    content = "\n".join(path.read_text(encoding="utf-8") for path in sources()).encode()
    return Stylesheet(
        content=content,
        compressed=gzip.compress(content, mtime=0),
        digest=hashlib.sha256(content).hexdigest()[:16],
    )
