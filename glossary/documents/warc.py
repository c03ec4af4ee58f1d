"""WARC and WET, the archives of web crawls: their pages, by fastwarc, one after the other.

Pages are HTML, plain text, PDF or another document that was answered with status 200, and in WET
the texts of pages. A member is named by its place among the records that may hold one:
'crawl.warc.gz/12.html'. When the crawler came is not kept: it is no date of publication. Two kinds
of pages are passed over without a word, since they are nearly all of a crawl: those whose language
is said and is not Korean, and those without Hanzi in brackets. A record that is broken is told,
and the next one goes on.
Source: ISO 28500:2017, "The WARC Format 1.1" (iipc.github.io/warc-specifications); for WET, Common
Crawl's pages on its formats.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Union

from glossary.documents.crawled import body, may_gloss
from glossary.documents.encodings import meant
from glossary.documents.extracted import Member
from glossary.documents.formats import FORMATS
from glossary.documents.limits import FILE
from glossary.errors import DocumentError

#: More broken records than this are no archive; each costs a search for the next.
BROKEN = 1000

#: Types of content, and the ending under which such a document is read.
_TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "application/pdf": ".pdf", "application/epub+zip": ".epub",
    "application/x-hwp": ".hwp", "application/haansofthwp": ".hwp", "application/hwp+zip": ".hwpx",
    "application/vnd.hancom.hwp": ".hwp", "application/vnd.hancom.hwpx": ".hwpx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}

#: Types that say nothing: the ending of the address tells.
_UNSAID = {"", "application/octet-stream", "application/download", "application/x-download"}

_ENDINGS = tuple(ending for form in FORMATS.values() if not form.holds for ending in form.endings)

_GZIP = b"\x1f\x8b\x08"
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_START = re.compile(rb"\x1f\x8b\x08|(?<=\n)WARC/1[.]")
_BLOCK, _TAIL = 1 << 20, 1 << 24

_Found = Union[Member, DocumentError]


def members(file: BinaryIO, name: str) -> Iterator[_Found]:
    """Yield the pages of a WARC or WET file, packed by gzip or not; see `Container`.

    >>> from io import BytesIO
    >>> list(members(BytesIO(b'WARC/2'), 'a.warc'))
    [DocumentError('a.warc is broken after byte 0 (Invalid WARC header): get it again')]
    """
    start: int | None = 0
    number = broken = 0
    while start is not None:
        at, found = start, None
        try:
            for record in _records(file, start):
                at, number = record.stream_pos, number + 1
                found = _read(record, f"{name}/{number}")
                if found is not None:
                    yield found
            if not isinstance(found, DocumentError) and _is_cut_off(file, at):
                yield DocumentError(f"{name} is cut off after byte {at}: get it again")
            return
        except OSError as error:
            reason = " ".join(str(error).split())[:100]
            yield DocumentError(f"{name} is broken after byte {at} ({reason}): get it again")
        broken += 1
        if broken > BROKEN:
            yield DocumentError(f"{name} has more than {BROKEN} broken records: get it again")
            return
        start = _next(file, max(at, start) + 1)


def _records(file: BinaryIO, start: int) -> Iterator[Any]:
    """Yield the records from byte *start* on that may hold a page."""
    from fastwarc import warc

    file.seek(start)
    kinds = warc.response | warc.resource | warc.conversion | warc.unknown
    yield from warc.ArchiveIterator(file, record_types=kinds, parse_http=False)


def _next(file: BinaryIO, start: int) -> int | None:
    """Give the first byte from *start* on where a record may begin, packed or not."""
    at, kept = start, b""
    file.seek(start)
    while block := file.read(_BLOCK):
        block = kept + block
        for match in _START.finditer(block):
            if match[0] != _GZIP or _unpacks(block[match.start():match.start() + 200]):
                return at + match.start()
        kept = block[-200:]
        at += len(block) - len(kept)
        if len(block) <= 200:
            break
    return None


def _is_cut_off(file: BinaryIO, start: int) -> bool:
    """Tell whether the last of what is packed by gzip from byte *start* on has no end. What is not
    packed record by record is taken as whole, and so is an end that is too long to look at."""
    file.seek(start)
    data = file.read(_TAIL)
    if not data.startswith(_GZIP) or len(data) == _TAIL:
        return False
    while data.startswith(_GZIP):
        unpacking = zlib.decompressobj(31)
        rest = data
        try:
            while rest and not unpacking.eof:
                unpacking.decompress(rest, _BLOCK)
                rest = unpacking.unconsumed_tail
        except zlib.error:
            return False
        if not unpacking.eof:
            return True
        data = unpacking.unused_data
    return bool(data)


def _unpacks(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def _read(record: Any, name: str) -> _Found | None:
    """Give the page of a record; None where it has none that is of use."""
    languages = record.headers.get("WARC-Identified-Content-Language", "")
    if languages and "kor" not in languages.lower():
        return None
    try:
        return _page(record, name)
    except DocumentError as error:
        return error
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:100]
        return DocumentError(f"{name} is broken ({reason}): get it again")


def _page(record: Any, name: str) -> _Found | None:
    if not record.headers.get("Content-Length", "").isdigit():
        return DocumentError(f"{name} is broken (it has no length): get the archive again")
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    is_response = str(record.record_type) == "response"
    headers = record.headers
    if is_response:
        if not record.headers.get("Content-Type", "").startswith("application/http"):
            return None  # of DNS and the like
        record.parse_http()
        headers = record.http_headers
        if headers.status_code != 200:
            return None if headers.status_code else DocumentError(
                f"{name} is broken (it has no answer of a server): get it again")
    kind = headers.get("Content-Type", "")
    ending, charset = _ending(kind, url), _charset(kind)
    length = record.content_length
    if ending is not None and length > FILE:
        return DocumentError(f"{name} is larger than {FILE >> 20} MB: leave it out")
    data = record.reader.read(1 if ending is None else length)
    if len(data) < (min(length, 1) if ending is None else length):
        return DocumentError(f"{name} is cut off after {len(data)} bytes: get the archive again")
    if ending is None:
        return None
    if is_response:
        data = body(data, headers.get("Transfer-Encoding", ""),
                    headers.get("Content-Encoding", ""), name)
    if ending in (".html", ".txt") and not may_gloss(data, ending == ".html", charset):
        return None
    return Member(name + ending, data, url or None, charset)


def _ending(kind: str, url: str) -> str | None:
    """Give the ending for a type of content, and for an address where that says nothing.

    >>> _ending('text/html; charset=utf-8', ''), _ending('', 'http://a.kr/b.HWP?c=1')
    ('.html', '.hwp')
    >>> _ending('image/png', 'http://a.kr/b.pdf')
    """
    kind = kind.partition(";")[0].strip().lower()
    if kind not in _UNSAID:
        return _TYPES.get(kind)
    path = re.split("[?#]", url, maxsplit=1)[0].lower()
    return next((ending for ending in _ENDINGS if path.endswith(ending)), None)


def _charset(kind: str) -> str | None:
    """Give the codec that a type of content names.

    >>> _charset('text/html; charset="EUC-KR"'), _charset('text/html; charset=none')
    ('cp949', None)
    """
    found = _CHARSET.search(kind)
    return meant(found[1]) if found else None
