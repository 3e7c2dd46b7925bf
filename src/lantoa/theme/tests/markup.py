"""What a page's markup must be, checked without a browser."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = words("area base br col embed hr img input link meta source track wbr")
BLOCKS = words(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr main nav ol p pre section table ul"
)
PHRASING_ONLY = words("p h1 h2 h3 h4 h5 h6 span a button strong em dt label caption")
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "tr": {"td", "th"}}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


@dataclass
class Markup:
    """``faults`` are sentences; the rest is what a test may ask about."""

    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    title: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    language: str = ""


def check_markup(html: str, *, whole: bool = True) -> Markup:
    """Read a page (or with ``whole=False`` a piece of one) and note every fault."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = reader.found
    found.faults += [f"<{tag}> is never closed" for tag in reader.open]
    twice = sorted(name for name, times in Counter(found.ids).items() if times > 1)
    found.faults += [f"id {name} twice" for name in twice]
    if whole:
        missing = reader.references - set(found.ids)
        found.faults += [f"nothing has the id {name}" for name in sorted(missing)]
        found.faults += _headings(found.headings)
    return found


def _headings(levels: list[int]) -> list[str]:
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings h1"]
    above = 0
    for level in levels:
        if level > above + 1:
            faults.append(f"h{level} after h{above}")
        above = level
    return faults


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Markup()
        self.open: list[str] = []
        self.references: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._nesting(tag)
        self._attributes(tag, values, len(attrs))
        if tag in VOID:
            return
        self.open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.found.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, {name: value or "" for name, value in attrs}, len(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.found.faults.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["title"]:
            self.found.title += data
        parent = self.open[-1] if self.open else ""
        if parent in CHILDREN and data.strip():
            self.found.faults.append(f"text {data.strip()!r} directly in <{parent}>")

    def _nesting(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.found.faults.append(f"<{tag}> directly in <{parent}>")
        if tag in BLOCKS:
            holder = next((name for name in self.open if name in PHRASING_ONLY), None)
            if holder:
                self.found.faults.append(f"<{tag}> inside <{holder}>")
        if tag in ("a", "button") and ("a" in self.open or "button" in self.open):
            self.found.faults.append(f"<{tag}> inside a link or button")

    def _attributes(self, tag: str, values: dict[str, str], count: int) -> None:
        found = self.found
        if count != len(values):
            found.faults.append(f"<{tag}> has an attribute twice")
        if "style" in values or tag == "style":
            found.faults.append(f"<{tag}> brings its own style")
        if any(name.startswith("on") for name in values):
            found.faults.append(f"<{tag}> has an inline handler")
        if tag == "script" and "src" not in values:
            found.faults.append("inline script")
        if "id" in values:
            found.ids.append(values["id"])
        for name in REFERENCES:
            self.references.update(values.get(name, "").split())
        if tag == "a" and values.get("href", "").startswith("#"):
            self.references.add(values["href"][1:])
        if tag == "html":
            found.language = values.get("lang", "")
        if tag == "meta" and "name" in values:
            found.metas[values["name"]] = values.get("content", "")
        if tag == "link":
            found.links[values.get("rel", "")] = values.get("href", "")
