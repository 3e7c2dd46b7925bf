"""The arguments of ``vanban`` and what is said of them, in Vietnamese."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from vanban.readers.blocks import Limits

WRONG = 2
"""Exit status of a command that is wrong."""

_USAGE = {
    "read": "vanban read TỆP… [--json] [--lines]",
    "check": "vanban check TỆP [--json]",
    "cite": "vanban cite [TỆP|-] [--json] [--lines]",
    "convert": "vanban convert TỆP_VÀO TỆP_RA",
    "schema": "vanban schema",
}
_ABOUT = {
    "read": "đọc văn bản, in cấu trúc dưới dạng JSON",
    "check": "kiểm tra thể thức và nội dung",
    "cite": "tìm viện dẫn văn bản trong một đoạn chữ, in danh sách JSON",
    "convert": "chuyển định dạng theo đuôi tệp (.docx .pdf .html .md .txt .json)",
    "schema": "in lược đồ JSON của kết quả lệnh read",
}


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; ends the process with one line where they make no command."""
    return _parser().parse_args(argv)


def limits_of(arguments: argparse.Namespace) -> "Limits":
    """The limits of a command as they were asked for."""
    from vanban.readers.blocks import Limits

    return Limits(
        bytes=arguments.max_mb * 1024 * 1024,
        pages=arguments.max_pages,
        table_rows=arguments.max_rows,
        ocr_pages=arguments.max_ocr_pages,
    )


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese and fails with one line."""

    def error(self, message: str) -> NoReturn:
        usage = _USAGE.get(self.prog.split()[-1])
        hint = f"Cách dùng: {usage}." if usage else f"Các lệnh: {', '.join(_USAGE)}."
        self.exit(WRONG, f"Lệnh chưa đúng. {hint} Xem thêm: vanban --help\n")

    def format_help(self) -> str:
        name = self.prog.split()[-1]
        if name in _USAGE:
            return f"Cách dùng: {_USAGE[name]}\n\n{_ABOUT[name]}\n\n{_limits_help(name)}"
        lines = [f"  {_USAGE[n]:44}{_ABOUT[n]}" for n in _USAGE]
        return "Cách dùng: vanban LỆNH …\n\n" + "\n".join(lines) + "\n"


def _limits_help(name: str) -> str:
    if name == "schema":
        return ""
    if name == "cite":
        return "Tùy chọn: --lines (mỗi dòng vào là một đoạn, in mỗi dòng một danh sách)\n"
    return (
        "Giới hạn: --max-mb (50), --max-pages (1000), --max-rows (20000 dòng bảng),\n"
        "          --max-ocr-pages (30 trang ảnh quét)\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="vanban")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    read = commands.add_parser("read")
    read.add_argument("files", nargs="+", type=Path)
    read.add_argument("--lines", action="store_true")
    check = commands.add_parser("check")
    check.add_argument("file", type=Path)
    cite = commands.add_parser("cite")
    cite.add_argument("file", nargs="?", default="-")
    cite.add_argument("--lines", action="store_true")
    convert = commands.add_parser("convert")
    convert.add_argument("source", type=Path)
    convert.add_argument("target", type=Path)
    commands.add_parser("schema")
    for command in (read, check, cite, convert):
        command.add_argument("--json", action="store_true")
        _add_limits(command)
    return parser


def _add_limits(command: argparse.ArgumentParser) -> None:
    command.add_argument("--max-mb", type=_at_least_one, default=50)
    command.add_argument("--max-pages", type=_at_least_one, default=1_000)
    command.add_argument("--max-rows", type=_at_least_one, default=20_000)
    command.add_argument("--max-ocr-pages", type=_at_least_one, default=30)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
