"""``vanban read | check | cite | convert | schema``: the document library at the command line.

JSON on stdout, one Vietnamese line a failure on stderr. Exit 0: done; 1: ``check`` found errors;
2: something could not be read or written, or the command is wrong. Libraries are imported by the
command that needs them.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from vanban.arguments import WRONG, limits_of, read_arguments
from vanban.model import FORMAT, DocumentError

if TYPE_CHECKING:
    from vanban.model import Document, Finding
    from vanban.readers.blocks import Limits

DONE, ERRORS_FOUND, FAILED = 0, 1, WRONG

_FORMATS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".json": "json",
}
_SEVERITIES = {"error": "LỖI", "warning": "CẢNH BÁO", "info": "LƯU Ý"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the result is the exit status."""
    arguments = read_arguments(argv)
    try:
        status = _COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
        return status
    except DocumentError as refused:
        return _fail(str(refused))
    except BrokenPipeError:
        # The reader of our output has gone; keep Python from complaining when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return _fail("Đã dừng theo yêu cầu.")
    except Exception as unforeseen:
        return _fail(_unforeseen(unforeseen))


def _unforeseen(problem: Exception) -> str:
    return (
        "Phần mềm gặp lỗi ngoài dự kiến khi xử lý tệp này "
        f"(mã lỗi {type(problem).__name__}). Hãy gửi tệp cho người quản trị phần mềm."
    )


def _fail(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return FAILED


def _document(path: Path, limits: "Limits") -> "Document":
    """The document in a file; a ``.json`` is one that ``read`` printed."""
    if path.suffix.lower() == ".json":
        return _document_from_json(path, limits)
    from vanban.readers import read_path
    from vanban.structure import build_document

    return build_document(read_path(path, limits=limits))


def _document_from_json(path: Path, limits: "Limits") -> "Document":
    import msgspec

    from vanban.model import Document

    try:
        document = msgspec.json.decode(_bytes(path, limits), type=Document)
    except msgspec.MsgspecError:
        raise DocumentError(
            f"Tệp “{path.name}” không phải JSON do lệnh “vanban read” in ra. "
            "Hãy đọc lại văn bản gốc bằng lệnh đó."
        ) from None
    if document.format != FORMAT:
        raise DocumentError(
            f"Tệp “{path.name}” theo định dạng “{document.format}”, phần mềm này đọc “{FORMAT}”. "
            "Hãy đọc lại văn bản gốc bằng lệnh “vanban read”."
        )
    return document


def _bytes(path: Path, limits: "Limits") -> bytes:
    from vanban.readers import refusals

    try:
        if path.stat().st_size > limits.bytes:
            raise refusals.too_large(limits)
        return path.read_bytes()
    except OSError:
        raise DocumentError(
            f"Không mở được tệp “{path.name}”. Hãy kiểm tra lại tên, đường dẫn và quyền đọc."
        ) from None


def _print_json(value: object, *, indent: int = 0) -> None:
    """JSON in UTF-8 whatever the locale of the terminal; text as it is, not escaped."""
    import msgspec

    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        # Half of a character, as damaged files hold it, has no UTF-8: it is escaped.
        import json

        encoded = json.dumps(msgspec.to_builtins(value)).encode()
    if indent:
        encoded = msgspec.json.format(encoded, indent=indent)
    _print_bytes(encoded + b"\n")


def _print_bytes(data: bytes) -> None:
    sys.stdout.buffer.write(data)


def _read(arguments: argparse.Namespace) -> int:
    limits = limits_of(arguments)
    if not arguments.lines:
        if len(arguments.files) > 1:
            raise DocumentError("Đọc nhiều tệp cùng lúc cần thêm tùy chọn --lines.")
        _print_json(_document(arguments.files[0], limits), indent=2)
        return DONE
    status = DONE
    for path in arguments.files:
        try:
            _print_json(_document(path, limits))
        except Exception as problem:
            known = isinstance(problem, DocumentError)
            message = str(problem) if known else _unforeseen(problem)
            _print_json({"format": FORMAT, "error": message, "file": str(path)})
            _fail(f"{path.name}: {message}")
            status = FAILED
    return status


def _check(arguments: argparse.Namespace) -> int:
    from vanban.check import check_file

    found = check_file(
        _bytes(arguments.file, limits_of(arguments)),
        name=arguments.file.name,
        limits=limits_of(arguments),
    )
    if arguments.json:
        _print_json(found, indent=2)
    else:
        _print_bytes("\n".join(_finding_lines(found)).encode() + b"\n")
    return ERRORS_FOUND if any(f.severity == "error" for f in found) else DONE


def _finding_lines(found: "Iterable[Finding]") -> list[str]:
    lines = []
    for finding in found:
        where = _where(finding)
        lines.append(f"{_SEVERITIES[finding.severity]}: {where}{finding.message}")
        if finding.suggestion:
            lines.append(f"    {finding.suggestion}")
    return lines or ["Không có phát hiện nào."]


def _where(finding: "Finding") -> str:
    place = finding.place
    if place is None:
        return ""
    names = (
        ("trang", place.page),
        ("bảng", place.table),
        ("hàng", place.row),
        ("dòng", place.line),
        ("đoạn", place.paragraph),
    )
    parts = [f"{name} {number}" for name, number in names if number is not None]
    return f"({', '.join(parts)}) " if parts else ""


def _cite(arguments: argparse.Namespace) -> int:
    from vanban.citations import find_citations

    limits = limits_of(arguments)
    if arguments.lines:
        lines = _open(arguments.file)
        for raw in lines:
            if len(raw) > limits.bytes:
                raise DocumentError("Có dòng quá dài để tìm viện dẫn. Hãy chia nhỏ đoạn chữ.")
            _print_json(find_citations(raw.decode("utf-8", "replace").rstrip("\r\n")))
        return DONE
    _print_json(find_citations(_text_to_cite(arguments.file, limits)), indent=2)
    return DONE


def _open(name: str) -> IO[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError:
        raise DocumentError(
            f"Không mở được tệp “{Path(name).name}”. Hãy kiểm tra lại tên và đường dẫn."
        ) from None


def _text_to_cite(name: str, limits: "Limits") -> str:
    """Running text as it is; of a document its plain text, to which offsets then refer."""
    if name != "-" and Path(name).suffix.lower() not in ("", ".txt", ".text"):
        from vanban.plaintext import plain_text

        return plain_text(_document(Path(name), limits))
    data = sys.stdin.buffer.read(limits.bytes + 1) if name == "-" else _bytes(Path(name), limits)
    if len(data) > limits.bytes:
        from vanban.readers import refusals

        raise refusals.too_large(limits)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        from vanban.readers.decoding import decode

        return decode(data)[0]


def _convert(arguments: argparse.Namespace) -> int:
    target: Path = arguments.target
    kind = _FORMATS.get(target.suffix.lower())
    if kind is None:
        raise DocumentError(
            f"Không viết được định dạng “{target.suffix or target.name}”. "
            "Hãy chọn tệp ra có đuôi .docx, .pdf, .html, .md, .txt hoặc .json."
        )
    document = _document(arguments.source, limits_of(arguments))
    from vanban.writers import write_document

    data = write_document(document, format=kind)  # type: ignore[arg-type]
    try:
        target.write_bytes(data)
    except OSError:
        raise DocumentError(
            f"Không ghi được tệp “{target.name}”. Hãy kiểm tra thư mục đích và quyền ghi."
        ) from None
    return DONE


def _schema(arguments: argparse.Namespace) -> int:
    from vanban.schema import schema_text

    _print_bytes(schema_text().encode())
    return DONE


_COMMANDS = {
    "read": _read,
    "check": _check,
    "cite": _cite,
    "convert": _convert,
    "schema": _schema,
}

if __name__ == "__main__":
    sys.exit(main())
