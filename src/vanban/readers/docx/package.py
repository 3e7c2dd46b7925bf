"""The zip file around a Word document, opened without trust.

Declared sizes are not believed: parts are read in pieces and counted. Nothing but the parts that
are asked for is unpacked, no relationship to the outside is followed, no entity is expanded.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from vanban.readers import refusals
from vanban.readers.docx.tags import STRICT, TRANSITIONAL, Element

WORD_FILE: Final = "Tệp Word"
_LARGEST_PART: Final = 96 * 1024 * 1024
_LARGEST_SIDE_PART: Final = 8 * 1024 * 1024
# One table row or paragraph may hold this many bytes of markup: its tree takes about thirty times
# as much memory.
_LARGEST_PIECE: Final = 12 * 1024 * 1024
_MOST_ENTRIES: Final = 20_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


class Package:
    """A Word file's parts. Raises DocumentError when the zip is damaged, encrypted or a trap."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise refusals.damaged(WORD_FILE) from None
        if len(self._zip.infolist()) > _MOST_ENTRIES:
            raise refusals.too_much_inside(WORD_FILE)
        self._names = {name.lower().lstrip("/"): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def tree(self, name: str) -> Element | None:
        """A small part as a tree, None when it is absent or cannot be read."""
        if not self.has(name):
            return None
        part = Part(self._zip, self._names[name.lower()], _LARGEST_SIDE_PART)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=True
        )
        try:
            root = etree.fromstring(part.read(), parser)
        except etree.XMLSyntaxError:
            return None
        return root

    def part(self, name: str) -> "Part":
        """A large part, to be walked piece by piece. The name must be there."""
        return Part(self._zip, self._names[name.lower()], _LARGEST_PART)


class DamagedPartError(Exception):
    """The part breaks off or is no XML from some place on."""


class Part:
    """A part as a file that counts what it gives and speaks one namespace."""

    def __init__(self, archive: zipfile.ZipFile, name: str, largest: int) -> None:
        info = archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise refusals.encrypted(WORD_FILE)
        if info.file_size > largest:
            raise refusals.too_much_inside(WORD_FILE)
        try:
            self._file = archive.open(info)
        except _DAMAGE:
            raise refusals.damaged(WORD_FILE) from None
        self._left = largest
        self._piece = 0
        self._begun = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises DocumentError when there are more than one may expect."""
        wanted = self._left + 1 if size < 0 else min(size, self._left + 1)
        chunk = self._file.read(wanted)
        self._left -= len(chunk)
        self._piece += len(chunk)
        if self._left < 0 or self._piece > _LARGEST_PIECE:
            raise refusals.too_much_inside(WORD_FILE)
        if not self._begun:
            # The root element, which declares the namespaces, stands in the first bytes.
            self._begun = True
            chunk = chunk.replace(STRICT.encode(), TRANSITIONAL.encode())
        return chunk

    def events(self, tags: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
        """Start and end events of elements, which the caller gives back with ``done``.

        A part that breaks off gives what came before the break and then raises DamagedPartError.
        """
        walk = etree.iterparse(
            self,
            events=("start", "end"),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            yield from walk
        except (etree.XMLSyntaxError, *_DAMAGE):
            raise DamagedPartError from None

    def done(self, element: Element) -> None:
        """Drop an element that has been read, and what stands before it."""
        self._piece = 0
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def has_document_type(element: Element) -> bool:
    """Whether the part declares entities, which no word processor does."""
    return element.getroottree().docinfo.internalDTD is not None
