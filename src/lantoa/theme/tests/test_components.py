"""Each component's example renders to sound markup, whatever it is given."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

from lantoa.theme.charts import bar_chart
from lantoa.theme.stylesheet import THEME
from lantoa.theme.templatetags.theme import ICONS, SHAPES, component, icon
from lantoa.theme.tests.markup import check_markup

COMPONENTS = sorted(path.name for path in (THEME / "components").iterdir())


CHART = bar_chart(
    "kenh",
    "Hoạt động theo kênh",
    [("Họp giao ban", 12), ("Cổng thông tin điện tử của Sở và các đơn vị", 34), ("<i>", 0)],
    label_head="Kênh",
    value_head="Số hoạt động",
)


class ExampleForm(forms.Form):
    title = forms.CharField(label="Nội dung thực hiện", help_text="Một câu ngắn.")
    on = forms.DateField(label="Ngày thực hiện")


def part(label: str, title: str = "", text: str = "", level: int = 2, children: tuple = ()):
    return SimpleNamespace(
        anchor=f"muc-{label}-{level}",
        path=label,
        name=f"mục {label}",
        mark=f"{label}.",
        title=title,
        level=level,
        paragraphs=(text,) if text else (),
        children=children,
        tables=(),
    )


def context() -> dict[str, object]:
    links = [
        {"text": "Trang chủ", "href": "/", "current": "page"},
        {"text": "Kế hoạch", "href": "/ke-hoach/"},
    ]
    cells = [{"label": "Kênh", "text": "Bản tin"}, {"label": "Số", "text": "1.234"}]
    node = part("I", "MỤC TIÊU", "", 2, (part("a", "", "Nâng cao nhận thức", 3),))
    return {
        "links": links,
        "chart": CHART,
        "states": [(state, f"Tình trạng {state}") for state in SHAPES],
        "counts": [{"state": "done", "text": "1 hoàn thành"}],
        "entries": [{"anchor": "a", "text": "I. Mục tiêu", "children": [{"anchor": "b"}]}],
        "facts": [
            {
                "name": "Sản phẩm",
                "values": [{"text": "Kế hoạch"}, {"text": "Báo cáo", "note": "Đã nộp"}],
            }
        ],
        "task": {
            "anchor": "nhiem-vu-1",
            "ordinal": 1,
            "text": "Tuyên truyền",
            "state": "done",
            "sentence": "Hoàn thành",
            "leads": ["Văn phòng Sở"],
            "schedule": "Quý I",
        },
        "news": [{"date": date(2022, 5, 12), "text": "Đăng bài", "href": "/x", "meta": "Cổng"}],
        "second_page": Paginator(range(100), 20).page(2),
        "form": ExampleForm({"title": ""}),
        "differences": [
            {
                "label": "Số",
                "marks": [{"kind": "removed", "text": "1"}, {"kind": "added", "text": "2"}],
            }
        ],
        "changed_tasks": [
            {"change": "removed", "text": "Hội thi"},
            {
                "change": "changed",
                "text": "Tập huấn",
                "fields": [{"label": "Thời gian", "marks": [{"kind": "same", "text": "Quý I"}]}],
            },
        ],
        "header": ["Kênh", "Số"],
        "rows": [cells],
        "node": node,
        "text": {
            "legal_bases": ["Căn cứ Luật;"],
            "outline": {"nodes": [node]},
            "recipients": ["UBND tỉnh"],
            "signature": {"titles": ["GIÁM ĐỐC"], "name": "Trần Văn A"},
        },
    }


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_example_is_sound(name: str):
    html = render_to_string(f"components/{name}/{name}.example.html", context())
    assert name.split("-")[0] in html or html.strip()
    assert check_markup(html, whole=False).faults == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_folder_holds_template_style_and_example(name: str):
    files = {path.name for path in (THEME / "components" / name).iterdir()}
    assert {f"{name}.html", f"{name}.example.html", f"{name}.css"} == files


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_readme_names_it(name: str):
    assert f"`{name}`" in (THEME / "README.md").read_text(encoding="utf-8")


def test_texts_are_escaped():
    html = component("label", text="<script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("state", SHAPES)
def test_a_state_is_told_by_word_and_shape(state: str):
    html = component("state-mark", state=state, text="Đang thực hiện: 3 hoạt động")
    assert "Đang thực hiện: 3 hoạt động" in html
    assert "<svg" in html


def test_each_state_has_a_shape_of_its_own():
    assert len({icon(shape) for shape in SHAPES.values()}) == len(SHAPES)


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_take_the_colour_of_their_text_and_stay_silent(path: Path):
    html = icon(path.stem)
    assert 'aria-hidden="true"' in html
    assert "currentColor" in html
    assert check_markup(html, whole=False).faults == []


def test_a_button_that_needs_a_script_is_hidden_without_it():
    html = component("button", text="In trang", type="button", behaviour="print")
    assert "data-print hidden" in html


def test_a_field_says_its_error_and_keeps_what_was_typed():
    form = ExampleForm({"title": "", "on": "ngày mai"})
    html = component("field", field=form["on"])
    assert "ngày mai" in html
    assert 'aria-describedby="id_on_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_links_to_each_field_with_an_error():
    html = component("error-summary", form=ExampleForm({}))
    assert 'href="#id_title"' in html
    assert 'href="#id_on"' in html


def test_pagination_is_silent_on_a_single_page():
    assert component("pagination", page=Paginator(range(3), 20).page(1), base="?").strip() == ""
