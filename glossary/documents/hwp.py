"""HWP 5, the binary format of Hancom's word processor: the records of its sections, made text.

A section is a stream of records, deflated as a rule. A paragraph is a record of UTF-16 whose
characters under 32 are controls; tables, text boxes and notes follow as records of a deeper level.
Headers, footers, hidden comments and memos are left out; a note stands after its paragraph.

Own code on `glossary.documents.compound`: of the libraries that are kept up and not under the AGPL,
unhwp 0.23, hwp-hwpx-parser 1.0 and extract-hwp 0.2 (tried on the 36 files of pyhwp's tests) all
mix headers and footers into the text, two take what a distribution file says in place of its
text for the text, and one gives notes apart from where they belong.
Source: Hancom, "한글 문서 파일 구조 5.0", revision 1.3 (2018-11-08), sections 3.2 and 4.1–4.3: this
product was developed with reference to Hancom's public document of its file format.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from glossary.documents.compound import Compound
from glossary.documents.deflated import grown, inflate, room
from glossary.documents.extracted import Extracted
from glossary.documents.ooxml import named
from glossary.documents.paragraphs import Paragraphs
from glossary.documents.summary import summary
from glossary.errors import DocumentError

_SIGNATURE = b"HWP Document File"

#: Bits of a file's properties: what cannot be read, and what to do about it.
_LOCKED = {
    1: "protected by a password: save it without one",
    2: "for distribution, which is locked: ask for the original",
    4: "protected by DRM: ask for the original",
    8: "encrypted by a certificate: save it without",
    10: "protected by DRM: ask for the original",
}

#: Records of a file, as many as some 10,000 pages have.
RECORDS = 1 << 21

#: Tags of records (section 4.1).
_LEAST, _HEAD, _TEXT, _CONTROL, _LIST, _MEMOS = 16, 66, 67, 71, 72, 93

#: Controls whose paragraphs are no part of the text: header, footer, hidden comment;
#: what is printed behind every page of a section.
_LEFT_OUT = {"head", "foot", "tcmt", "secd"}

#: Controls whose paragraphs have a place of their own.
_KINDS = {"tbl ": "table", "gso ": "text box", "fn  ": "note", "en  ": "note"}

#: A control, and those of one code unit; the others have eight (section 3.2.3).
_CONTROL_UNIT = re.compile(rb"[\x00-\x1f]\x00")
_SINGLE = frozenset("\x00\n\r\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f")
_MEANT = {"\t": "\t", "\n": "\n", "\x18": "-", "\x1e": " ", "\x1f": " "}
_RUBY = "\x17"


class _Record(NamedTuple):
    tag: int
    level: int
    data: bytes


def read(data: bytes, name: str) -> Extracted:
    """Read a file of HWP 5. Raises `DocumentError`.

    >>> read(b'HWP Document File V3.00', 'a.hwp')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.hwp is a file of Hangul 3: save it there as HWPX
    """
    if data.startswith(b"HWP Document File V"):
        raise DocumentError(f"{name} is a file of Hangul 3: save it there as HWPX")
    file = Compound(data, name)
    is_packed = _check(file, name)
    paragraphs = Paragraphs()
    left, count = room(len(data)), RECORDS
    for path in _sections(file):
        content = file.read(path)
        if is_packed:
            content = inflate(content, -15, left, f"{name}/{path}")
        left -= len(content)
        if left < 0:  # sections that share their sectors
            raise grown(len(data), room(len(data)), name)
        count = _Section(paragraphs).walk(_records(content, f"{name}/{path}"), count, name)
    text, places = paragraphs.finish(name)
    title, date = summary(file)
    return Extracted(text, "utf-16-le", "hwp", named(title or ""), date, places=places)


def _check(file: Compound, name: str) -> bool:
    """Tell whether the sections are packed; refuse what cannot be read."""
    head = file.read("FileHeader")
    if not head.startswith(_SIGNATURE) or len(head) < 40:
        raise DocumentError(f"{name} is no HWP file: save it as HWPX")
    version, properties = struct.unpack_from("<II", head, 32)
    if version >> 24 != 5:
        raise DocumentError(f"{name} is of version {version >> 24} of HWP: save it as HWPX")
    for bit, why in _LOCKED.items():
        if properties >> bit & 1:
            raise DocumentError(f"{name} is {why}")
    return bool(properties & 1)


def _sections(file: Compound) -> list[str]:
    """Give the paths of the sections in their order."""
    found = (re.fullmatch("BodyText/Section([0-9]{1,5})", path) for path in file.streams)
    return [match[0] for match in sorted(filter(None, found), key=lambda match: int(match[1]))]


def _records(data: bytes, name: str) -> Iterator[_Record]:
    """Yield the records of a section. Raises `DocumentError` where one lies about its size."""
    at, end = 0, len(data)
    while at + 4 <= end:
        head = int.from_bytes(data[at:at + 4], "little")
        tag, level, size, begin = head & 1023, head >> 10 & 1023, head >> 20, at + 4
        if size == 0xFFF:
            size, begin = int.from_bytes(data[begin:begin + 4], "little"), begin + 4
        if tag < _LEAST or begin + size > end:
            raise DocumentError(f"{name} is broken (byte {at} begins no record): get it again")
        yield _Record(tag, level, data[begin:begin + size])
        at = begin + size


class _Section:
    """Puts the text of a section's records where it belongs."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        #: The controls that are open: level, label, whether their text is left out.
        self._open: list[tuple[int, str, bool]] = []
        #: Level of records to the paragraph's parts, and where in them ruby is to stand.
        self._ruby: dict[int, tuple[list[str], list[int]]] = {}
        self._is_memo = False

    def walk(self, records: Iterator[_Record], most: int, name: str) -> int:
        """Read the records of a section, in their order; give how many more there may be."""
        for record in records:
            most -= 1
            if not most:
                raise DocumentError(f"{name} has more than {RECORDS} records: cut it up")
            if record.tag == _MEMOS:
                self._is_memo = True
            elif record.tag == _HEAD and record.level == 0:
                self._is_memo = False
            if record.tag in (_TEXT, _CONTROL) and not self._is_memo:
                while self._open and self._open[-1][0] >= record.level:
                    self._open.pop()
                (self._text if record.tag == _TEXT else self._control)(record)
        return most

    def _text(self, record: _Record) -> None:
        label, is_left_out = self._open[-1][1:] if self._open else ("", False)
        if is_left_out:
            return
        parts = self._paragraphs.begin(label)
        parts += _parts(record.data)
        ruby = [at for at, part in enumerate(parts) if part == _RUBY]
        for at in ruby:
            parts[at] = ""
        self._ruby[record.level] = (parts, ruby[::-1])

    def _control(self, record: _Record) -> None:
        name = record.data[3::-1].decode("latin-1")
        label, is_left_out = self._open[-1][1:] if self._open else ("", False)
        if name in _KINDS and not is_left_out:
            label = self._paragraphs.numbered(_KINDS[name])
        self._open.append((record.level, label, is_left_out or name in _LEFT_OUT))
        if name in ("tdut", "tcps"):
            parts, places = self._ruby.get(record.level, ([], []))
            if places and name == "tdut" and not is_left_out:
                parts[places.pop()] = _ruby(record.data[4:])
            elif places:
                places.pop()


def _parts(data: bytes) -> list[str]:
    """Cut the text of a paragraph at its controls; a ruby stays as its control.

    >>> _parts('경\\x11......\\x11제\\x1e(经济)\\r'.encode('utf-16-le'))
    ['경', '', '제', ' ', '(经济)', '', '']
    """
    parts: list[str] = []
    end = at = 0
    while found := _CONTROL_UNIT.search(data, at):
        start = found.start()
        if start % 2:  # halves of two characters
            at = start + 1
            continue
        code = chr(data[start])
        parts += [_decoded(data[end:start]), code if code == _RUBY else _MEANT.get(code, "")]
        end = at = start + (2 if code in _SINGLE else 16)
    return [*parts, _decoded(data[end:])]


def _decoded(data: bytes) -> str:
    return data.decode("utf-16-le", "replace")


def _ruby(data: bytes) -> str:
    """Give a word and what is printed over it, which is a gloss if these are Hanzi.

    >>> _ruby(b'\\x02\\x00' + '경제'.encode('utf-16-le') + b'\\x01\\x00' + '经'.encode('utf-16-le'))
    '경제(经)'
    """
    texts = []
    for _ in range(2):
        size = 2 * int.from_bytes(data[:2], "little")
        texts.append(_decoded(data[2:2 + size]))
        data = data[2 + size:]
    return f"{texts[0]}({texts[1]})" if texts[1].strip() else texts[0]
