"""The phrases of time in a plan, as patterns over folded text.

Folding makes one spelling of "Quý", "Qúy", "Quí", "hằng" and "hàng". Every pattern is linear: no
repetition stands inside another without a fixed word between.
"""

from functools import cache
from re import Pattern, compile

# A year has four digits; two are accepted behind a full date, other lengths only to be refused.
YEAR = r"(?:19|20)\d\d(?!\d)"
QUARTER_SIGN = "iv|[il]v|[il1]{1,3}|[1-4]"
QUARTER = rf"(?:{QUARTER_SIGN})(?![a-z\d]| ?lan)"
MONTH = r"\d{1,2}(?![\d.%]| ?lan)"
JOIN = r"\s?(?:,|;|va|&|\+|hoac)\s?"
QUARTER_JOIN = r"\s?(?:,|;|va|&|\+|hoac|\.|-|/)\s?"
UNTIL = r"\s?(?:den het|den|toi|-)\s?"
OF_YEAR = rf"(?:\s?(?:/|,?\s?nam|cua nam)\s?({YEAR}))?"

# Units of recurrence; three months are a quarter and six half a year.
UNIT = r"tuan|thang|quy|nam|nua nam|0?3 thang|0?6 thang"
UNITS = {
    "tuan": "week",
    "thang": "month",
    "quy": "quarter",
    "nam": "year",
    "nua nam": "half_year",
    "3 thang": "quarter",
    "03 thang": "quarter",
    "6 thang": "half_year",
    "06 thang": "half_year",
}

_FULL_DATE = (
    r"(?:(?:mung|mong) )?(?P<d{n}>\d{{1,2}})(?:"
    r"\s?/\s?(?P<m{n}>\d{{1,2}})(?!\d)(?:\s?/\s?(?P<y{n}>\d{{2,5}}))?"
    r"|[.-](?P<md{n}>\d{{1,2}})[.-](?P<yd{n}>\d{{4,5}})"
    r"|\s?thang\s?(?P<mw{n}>\d{{1,2}})(?!\d)(?:\s?(?:/|,? ?nam)\s?(?P<yw{n}>\d{{2,5}}))?"
    r")(?![\d/])"
)


def _date(n: int) -> str:
    return _FULL_DATE.format(n=n)


_SOURCES = {
    # A document's number and date say where the time is set, not when the task is due.
    "citation": r"\bso ?:? ?\d+(?:\.\d+)?/\S+(?: ngay " + _date(1) + ")?",
    "hour": r"\b\d{1,2} ?(?:h|gio) ?(?:\d{2})?(?: phut)?,? ?(?=ngay)",
    "date": r"(?<![\d/.])(?<!thang )(?<!quy )(?<!qui )(?<!tuan )(?<!tuan thu )(?:ngay ?)?"
    + _date(1),
    "date_range": (
        r"(?<![\d/.])(?<!thang )(?<!quy )(?<!qui )(?<!tuan )(?<!tuan thu )(?:ngay ?)?(?:"
        + _date(1)
        + r"|(?P<d0>\d{1,2}))"
        + UNTIL
        + r"(?:ngay ?)?"
        + _date(2)
    ),
    "day_of_months": (
        r"\bngay ?(?P<day>\d{1,2}),? (?:cua )?(?:(?:cac|hang|moi) )?(?P<months>thang ?"
        rf"{MONTH}(?:{JOIN}(?:thang ?)?{MONTH}(?! ?thang|/\d))+{OF_YEAR})"
    ),
    "lone_day": r"\bngay ?(?:(?:mung|mong) )?(?P<day>\d{1,2})(?![\d/])",
    "days_of": (
        r"\bngay (?:(?:mung|mong) )?(?P<day>\d{1,2})(?: \([^)]{1,30}\))?(?: cua)?"
        r" (?:(?:hang|moi|tung|cac|cua) )?"
        r"(?P<unit>thang cuoi(?: cua)?(?: moi| hang)? quy|thang dau(?: cua)?(?: moi| hang)? quy"
        r"|thang/cuoi quy|thang|quy)\b(?! ?\d)"
        r"(?P<next> (?:sau|tiep theo|ke tiep|lien ke|sau do))?"
    ),
    "quarters": (
        rf"\b(?:qu[yi] ?|q\.? ?(?=[1-4iv])){QUARTER}(?: ?/ ?{YEAR})?"
        rf"(?:{QUARTER_JOIN}(?:qu[yi] ?|q)?{QUARTER}(?: ?/ ?{YEAR})?)*{OF_YEAR}"
    ),
    "quarter_range": (
        rf"\b(?P<since>tu )?(?:dau )?qu[yi] ?(?P<a>{QUARTER})(?: ?/ ?(?P<ya>{YEAR}))?{UNTIL}"
        rf"(?:cuoi )?(?:qu[yi] ?)?(?P<b>{QUARTER})(?: ?(?:/|nam) ?(?P<yb>{YEAR}))?"
        rf"(?! ?- ?(?:qu[yi] ?)?{QUARTER})"
    ),
    "months": (
        rf"\bthang ?{MONTH}(?: ?/ ?{YEAR})?"
        rf"(?:{JOIN}(?:thang ?)?{MONTH}(?! ?thang)(?: ?/ ?{YEAR})?)*{OF_YEAR}"
    ),
    "month_range": (
        rf"\b(?:tu )?(?:dau )?thang ?(?P<a>{MONTH})(?: ?(?:/|nam) ?(?P<ya>{YEAR}))?{UNTIL}"
        rf"(?:cuoi )?(?:thang ?)?(?P<b>{MONTH})(?: ?(?:/|nam) ?(?P<yb>{YEAR}))?"
    ),
    "bare_months": rf"(?<![\d/])(?:(?P<a>\d{{1,2}})(?: ?/ ?(?P<ya>{YEAR}))?{UNTIL})?"
    rf"(?P<b>\d{{1,2}}) ?/ ?(?P<yb>{YEAR})",
    "part_of_year": (
        r"(?<!ngay )\b(?P<n>0?[1-9]|1[0-2]|sau) ?thang (?P<end>dau|cuoi)"
        r"(?: (?:cua )?nam)?(?: (?:ke hoach|nay))?"
        rf"(?: ?(?P<y>{YEAR}))?"
        rf"|\b0?(?P<nine>9) ?thang(?! ?(?:mot|/) ?lan)(?: (?:cua )?nam(?: ?(?P<y9>{YEAR}))?)?"
    ),
    "year_range": rf"\b(?P<a>{YEAR}) ?(?:-|den(?: het)?|toi|,|va) ?(?:nam )?(?P<b>{YEAR})",
    "year": rf"\b(?P<y>{YEAR})(?P<on> ?(?:va|,)? ?(?:(?:cac|nhung) nam (?:tiep theo|sau)|tro di))?",
    # The ends of a report each quarter, named by what they sum up.
    "report_rounds": (
        r"\bquy (?:i|1)[,;]? ?(?:va )?0?6 thang(?: dau nam)?[,;]? ?(?:va )?"
        r"(?:0?9 thang(?: dau nam)?|quy (?:iii|3))[,;]? ?(?:va )?(?:ca )?nam\b(?! ?\d)"
    ),
    "vague": (
        rf"(?<!thang )\b(?:dau|cuoi|giua) nam(?: (?:ke hoach|nay))?(?: ?{YEAR})?"
        rf"|\bnam hoc {YEAR} ?- ?{YEAR}|\btruoc va sau (?:ngay )?\d[\d/]*"
    ),
    "this_year": r"\b(?:trong|het) nam(?: (?:ke hoach|nay))?(?! ?[\d\0])",
    "every": (
        rf"\b(?P<regular>dinh ky )?(?:vao )?(?:hang|moi|tung|cac) (?P<unit>{UNIT})\b"
        r"(?! ?\d(?!\d? ?lan))"
        rf"|\bdinh ky[ :(]{{1,3}}(?:(?:0?1|mot) lan ?(?:/|moi|trong) ?)?(?P<plain>{UNIT})\b(?! ?\d)"
        rf"|\bbao cao (?P<report>thang|quy)\b(?! ?\d)"
        rf"|\b(?:0?1|mot) lan ?(?:/|moi|trong|tren) ?(?:0?1 |mot )?(?P<once>{UNIT})\b(?! ?\d)"
        rf"|\b(?:0?1 |mot )?(?P<per>{UNIT}) ?(?:/ ?lan|/? ?(?:0?1|mot) lan)\b"
        r"|\b(?P<half>0?6 thang)(?=(?:,| va|;) ?(?:(?:0?1 |ca |hang )?nam\b|0?9 thang))"
    ),
    "also_units": rf"^(?:(?:,|;| va) ?(?:hang |moi )?(?:{UNIT}|0?9 thang|0?1 nam)\b(?! ?\d))+",
    "continuous": (
        r"\b(?:thuong xuyen|lien tuc|ca nam|quanh nam|suot nam|hang ngay|trong suot nam)\b"
    ),
    "superior": (
        r"\b(?:theo|khi co|sau khi co|khi nhan duoc|sau khi)\b[^;]{0,120}?\b(?:"
        r"cua (?!(?:tung|cac phong|phong|don vi|phap luat)\b"
        r"|co quan(?! (?:cap tren|co tham quyen|quan ly|chu quan|chu tri)))\S"
        r"|(?:ubnd|uy ban|hdnd|bo|trung uong|chinh phu|thu tuong|tinh uy|cap tren|tinh|so|"
        r"thanh pho|huyen|cap co tham quyen|cap uy|ban chi dao)\b)"
    ),
    "own_terms": r"\btheo quy dinh\b",
    "relation": (
        r"\b(?P<word>truoc|sau|ke tu|tu|cham nhat|muon nhat|khong qua|khong muon hon|khong tre hon|"
        r"den|toi|het|thoi han|han)"
        r"(?: (?:la|vao|trong|het|ngay|thoi diem|cuoi|khoang))*[: ]*$"
    ),
}


@cache
def pattern(name: str) -> Pattern[str]:
    """A pattern by name, compiled when first used."""
    return compile(_SOURCES[name])
