"""What every paper about a plan has in common: who issues it, how the plan is named in it."""

from dataclasses import dataclass
from datetime import date

from vanban.model import Issuer

from .sentences import inside, official_date

SAMPLE_NOTICE = "Văn bản này lập từ dữ liệu minh họa, không phải văn bản của cơ quan."


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """The plan and its agency by their names. ``symbol`` is the plan's ("KH-SKHCN"), ``office`` the
    unit that coordinates it, ``on`` the day of the paper."""

    agency: str
    parent: str
    place: str
    office: str
    title: str
    year: int
    number: str
    symbol: str
    signed_on: date | None
    is_sample: bool
    on: date

    @property
    def issuer(self) -> Issuer:
        return Issuer(self.parent or None, self.agency)

    @property
    def about(self) -> str:
        """The plan's title for the middle of a sentence, without the word "Kế hoạch"."""
        return about(self.title) or f"năm {self.year}"

    @property
    def citation(self) -> str:
        """As another document names it first: type, number, date, body, title (Decree 30/2020)."""
        number = f" số {self.number}/{self.symbol}" if self.number and self.symbol else ""
        day = f" ngày {official_date(self.signed_on)}" if self.signed_on else ""
        return f"Kế hoạch{number}{day} của {self.agency} về {self.about}"

    def symbol_of(self, abbreviation: str) -> str | None:
        """The symbol of another paper of the agency: "TB-SKHCN" beside "KH-SKHCN"."""
        _, mark, body = self.symbol.partition("-")
        return f"{abbreviation}-{body}" if mark else None

    @property
    def blank_date(self) -> str:
        """Day and month are written in by hand when the paper is signed."""
        return f"ngày tháng năm {self.on.year}"

    @property
    def notices(self) -> tuple[str, ...]:
        return (SAMPLE_NOTICE,) if self.is_sample else ()


def about(title: str) -> str:
    """A title for the middle of a sentence; an abbreviation such as "CCHC" keeps its capitals."""
    line = " ".join(title.split()).rstrip(" .;")
    for opening in ("Kế hoạch ", "V/v ", "Về việc ", "Về "):
        line = line.removeprefix(opening)
    return line if line[1:2].isupper() else inside(line)
