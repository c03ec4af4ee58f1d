"""A compound file, written plainly: what glossary.documents.compound reads.

Source of the format: Microsoft, "[MS-CFB]: Compound File Binary File Format", sections 2.1–2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from glossary.documents.compound import MAGIC

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALL, CUTOFF = 512, 64, 4096

STORAGE, STREAM, ROOT = 1, 2, 5


class Chains:
    """Data in chains of sectors of one size."""

    def __init__(self, size: int) -> None:
        self.size, self.table, self.data = size, list[int](), bytearray()

    def add(self, data: bytes) -> int:
        """Add a chain; give its first sector."""
        if not data:
            return END
        start, count = len(self.table), -(-len(data) // self.size)
        self.table += [*range(start + 1, start + count), END]
        self.data += data.ljust(count * self.size, b"\0")
        return start


def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    """Give an entry of the directory, whose neighbours all hang on its right."""
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, FREE, right, child,
                       start, size)


def compound(streams: Mapping[str, bytes], sector: int = SECTOR) -> bytes:
    """Give a compound file of *streams*, by paths with at most one folder; in sectors of 512 bytes
    it is of version 3, of 4096 of version 4.

    >>> from glossary.documents.compound import Compound
    >>> file = Compound(compound({'a/b': b'small', 'c': b'large' * 1000}), 'a.hwp')
    >>> sorted(file.streams), file.read('a/b'), len(file.read('c'))
    (['a/b', 'c'], b'small', 5000)
    """
    chains, small = Chains(sector), Chains(SMALL)
    each = sector // 4
    folders: dict[str, list[tuple[str, int, int]]] = {"": []}
    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        start = (small if len(data) < CUTOFF else chains).add(data)
        folders.setdefault(folder, []).append((name, start, len(data)))
    root_start = chains.add(bytes(small.data))
    directory = _directory(folders, root_start, len(small.data))
    start = chains.add(directory)
    numbers = small.table + [FREE] * (-len(small.table) % each)
    small_start = chains.add(struct.pack(f"<{len(numbers)}I", *numbers))
    first = len(chains.table)
    count = next(n for n in range(1, 110) if first + n <= n * each)
    table = chains.table + [TABLE] * count
    table += [FREE] * (-len(table) % each)
    places = [*range(first, first + count)] + [FREE] * (109 - count)
    header = MAGIC + struct.pack(
        "<16xHHHHH6xIIIIIIIII109I", 62, 3 if sector == SECTOR else 4, 0xFFFE,
        sector.bit_length() - 1, 6, 0, count, start, 0, CUTOFF, small_start,
        len(numbers) // each, END, 0, *places)
    return header.ljust(sector, b"\0") + bytes(chains.data) + struct.pack(f"<{len(table)}I", *table)


def _directory(folders: dict[str, list[tuple[str, int, int]]], start: int, size: int) -> bytes:
    """Give the entries: the root, then the folders, then what each holds."""
    names = [name for name in folders if name]
    top = [(name, STORAGE, END, 0) for name in names]
    top += [(name, STREAM, at, length) for name, at, length in folders[""]]
    after = 1 + len(top)
    rows = []
    for place, (name, kind, at, length) in enumerate(top, 1):
        child = after if kind == STORAGE else FREE
        after += len(folders[name]) if kind == STORAGE else 0
        rows.append(entry(name, kind, place + 1 if place < len(top) else FREE, child, at, length))
    for folder in names:
        for place, (name, at, length) in enumerate(folders[folder], 1):
            right = 1 + len(rows) + 1 if place < len(folders[folder]) else FREE
            rows.append(entry(name, STREAM, right, FREE, at, length))
    rows.insert(0, entry("Root Entry", ROOT, FREE, 1, start, size))
    return b"".join(rows)
