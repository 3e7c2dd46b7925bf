"""The stylesheets: tokens, base and layout, then each component's own file.

The public face has all of it; the staff face, which stands in Wagtail's frame, only the tokens and
the components that name nothing Wagtail names.

Cascade layers decide who wins, so the order of files inside a layer is of no weight. The address
carries a digest of the text: browsers may keep it for ever.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

THEME = Path(__file__).parent
STYLES = ("layers", "tokens", "base", "layout", "print")
STAFF_STYLES = ("layers", "tokens")
STAFF_COMPONENTS = (
    "bar-chart",
    "data-table",
    "difference",
    "empty",
    "ratio",
    "sample-line",
    "state-mark",
    "tally",
)

DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{(?P<values>[^}]*)\}")
VALUE = re.compile(r"(--[\w-]+): ([^;]+);")

Face = Literal["public", "staff"]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """``digest`` is 16 hexadecimal digits of the text's SHA-256."""

    content: bytes
    compressed: bytes
    digest: str


def sources(face: Face = "public") -> list[Path]:
    """Every file that makes up a face's stylesheet, in order."""
    styles, components = THEME / "styles", THEME / "components"
    if face == "staff":
        return [styles / f"{name}.css" for name in STAFF_STYLES] + [
            components / name / f"{name}.css" for name in STAFF_COMPONENTS
        ]
    return [styles / f"{name}.css" for name in STYLES] + sorted(components.glob("*/*.css"))


@cache
def stylesheet(face: Face = "public") -> Stylesheet:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources(face))
    if face == "staff":
        text += _tokens_as_chosen(text)
    content = text.encode()
    return Stylesheet(
        content=content,
        compressed=gzip.compress(content, mtime=0),
        digest=hashlib.sha256(content).hexdigest()[:16],
    )


def _tokens_as_chosen(text: str) -> str:
    """The colours once more for people who chose light or dark in Wagtail's account settings."""
    found = DARK.search(text)
    assert found is not None
    dark = dict(VALUE.findall(found["values"]))
    light = {name: value for name, value in VALUE.findall(text[: found.start()]) if name in dark}
    rules = (
        f"  :root.w-theme-{scheme} {{\n    color-scheme: {scheme};\n"
        + "".join(f"    {name}: {value};\n" for name, value in values.items())
        + "  }\n"
        for scheme, values in (("light", light), ("dark", dark))
    )
    return "\n@layer tokens {\n" + "".join(rules) + "}\n"
