"""What an HWP file says of itself: title and date, in the property set that Microsoft's programs
write too.

Hancom stores a string as its characters and a NUL, one to another; and the time it was last saved,
which is the nearest to its publication, since reports begin as copies of older ones.
Source: Microsoft, "[MS-OLEPS]: Object Linking and Embedding (OLE) Property Set Data Structures",
section 2; Hancom, "한글 문서 파일 구조 5.0", revision 1.3, section 3.2.4.
"""

from __future__ import annotations

import struct
from datetime import datetime, timedelta

from glossary.documents.compound import Compound
from glossary.errors import DocumentError

_STREAM = "\x05HwpSummaryInformation"
_TITLE, _CREATED, _SAVED = 2, 12, 13
_STRING, _TIME = 31, 64

#: Properties of a set; Hancom writes 14.
_MOST = 100


def summary(file: Compound) -> tuple[str | None, str | None]:
    """Give the title and the date, ISO 8601, of an HWP file; None for what it does not say."""
    try:
        found = _properties(file.read(_STREAM)) if _STREAM in file.streams else {}
    except (DocumentError, struct.error, OverflowError):
        found = {}  # no reason to refuse the text
    return found.get(_TITLE), found.get(_SAVED) or found.get(_CREATED)


def _properties(data: bytes) -> dict[int, str]:
    """Give the strings and dates of the first set, by their numbers."""
    start, = struct.unpack_from("<I", data, 44)
    count, = struct.unpack_from("<I", data, start + 4)
    found = {}
    for number in range(min(count, _MOST)):
        key, offset = struct.unpack_from("<II", data, start + 8 + 8 * number)
        kind, = struct.unpack_from("<I", data, start + offset)
        if kind == _STRING:
            size, = struct.unpack_from("<I", data, start + offset + 4)
            value = data[start + offset + 8:][:2 * min(size, 200)].decode("utf-16-le", "replace")
            found[key] = " ".join(value.split("\0")[0].split())
        elif kind == _TIME:
            ticks, = struct.unpack_from("<Q", data, start + offset + 4)
            found[key] = _date(ticks)
    return {key: value for key, value in found.items() if value}


def _date(ticks: int) -> str:
    """Give the day that is so many tenths of a microsecond after 1601, in UTC.

    >>> _date(129_226_644_000_000_000), _date(0)
    ('2010-07-03', '')
    """
    return f"{datetime(1601, 1, 1) + timedelta(microseconds=ticks // 10):%Y-%m-%d}" if ticks else ""
