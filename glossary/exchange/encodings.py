"""The encoding of a table that somebody saved: by its mark, or the likeliest that reads all of it.

Excel writes UTF-16 with a mark ("Unicode text"), UTF-8 with one ("CSV UTF-8"), or the code page
of the country, which for Korean is CP949.
"""

from __future__ import annotations

import codecs
from typing import BinaryIO

from glossary.documents.encodings import likeliest, marked
from glossary.errors import TableError

#: What is tried where there is no mark.
TRIED = ("utf-8", "cp949")

#: The same with what Chinese programs write; the one as which a table reads better comes first.
TRIED_TOO = (*TRIED, "gb18030")

#: What a file of a spreadsheet program begins with: ZIP (.xlsx, .ods), compound file (.xls).
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

_BLOCK = 1 << 16


def is_unicode(encoding: str) -> bool:
    """Tell whether every character has a code in *encoding*.

    >>> is_unicode('utf-16'), is_unicode('cp949')
    (True, False)
    """
    return encoding.startswith("utf") or encoding == "gb18030"


def find_encoding(stream: BinaryIO, name: str, tried: tuple[str, ...] = TRIED) -> str:
    """Tell the encoding of *stream*, which is read to its end and wound back.

    Where it has no mark, the first of *tried* if it reads all of it, else the likeliest that does.

    Raises `TableError`, with the file's *name*, when it is no text, empty, or in none that is
    known.

    >>> from io import BytesIO
    >>> find_encoding(BytesIO('저고도'.encode('cp949')), 'a.tsv')
    'cp949'
    >>> find_encoding(BytesIO(b'PK\\x03\\x04'), 'a.xlsx')
    Traceback (most recent call last):
    glossary.errors.TableError: a.xlsx is a file of a spreadsheet program: save it there as text, \
"Unicode text" or "CSV UTF-8"
    """
    head = stream.read(_BLOCK)
    if head.startswith(_SPREADSHEETS):
        raise TableError(
            f"{name} is a file of a spreadsheet program: save it there as text, "
            '"Unicode text" or "CSV UTF-8"'
        )
    if not head.strip():
        raise TableError(f"{name} is empty: it needs a line that names its columns")
    stream.seek(0)
    faults = []
    for encoding in _likely(head, name, tried):
        plain = encoding.removesuffix("-sig")  # so that bytes are counted from the mark on
        at = _fault(stream, plain)
        if at is None:
            return encoding
        faults.append(f"in {plain.upper()} (byte {at})")
    found = ", nor ".join(faults)
    raise TableError(f"{name} is not {found}: save it as UTF-8")


def _likely(head: bytes, name: str, tried: tuple[str, ...]) -> tuple[str, ...]:
    if mark := marked(head):
        return (mark,)
    if len(tried) == 1:
        return tried  # as somebody says who knows
    if b"\0" not in head[:2] and b"\0" in head:
        raise TableError(f"{name} is a binary file (NUL at byte {head.index(0)}): save it as text")
    if head[:1] == b"\0":
        return ("utf-16-be",)
    if head[1:2] == b"\0":
        return ("utf-16-le",)
    unicode, *pages = tried
    best, _ = likeliest(head, pages)
    return (unicode, best, *(page for page in pages if page != best))


def _fault(stream: BinaryIO, encoding: str) -> int | None:
    """Give the byte from which on *stream* is not in *encoding*; wind it back."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = held = 0
    try:
        while block := stream.read(_BLOCK):
            decoder.decode(block)
            done += len(block)
            held = len(decoder.getstate()[0])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return done - held + error.start
    finally:
        stream.seek(0)
    return None
