"""Microsoft's compound file, the container of HWP 5: streams by path, out of chains of sectors.

A chain is followed through a table that anybody may have written, so no chain is longer than the
table, no sector lies outside of the file, and the tree of folders is walked without recursion.
Nothing here trusts a length: what is read is never larger than the file. Own code, since the
libraries that read this format follow such chains as far as a stream says it is long.
Source of the format: Microsoft, "[MS-CFB]: Compound File Binary File Format", sections 2.1–2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

from glossary.errors import DocumentError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: Sectors from here on are marks, such as the end of a chain.
_MARKS = 0xFFFFFFFA
_END = 0xFFFFFFFE

#: Types of directory entries.
_STORAGE, _STREAM, _ROOT = 1, 2, 5

#: Folders within folders; HWP has two.
_DEEPEST = 8

#: From byte 24 on: version, sizes of sectors, and where the tables and the folders begin.
_HEADER = struct.Struct("<2xH2xHH10xII4xIIIII")
_ENTRY = struct.Struct("<64s H B x I I I 36x I I 4x")


class _Entry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file: ``streams`` are the paths of its streams, with ``/`` between.

    >>> Compound(b'no', 'a.hwp')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.hwp is no compound file: get it again
    """

    def __init__(self, data: bytes, name: str) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise DocumentError(f"{name} is no compound file: get it again")
        self._data, self._name = data, name
        (major, shift, small_shift, tables, directory, self._cutoff,
         small_table, _, more_tables, _) = _HEADER.unpack_from(data, 24)
        if (major, shift) not in ((3, 9), (4, 12)) or small_shift != 6:
            raise self._broken("its sectors have no known size")
        self._size = 1 << shift
        self._sectors = (len(data) - 1) // self._size
        self._table = self._numbers(self._tables(tables, more_tables))
        self._small_table = self._numbers(self._chain(small_table, self._table))
        entries = self._entries(self._join(self._chain(directory, self._table)))
        if not entries or entries[0].kind != _ROOT:
            raise self._broken("it has no root folder")
        self._small = self._join(self._chain(entries[0].start, self._table))[:entries[0].size]
        self._found = self._walk(entries)
        self.streams = tuple(self._found)

    def read(self, path: str) -> bytes:
        """Give the bytes of a stream. Raises `DocumentError` where it is missing or cut off."""
        entry = self._found.get(path)
        if entry is None:
            raise DocumentError(f"{self._name} has no {path}: is it whole?")
        if entry.size >= self._cutoff:
            content = self._join(self._chain(entry.start, self._table))
        elif entry.size:
            content = b"".join(self._small[at << 6:(at + 1) << 6]
                               for at in self._chain(entry.start, self._small_table))
        else:
            content = b""
        if len(content) < entry.size:
            raise self._broken(f"{path} is cut off")
        return content[:entry.size]

    def _broken(self, why: str) -> DocumentError:
        return DocumentError(f"{self._name} is broken ({why}): get it again")

    def _tables(self, count: int, start: int) -> list[int]:
        """Give the sectors that hold the table: 109 are named in the header, more in a chain."""
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        seen = 0
        while start < _MARKS and len(sectors) < count:
            block = struct.unpack(f"<{self._size // 4}I", self._sector(start))
            sectors += block[:-1]
            start, seen = block[-1], seen + 1
            if seen > self._sectors:
                raise self._broken("its sectors run in a circle")
        return [sector for sector in sectors[:count] if sector < _MARKS]

    def _numbers(self, sectors: Sequence[int]) -> Sequence[int]:
        """Give a table of next sectors; no more than can be of use in a file of this size."""
        data = self._join(sectors[:self._sectors])
        return struct.unpack(f"<{len(data) // 4}I", data[:len(data) // 4 * 4])

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        chain: list[int] = []
        while start < _MARKS:
            if start >= len(table):
                raise self._broken("it names a sector that is not there")
            if len(chain) == len(table):
                raise self._broken("its sectors run in a circle")
            chain.append(start)
            start = table[start]
        return chain

    def _sector(self, number: int) -> bytes:
        if number >= self._sectors:
            raise self._broken("it names a sector that is not there")
        return self._data[(number + 1) * self._size:(number + 2) * self._size]

    def _join(self, sectors: Sequence[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _entries(self, data: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, len(data) - 127, 128):
            name, length, *rest = _ENTRY.unpack_from(data, at)
            shown = name[:max(length - 2, 0)].decode("utf-16-le", "replace")
            entries.append(_Entry._make([shown, *rest]))
        return entries

    def _walk(self, entries: Sequence[_Entry]) -> dict[str, _Entry]:
        """Name the streams by their paths; an entry that is reached twice counts once."""
        found: dict[str, _Entry] = {}
        seen: set[int] = set()
        todo = [(entries[0].child, "", 0)]
        while todo:
            at, folder, depth = todo.pop()
            if at >= len(entries) or at in seen:
                continue
            seen.add(at)
            entry = entries[at]
            todo += [(entry.left, folder, depth), (entry.right, folder, depth)]
            if entry.kind == _STREAM:
                found[folder + entry.name] = entry
            elif entry.kind == _STORAGE and depth < _DEEPEST:
                todo.append((entry.child, f"{folder}{entry.name}/", depth + 1))
        return found
