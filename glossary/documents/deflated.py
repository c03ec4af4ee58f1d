"""Deflated data that is no archive: the sections of HWP 5, the pages of a crawl."""

from __future__ import annotations

import zlib

from glossary.documents.limits import FILE, LARGE, RATIO
from glossary.errors import DocumentError


def room(size: int) -> int:
    """Give the most bytes that so many packed ones may have when they are unpacked.

    >>> room(10) == LARGE, room(FILE) == FILE
    (True, True)
    """
    return min(max(LARGE, RATIO * size), FILE)


def grown(size: int, limit: int, name: str) -> DocumentError:
    """Give the error of what unpacks to more than it may."""
    return DocumentError(f"{name} grows from {size >> 10} kB to more than {limit >> 20} MB when it "
                         "is unpacked: that is no document")


def inflate(data: bytes, window: int, limit: int, name: str) -> bytes:
    """Unpack deflated *data*, to *limit* bytes at most; *window* is zlib's, such as -15 for raw.

    Raises `DocumentError`, with *name*, for what is broken, cut off, or larger.

    >>> inflate(zlib.compress(b'ok'), 15, 100, 'a.hwp')
    b'ok'
    >>> inflate(zlib.compress(bytes(200)), 15, 100, 'a.hwp')  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.hwp grows from 0 kB to more than 0 MB when it is unpacked: ...
    """
    unpacking = zlib.decompressobj(window)
    try:
        content = unpacking.decompress(data, limit + 1)
    except zlib.error as error:
        reason = " ".join(str(error).split())
        raise DocumentError(f"{name} is broken ({reason}): get it again") from error
    if len(content) > limit:
        raise grown(len(data), limit, name)
    if not unpacking.eof:
        raise DocumentError(f"{name} is broken (it is cut off): get it again")
    return content
