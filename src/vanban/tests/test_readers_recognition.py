"""What is made of recognised words and of the picture's rules, without any recognition."""

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from vanban.readers.numerals import with_numerals
from vanban.readers.page.words import Rule
from vanban.readers.rereading import read_again
from vanban.readers.ruling import take_rules
from vanban.readers.scans import Scan
from vanban.readers.sheets import sheets_of
from vanban.readers.spotted import Spotted

DOTS = 300
SCALE = 72 / DOTS


def spotted(text: str, left: float, top: float, width: float, height: float, sure: float = 96.0):
    return Spotted(("1",), text, sure, left, top, width, height)


def upright(strokes: int, *, bar: bool = False) -> tuple[Image.Image, Spotted]:
    """Strokes with serifs that touch, as a serif face draws I, II and III; a bar makes an H."""
    image = Image.new("L", (200, 100), 255)
    draw = ImageDraw.Draw(image)
    for number in range(strokes):
        left = 20 + 22 * number
        draw.rectangle((left + 7, 20, left + 13, 60), fill=0)
        for y in (20, 58):
            draw.rectangle((left, y, left + 20, y + 2), fill=0)
    if bar:
        draw.rectangle((27, 38, 55, 42), fill=0)
    return image, spotted("?", 20, 20, 22 * strokes - 2, 41)


@pytest.mark.parametrize("seen", ["IH,", "HI,", "[II,", "II,", "I1I,", "Ï,"])
def test_numerals_are_counted_by_their_strokes(seen: str) -> None:
    image, word = upright(3)
    (read,) = with_numerals(image, [Spotted(("1",), seen, 60.0, *_box(word))])
    assert read.text == "III,"


@pytest.mark.parametrize(
    ("strokes", "bar", "seen"),
    [(2, True, "H"), (2, False, "11"), (2, False, "TT"), (2, False, "II."), (3, False, "ll")],
)
def test_what_is_no_numeral_stays(strokes: int, bar: bool, seen: str) -> None:
    image, word = upright(strokes, bar=bar)
    (read,) = with_numerals(image, [Spotted(("1",), seen, 60.0, *_box(word))])
    assert read.text == seen


def _box(word: Spotted) -> tuple[float, float, float, float]:
    return word.left, word.top, word.width, word.height


def test_marks_above_a_name_are_read_with_it() -> None:
    page = Image.new("L", (800, 400), 255)
    words = [
        spotted("Lưu:", 40, 100, 90, 40),
        spotted("x", 460, 195, 18, 12, 0.0),
        spotted("Nguyên", 400, 200, 180, 50, 91.0),
        spotted("Hải", 600, 200, 90, 40),
    ]

    def recognise(sheet: Image.Image) -> Sequence[Spotted]:
        return [spotted("Nguyễn", 40, 45, 100, 30), spotted("Hải", 160, 45, 50, 30)]

    read = read_again(page, words, recognise)
    assert [word.text for word in read] == ["Lưu:", "Nguyễn", "Hải"]
    assert abs(read[1].left - 400) < 15
    assert abs(read[1].top - 200) < 30


def test_a_second_look_counts_only_when_it_is_surer() -> None:
    page = Image.new("L", (800, 400), 255)
    words = [spotted("TTHC", 40, 100, 120, 40, 60.0)]
    read = read_again(page, words, lambda sheet: [spotted("LLHC", 40, 45, 90, 30, 50.0)])
    assert [word.text for word in read] == ["TTHC"]


def test_sure_lines_are_not_looked_at_again() -> None:
    def recognise(sheet: Image.Image) -> Sequence[Spotted]:
        raise AssertionError("a second look at what is sure")

    words = [spotted("Văn", 40, 100, 80, 40), spotted("phòng", 130, 100, 100, 40)]
    assert read_again(Image.new("L", (800, 400), 255), words, recognise) == words


def test_a_rule_that_the_print_broke_is_one_rule_and_is_taken_out() -> None:
    page = Image.new("L", (1_200, 400), 255)
    draw = ImageDraw.Draw(page)
    for left in range(100, 1_000, 96):
        draw.line((left, 200, left + 88, 200), fill=0, width=3)
    rules = [rule for rule in take_rules(page, SCALE) if rule.horizontal]
    assert rules
    assert all(rule.start < 110 * SCALE and rule.end > 980 * SCALE for rule in rules)
    assert page.getextrema() == (255, 255)


def test_the_bars_of_large_letters_are_no_rule() -> None:
    page = Image.new("L", (1_200, 400), 255)
    draw = ImageDraw.Draw(page)
    for left in range(100, 500, 50):
        draw.rectangle((left, 200, left + 47, 206), fill=0)
        draw.rectangle((left + 16, 200, left + 31, 245), fill=0)
    before = page.tobytes()
    assert take_rules(page, SCALE) == ()
    assert page.tobytes() == before


def test_what_is_left_of_a_rule_beside_a_cell_is_no_letter() -> None:
    page = Image.new("L", (1_000, 800), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((107, 100, 108, 300), fill=120)
    draw.rectangle((293, 100, 293, 300), fill=200)
    draw.rectangle((130, 150, 150, 190), fill=0)
    rules = [Rule(True, y * SCALE, 100 * SCALE, 500 * SCALE) for y in (100, 300, 500)]
    rules += [Rule(False, x * SCALE, 100 * SCALE, 500 * SCALE) for x in (100, 300, 500)]
    scan = Scan(page, 1_000 * SCALE, 800 * SCALE, tuple(rules))
    columns = sheets_of(scan)[1]
    left, top, right, bottom = Image.eval(columns.image, lambda value: 255 - value).getbbox()
    assert (right - left, bottom - top) == (21, 41)
