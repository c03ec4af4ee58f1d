"""Web pages as crawlers keep them: what packed them for the way, and which may hold a gloss.

Of a hundred pages of a crawl a few have Hanzi in brackets after Hangul. Reading a page costs
milliseconds, finding out that it has none some hundredth of that: so most are passed over here.
Source of the codings: RFC 9112, section 7.1 (chunks), RFC 9110, section 8.4.1 (content).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from itertools import repeat

from aligner.brackets import candidates
from aligner.cleaning import clean

from glossary.documents.deflated import grown, inflate, room
from glossary.errors import DocumentError

#: A chunk begins with its size in hexadecimal digits, and what may follow after a semicolon.
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")

_GZIP = b"\x1f\x8b"

_ASCII = bytes(range(128))
#: How Hanzi and Hangul, in syllables or letters, begin in UTF-8; and Hanja in CP949.
_HANZI_8 = re.compile(
    rb"[\xe4-\xe9]|\xe2[\xba-\xbf]|\xe3[\x80\x90-\xbf]|\xef[\xa4-\xab]|\xf0[\xa0-\xbf]")
_HANGUL_8 = re.compile(rb"[\xea-\xed]|\xe1[\x84-\x87]")
_HANJA_949 = re.compile(rb"[\xca-\xfd][\xa1-\xfe]")
#: A character by its number, of five digits or four hexadecimal ones.
_REFERENCE = re.compile(rb"&#(?:[0-9]{5,6}|[xX][0-9A-Fa-f]{4,5});")

_SPACE = re.compile("[\r\n]+")
_TAG = re.compile("<[^<>]*>")
_RUBY = re.compile("<ruby", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|td|th|tr|h[1-6]|dd|dt|section|article|table|ul|ol|pre|blockquote)\b[^<>]*>",
    re.IGNORECASE)


def may_gloss(data: bytes, is_page: bool, charset: str | None = None) -> bool:
    """Tell whether mining a text, or an HTML page, can find a gloss. Where it is unsure, it can.

    *charset* is the codec that the server told.

    >>> may_gloss('중국 우전(乌镇)에서'.encode(), False), may_gloss('중국 우전에서'.encode(), False)
    (True, False)
    >>> page = '<b>우전</b>(<i style="a:url(b)">乌镇</i>)'
    >>> may_gloss(page.encode('cp949', 'xmlcharrefreplace'), True)
    True
    """
    if b"\0" in data[:1000]:
        return True  # UTF-16
    if not _has_both(data, is_page, charset):
        return False
    return any(map(_has_candidate, _texts(data, charset), repeat(is_page)))


def _has_candidate(text: str, is_page: bool) -> bool:
    if is_page:
        if _RUBY.search(text):
            return True  # what is printed over Hangul is a gloss too
        text = unescape(_TAG.sub("", _BLOCK.sub("\n", _SPACE.sub(" ", text))))
    return next(candidates(clean(text).text), None) is not None


def _texts(data: bytes, charset: str | None) -> Iterator[str]:
    """Yield what the text may be: a few bytes that are broken do not decide."""
    try:
        yield data.decode()
    except UnicodeDecodeError:
        for encoding in dict.fromkeys(("utf-8", "cp949", charset or "utf-8")):
            yield data.decode(encoding, "replace")


def _has_both(data: bytes, is_page: bool, charset: str | None) -> bool:
    """Tell whether Hangul and Hanzi may stand in UTF-8 or, in two bytes of the upper half, in
    CP949; this is most of the time that a crawl takes. Hardly a Korean page is in GB18030."""
    upper = data.translate(None, _ASCII)
    if is_page and _REFERENCE.search(data):
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return charset == "gb18030" or _HANJA_949.search(upper) is not None
    return _HANZI_8.search(upper) is not None and _HANGUL_8.search(upper) is not None


def body(data: bytes, transfer: str, content: str, name: str) -> bytes:
    """Give the content of an HTTP response out of the body as it came, by the values of
    Transfer-Encoding and Content-Encoding; some crawlers decode it and leave these as they were.

    Raises `DocumentError` for what does not unpack, or unpacks to more than a document.

    >>> body(b'3\\r\\nabc\\r\\n0\\r\\n\\r\\n', 'chunked', '', 'a.warc/1')
    b'abc'
    """
    if "chunked" in transfer.lower():
        data = _joined(data)
    for coding in reversed(content.lower().replace(" ", "").split(",")[:3]):
        if not data.lstrip()[:1] == b"<":
            data = _decoded(data, coding, name)
    return data


def _joined(data: bytes) -> bytes:
    """Join chunks; what has none is as it is, and what is cut off as far as it goes."""
    chunks, at = [], 0
    while match := _CHUNK.match(data, at):
        size = int(match[1], 16)
        chunks.append(data[match.end():match.end() + size])
        at = match.end() + size
        at += 2 if data.startswith(b"\r\n", at) else 1
        if not size:
            break
    return b"".join(chunks) if chunks else data


def _decoded(data: bytes, coding: str, name: str) -> bytes:
    limit = room(len(data))
    if coding in ("gzip", "x-gzip"):
        return inflate(data, 31, limit, name) if data.startswith(_GZIP) else data
    if coding == "deflate":
        # Meant is zlib's form, with a head that is divisible by 31; some send it bare.
        has_head = data[:1] == b"\x78" and int.from_bytes(data[:2], "big") % 31 == 0
        return inflate(data, 15 if has_head else -15, limit, name)
    return _streamed(data, coding, limit, name) if coding in ("br", "zstd") else data


def _streamed(data: bytes, coding: str, limit: int, name: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = (BrotliReader if coding == "br" else ZstdReader)(BytesIO(data))
    try:
        content: bytes = reader.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:100]
        raise DocumentError(f"{name} is broken ({reason}): get it again") from error
    if len(content) > limit:
        raise grown(len(data), limit, name)
    return content
