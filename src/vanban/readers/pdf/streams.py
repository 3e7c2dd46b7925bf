"""How much the packed streams of a PDF hold, looked at before PDFium unpacks them.

PDFium allows a stream a gigabyte, a thousand times what a page of text needs. A file that packs
more than a page can mean is refused; streams too short to hold so much are not unpacked.
"""

import re
import zlib
from typing import Final

from vanban.readers import refusals

PDF_FILE: Final = "Tệp PDF"
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/(?:Image\b|Width\b|Length1\b)")
_MOST_RATIO: Final = 1_030
_MOST: Final = 48 * 1024 * 1024
_MOST_IN_PICTURE: Final = 256 * 1024 * 1024
_MOST_IN_LAYER: Final = 8 * 1024 * 1024
_MOST_LAYERS: Final = 3
_DICTIONARY: Final = 2_048
_PIECE: Final = 1 << 20


def check_streams(data: bytes) -> None:
    """Raises DocumentError when a stream unpacks to more than a page can mean."""
    for match in _STREAM.finditer(data):
        start = max(0, match.start() - _DICTIONARY)
        dictionary = data[start : match.start()]
        dictionary = dictionary[dictionary.rfind(b"obj") + 1 :]
        layers = len(_PACKED.findall(dictionary))
        if layers:
            most = _MOST_IN_PICTURE if _PICTURE.search(dictionary) else _MOST
            _check(data, match.end(), layers, most)


def _check(data: bytes, start: int, layers: int, most: int) -> None:
    if layers > _MOST_LAYERS:
        raise refusals.too_much_inside(PDF_FILE)
    end = data.find(b"endstream", start)
    end = len(data) if end < 0 else end
    packed: bytes | memoryview = memoryview(data)[start:end]
    for _ in range(layers - 1):
        packed = _unpacked(packed)
    if len(packed) * _MOST_RATIO > most and _size(packed, most) > most:
        raise refusals.too_much_inside(PDF_FILE)


def _unpacked(packed: bytes | memoryview) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        inner = unpacker.decompress(packed, _MOST_IN_LAYER)
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise refusals.too_much_inside(PDF_FILE)
    return inner


def _size(packed: bytes | memoryview, most: int) -> int:
    """The unpacked size, counted without keeping it and no further than ``most``."""
    unpacker = zlib.decompressobj()
    size = 0
    rest: bytes | memoryview = packed
    while rest and size <= most:
        try:
            size += len(unpacker.decompress(rest, _PIECE))
        except zlib.error:
            return size
        rest = unpacker.unconsumed_tail
    return size
