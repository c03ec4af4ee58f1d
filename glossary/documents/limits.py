"""Bounds that every reader keeps, and the two doors through which packed and marked-up data comes.

A file may come from anywhere. An archive may grow without measure when it is unpacked, hold itself,
or name files outside; XML may declare entities that grow, or that hold other files. So nothing is
ever written to a disk, nothing is fetched, and what is larger than a document is refused in a line.
Source of the attacks: OWASP, "XML External Entity Prevention"; D. Fifield, "A better zip bomb"
(WOOT 2019).
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import SEEK_END, BytesIO
from typing import Any, BinaryIO

from glossary.errors import DocumentError

#: Bytes of one document. The largest reports with pictures have some 100 MB.
FILE = 1 << 28

#: Code points of the text of one document: some 30,000 pages.
TEXT = 1 << 26

#: Bytes of all that the archive of one document holds, or an archive within an archive. A ZIP
#: archive of documents is read one by one, and bound by its own size and `RATIO` alone.
UNPACKED = 1 << 30

#: An archive that grows this much when it is unpacked, and is larger than `LARGE` bytes then, is a
#: bomb: text shrinks to a fifth, spreadsheets to a thirtieth, deflate at most to a thousandth.
RATIO, LARGE = 100, 1 << 26

#: Members of an archive. The central directory alone is in memory.
MEMBERS = 100_000

#: Containers within containers: a ZIP archive in a ZIP archive is read, one in that is not.
NESTING = 2

#: Marks that open a tag, in a part whose tree is built, and in a web page: an empty element is four
#: bytes in a file, packed nearly none, and takes a hundred in memory, of a page some six hundred.
#: A paragraph of DOCX has thirty: that makes 4,000 pages.
TAGS, PAGE_TAGS = 1 << 22, 1 << 19

#: What is wrong with an archive, as Python's modules say it.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
           ValueError, UnicodeError)


#: The name of the outermost element; and how much of a file is parsed at a time.
_FIRST = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_BLOCK = 1 << 20

#: The flag that the name of a member is in UTF-8.
_UTF8 = 0x800


class Archive:
    """A ZIP archive that is read member by member, within bounds.

    ``names`` are of the files in it, in their order; ``refused`` are names that lead outside.

    >>> archive = unpack(zipped({'a/b.xml': b'<a/>', '../c': b''}), 'a.docx')
    >>> archive.names, archive.refused, archive.read('a/b.xml')
    (('a/b.xml',), ('../c',), b'<a/>')
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._zip, self._name = archive, name
        self._infos: dict[str, zipfile.ZipInfo] = {}
        refused = []
        for info in archive.infolist():
            shown = _shown(info)
            if shown is None:
                refused.append(info.filename)
            elif not info.is_dir():
                self._infos.setdefault(shown, info)
        self.names, self.refused = tuple(self._infos), tuple(refused)

    def __contains__(self, member: str) -> bool:
        """Tell whether there is a file of this name."""
        return member in self._infos

    def read(self, member: str) -> bytes:
        """Give the bytes of a member. Raises `DocumentError` when it is missing, broken, encrypted
        or larger than `FILE`."""
        info = self._infos.get(member)
        if info is None:
            raise DocumentError(f"{self._name} has no {member}: is it whole?")
        if info.flag_bits & 1:
            raise DocumentError(
                f"{self._name}/{member} is encrypted: unpack it with its password first")
        if info.file_size > FILE:
            raise DocumentError(
                f"{self._name}/{member} is larger than {FILE >> 20} MB: cut it up")
        try:
            with self._zip.open(info) as stream:
                return stream.read()  # as much as the directory says, and no more
        except _BROKEN as error:
            raise DocumentError(
                f"{self._name}/{member} is broken ({_reason(error)}): get it again") from error


def unpack(data: bytes | BinaryIO, name: str, most: float = UNPACKED) -> Archive:
    """Open the ZIP archive in *data*, which *name* names in messages.

    Raises `DocumentError` for what is no whole archive, and for one that unpacks to more than
    *most* bytes, grows like a bomb, or holds too many files.

    >>> unpack(b'PK', 'a.docx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.docx is broken (File is not a zip file): get it again
    """
    file = BytesIO(data) if isinstance(data, bytes) else data
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise DocumentError(f"{name} is broken ({_reason(error)}): get it again") from error
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        raise DocumentError(f"{name} holds {len(infos)} files, more than {MEMBERS}: cut it up")
    size = sum(info.file_size for info in infos)
    packed = file.seek(0, SEEK_END)  # not the sum of the members: they may overlap
    if size > LARGE and size > packed * RATIO:
        raise DocumentError(f"{name} grows from {packed >> 10} kB to {size >> 20} MB when it is "
                            "unpacked: that is no document")
    if size > most:
        raise DocumentError(f"{name} unpacks to {size >> 20} MB, more than {int(most) >> 20}: "
                            "cut it up")
    return Archive(archive, name)


def parse_xml(data: bytes, name: str) -> Any:
    """Give the root element of an XML file, by lxml: no entities, nothing fetched, no huge trees.

    Comments and processing instructions are left out. Raises `DocumentError`.

    >>> parse_xml('<a>저고도</a>'.encode(), 'a.docx').text
    '저고도'
    >>> parse_xml(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'a.docx')
    Traceback (most recent call last):
    glossary.errors.DocumentError: a.docx declares entities, which may hold anything: save it again
    """
    from lxml import etree

    check_tags(data.count(b"<"), TAGS, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{name} is no XML ({_reason(error)}): is it whole?") from error
    _check_entities(root, name)
    return root


def stream_xml(data: bytes, name: str, tag: str) -> Iterator[Any]:
    """Yield the elements with the local name *tag* one after the other, and forget each when the
    next one comes; else as `parse_xml`, for parts whose tree would not fit into memory.

    >>> [row.get('r') for row in stream_xml(b'<a><row r="1"/><row r="2"/></a>', 'a.xlsx', 'row')]
    ['1', '2']
    """
    from lxml import etree

    first = _FIRST.search(data[:_BLOCK])
    names = {tag, first[1].decode("ascii", "replace")} if first else {tag}
    parser = etree.XMLPullParser(
        ("start", "end"), tag=[*names, *("{*}" + each for each in names)], resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    root = None
    try:
        for start in range(0, len(data), _BLOCK):
            parser.feed(data[start:start + _BLOCK])
            for event, element in parser.read_events():
                if root is None:
                    root = element
                    _check_entities(root, name)
                elif event == "end" and element is not root:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
            if root is not None:  # what is between, and an element that has no end, is kept
                check_tags(int(root.xpath("count(descendant::*)")), TAGS >> 2, name)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"{name} is no XML ({_reason(error)}): is it whole?") from error


def check_tags(count: int, most: int, name: str) -> None:
    """Refuse what has more tags than it may. Raises `DocumentError`."""
    if count > most:
        raise DocumentError(f"{name} has {count} tags, more than {most}: cut it up")


def _check_entities(element: Any, name: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise DocumentError(
            f"{name} declares entities, which may hold anything: save it again")


def zipped(files: dict[str, bytes]) -> bytes:
    """Give a ZIP archive of *files*, by name; the same bytes for the same files.

    >>> zipped({'a': b''}) == zipped({'a': b''})
    True
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _shown(info: zipfile.ZipInfo) -> str | None:
    """Give the name of a member, composed; None if it leads outside of the archive."""
    name = unicodedata.normalize("NFC", _named(info)).replace("\\", "/")
    parts = name.split("/")
    is_outside = name.startswith("/") or ".." in parts or parts[0][1:2] == ":"
    return None if is_outside else name


def _named(info: zipfile.ZipInfo) -> str:
    """Give the name of a member, which is in UTF-8 or, from Windows in Korea, in CP949."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp949"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return info.filename


def _reason(error: BaseException) -> str:
    """Give what *error* says, on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
