"""``vanban`` at the command line: what it prints, where, and with which status."""

import io
import json
import subprocess
import sys

import pytest

from vanban import cli
from vanban.plaintext import plain_text
from vanban.tests.reading import FOLDER, SAMPLE, sample

TEXT = "theo Quyết định số 12/QĐ-UBND ngày 03/4/2023 của UBND tỉnh"


@pytest.fixture
def stdin(monkeypatch):
    def give(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def test_read_prints_json_as_published(capfd):
    assert run("read", SAMPLE, "--json") == 0
    printed = json.loads(capfd.readouterr().out)
    assert printed["format"] == "vanban/1"
    assert len(printed["tasks"]) == 9
    assert {"from", "to"} <= set(printed["tasks"][0]["schedule"])


def test_read_lines_prints_one_object_a_file_and_says_which_failed(capfd, tmp_path):
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    good = FOLDER / "report.txt"
    assert run("read", good, empty, SAMPLE, "--lines") == 2
    first, second, third = map(json.loads, capfd.readouterr().out.splitlines())
    assert (first["kind"], third["kind"]) == ("report", "plan")
    assert set(second) == {"format", "error", "file"}
    assert second["file"] == str(empty)
    assert second["format"] == "vanban/1"


def test_several_files_without_lines_are_refused(capfd):
    assert run("read", SAMPLE, SAMPLE) == 2
    captured = capfd.readouterr()
    assert one_line(captured.err)
    assert "--lines" in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.md", b""),
        ("gia.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
        ("cut.docx", b"PK\x03\x04" + b"\x00" * 40),
        ("nhi-phan.txt", bytes(range(256)) * 8),
        ("hong.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("khong-co.txt", None),
    ],
)
def test_unreadable_input_is_one_vietnamese_line_and_status_2(capfd, tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert run("read", path) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    assert one_line(captured.err)
    assert any(word in captured.err for word in ("Tệp", "tệp"))


@pytest.mark.parametrize(("option", "value"), [("--max-rows", "3"), ("--max-mb", "1")])
def test_limits_are_options(capfd, tmp_path, option, value):
    path = tmp_path / "lon.txt"
    rows = "\n".join(f"{n}\tNhiệm vụ {n}\tVăn phòng" for n in range(60_000))
    path.write_text("STT\tNhiệm vụ\tChủ trì\n" + rows)
    assert run("read", path, option, value) == 2
    assert one_line(capfd.readouterr().err)


@pytest.mark.parametrize(
    "arguments", [[], ["doc"], ["read"], ["read", "a", "--max-pages", "0"], ["convert", "a"]]
)
def test_a_wrong_command_is_one_vietnamese_line(capfd, arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    captured = capfd.readouterr()
    assert one_line(captured.err)
    assert captured.err.startswith("Lệnh chưa đúng.")


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["cite", "--help"]])
def test_help_is_vietnamese(capfd, arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 0
    assert capfd.readouterr().out.startswith("Cách dùng: vanban")


def test_cite_reads_standard_input(capfd, stdin):
    stdin(TEXT.encode())
    assert run("cite") == 0
    (citation,) = json.loads(capfd.readouterr().out)
    assert citation["symbol"] == "12/QĐ-UBND"
    assert TEXT[citation["start"] : citation["end"]] == citation["text"]


def test_cite_lines_answers_each_line(capfd, stdin):
    stdin(f"{TEXT}\r\nkhông có viện dẫn\n{TEXT}".encode())
    assert run("cite", "-", "--lines") == 0
    answers = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [len(answer) for answer in answers] == [1, 0, 1]


def test_cite_of_a_document_counts_in_its_plain_text(capfd):
    assert run("cite", SAMPLE) == 0
    text = plain_text(sample())
    citations = json.loads(capfd.readouterr().out)
    assert all(text[c["start"] : c["end"]] == c["text"] for c in citations)
    assert "161/QĐ-UBND" in {c["symbol"] for c in citations}


def test_convert_to_text_is_what_offsets_count_in(tmp_path):
    target = tmp_path / "ra.txt"
    assert run("convert", SAMPLE, target) == 0
    text = target.read_text()
    assert all(text[c.start : c.end] == c.text for c in sample().citations)


def test_convert_takes_the_json_of_read(capfd, tmp_path):
    read = tmp_path / "doc.json"
    assert run("read", SAMPLE) == 0
    read.write_text(capfd.readouterr().out)
    again = tmp_path / "again.json"
    assert run("convert", read, again) == 0
    assert json.loads(again.read_text()) == json.loads(read.read_text())


@pytest.mark.parametrize(
    ("source", "target"),
    [("mau.md", "ra.xyz"), ("mau.md", "khong-co/ra.txt"), ("la.json", "ra.txt")],
)
def test_convert_refuses_with_one_line(capfd, tmp_path, source, target):
    (tmp_path / "mau.md").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "la.json").write_text('{"format": 1}')
    assert run("convert", tmp_path / source, tmp_path / target) == 2
    assert one_line(capfd.readouterr().err)


def test_schema_is_printed(capfd):
    assert run("schema") == 0
    assert json.loads(capfd.readouterr().out)["title"] == "vanban/1"


def test_a_reader_that_goes_away_leaves_no_traceback():
    command = [sys.executable, "-m", "vanban.cli", "read", str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_check_says_where_and_what_to_do(capfd):
    assert run("check", SAMPLE) == 0
    printed = capfd.readouterr().out
    assert "CẢNH BÁO: (dòng 3) Số văn bản để trống" in printed
    assert "LƯU Ý:" in printed


def test_check_prints_findings_as_json(capfd):
    assert run("check", SAMPLE, "--json") == 0
    findings = json.loads(capfd.readouterr().out)
    assert {"code", "severity", "message", "suggestion", "place"} == set(findings[0])


def test_check_ends_with_1_on_errors(capfd):
    assert run("check", FOLDER / "proposal.txt") == 1
    assert "LỖI:" in capfd.readouterr().out


def test_check_of_what_we_write_has_no_error(capfd, tmp_path):
    target = tmp_path / "ke-hoach.docx"
    assert run("convert", SAMPLE, target) == 0
    assert run("check", target) == 0


def test_half_a_character_is_escaped(capfd):
    cli._print_json({"text": "nửa \ud835 chữ"})
    assert json.loads(capfd.readouterr().out) == {"text": "nửa \ud835 chữ"}
