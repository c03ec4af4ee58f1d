"""Documents: what the user names, made text whose offsets are code points.

One module of this package reads one format, or one kind of container; `formats.FORMATS` names
them, and `formats.sniff` tells by the content of a file which one it is.

    path ── sniff ─┬─ reader ─────────────────────────── Extracted ── Document
                   └─ container ── Member ── sniff ─┬─ …
                                   Member ── sniff ─┴─ …

A document is read whole, one at a time; a container member by member. `extracted` says what
readers and containers give, `limits` what they keep within.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from glossary.documents import limits
from glossary.documents.extracted import Extracted, Member, Place, location
from glossary.documents.formats import FORMATS, Format, sniff
from glossary.documents.paths import STREAM, find_documents, missing, printable, read_list
from glossary.errors import DocumentError

__all__ = [
    "FORMATS", "STREAM", "Document", "Extracted", "Place", "find_documents", "location",
    "printable", "read_document", "read_documents", "read_list",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A text to mine, and where it is from.

    ``path`` is as the user typed it with ``/`` between folders, and for a member of a container
    goes on with its name: 'reports.zip/2024/a.html'. ``encoding`` is the Python name of the codec
    that turns the bytes of a text file into ``text`` (newlines are untouched), ``sha256`` is of the
    bytes, and of the options by which the user had them read, ``licence`` an SPDX name; the others
    are as in `Extracted`. ``path_zh`` is the Chinese text that it is aligned with; the sum is of
    both then.

    >>> Document('a.txt', '저고도 경제(低空经济)', 'utf-8', None, '0' * 64).path
    'a.txt'
    """

    path: str
    text: str
    encoding: str
    title: str | None
    sha256: str
    date: str | None = None
    licence: str | None = None
    path_zh: str | None = None
    format: str = "text"
    publisher: str | None = None
    url: str | None = None
    places: tuple[Place, ...] = ()


#: Is told the name, the SHA-256 sum and the size in bytes of a document before it is read.
Wanted = Callable[[str, str, int], bool]


class _Options(NamedTuple):
    """What the user wants of readers, and the ``charset`` that a container tells them; each takes
    what its row of `FORMATS` names."""

    encoding: str | None
    whole_page: bool
    wanted: Wanted | None = None
    charset: str | None = None


def read_document(
    path: str | os.PathLike[str], encoding: str | None = None, whole_page: bool = False
) -> Document:
    """Read one file, or standard input for ``-``.

    *encoding* is of text files and of web pages; None: it is found out. *whole_page* keeps all of
    a web page, with its menus. Raises `DocumentError`, in one line, when the file is missing, no
    file, unreadable, empty, in no format that is known, or a container of several documents.

    >>> read_document('/nowhere/report.txt')
    Traceback (most recent call last):
    glossary.errors.DocumentError: /nowhere/report.txt does not exist: check the spelling
    """
    found = list(islice(read_documents(path, encoding, whole_page), 2))
    if len(found) != 1:
        what = "several documents: unpack it first" if found else "no page that may have a gloss"
        raise DocumentError(f"{printable(Path(path))} holds {what}")
    if isinstance(found[0], DocumentError):
        raise found[0]
    return found[0]


def read_documents(
    path: str | os.PathLike[str], encoding: str | None = None, whole_page: bool = False,
    wanted: Wanted | None = None,
) -> Iterator[Document | DocumentError]:
    """Yield every document of a file, or an error in the place of each that does not read: one of
    a document, those of a container one after the other; none of a crawl without a gloss.

    *encoding* and *whole_page* are as in `read_document`. Where *wanted* is given, it is asked
    before each document is read, and those of which it says no are passed over.

    >>> [str(error) for error in read_documents('/nowhere.zip')]
    ['/nowhere.zip does not exist: check the spelling']
    """
    path = Path(path)
    name = printable(path)
    try:
        with _opened(path, name) as file:
            yield from _read(file, name, _Options(encoding, whole_page, wanted))
    except DocumentError as error:
        yield error


def _read(
    file: BinaryIO, name: str, options: _Options, depth: int = 0
) -> Iterator[Document | DocumentError]:
    """Yield the documents of *file*, which is in *depth* containers."""
    form = sniff(file, name)
    if not form.holds:
        yield from _read_one(file, name, form, options)
    elif depth == limits.NESTING:
        raise DocumentError(f"{name} is an archive in archives in archives: unpack it first")
    else:
        with _explained(form, name):
            yield from _read_members(file, name, form, options, depth)


def _read_members(
    file: BinaryIO, name: str, form: Format, options: _Options, depth: int
) -> Iterator[Document | DocumentError]:
    size = 0
    for member in form.load()(file, name):
        if isinstance(member, DocumentError):
            yield member
            continue
        size += len(member.data)
        if depth and size > limits.UNPACKED:
            raise DocumentError(f"{name} holds more than {limits.UNPACKED >> 20} MB: unpack it")
        told = options._replace(charset=member.charset)
        try:
            for document in _read(BytesIO(member.data), member.name, told, depth + 1):
                yield _told(document, member)
        except DocumentError as error:
            yield error


def _told(document: Document | DocumentError, member: Member) -> Document | DocumentError:
    """Give *document* with what its container says of it."""
    from dataclasses import replace

    if isinstance(document, DocumentError) or not member.url:
        return document
    return replace(document, url=member.url)


def _read_one(
    file: BinaryIO, name: str, form: Format, options: _Options
) -> Iterator[Document]:
    if file.seek(0, os.SEEK_END) > limits.FILE:
        raise DocumentError(f"{name} is larger than {limits.FILE >> 20} MB: cut it up")
    file.seek(0)
    data = file.read()
    wanted = {option: getattr(options, option) for option in form.options}
    digest = _digest(data, wanted)
    if options.wanted and not options.wanted(name, digest, len(data)):
        return
    with _explained(form, name):
        found: Extracted = form.load()(data, name, **wanted)
    if not found.text.strip():
        raise DocumentError(f"{name} is empty: leave it out, or fill it")
    if len(found.text) > limits.TEXT:
        raise DocumentError(
            f"{name} has more than {limits.TEXT >> 20} million characters: cut it up")
    yield Document(
        name, found.text, found.encoding, found.title, digest,
        found.date, found.licence, None, found.format, found.publisher, found.url, found.places)


def _digest(data: bytes, options: dict[str, object]) -> str:
    """Give the sum of a document; read in another way than by default, it is another one. What
    a server told with the same bytes makes no other document of them."""
    said = "".join(
        f"\0{name} {value}" for name, value in options.items() if value and name != "charset")
    return hashlib.sha256(data + said.encode() if said else data).hexdigest()


@contextmanager
def _explained(form: Format, name: str) -> Iterator[None]:
    """Say in a line which extra is missing, or that a file is nested beyond measure."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").startswith(("glossary", "aligner")):
            raise
        extra = "warc" if form.name == "warc" else "documents"
        raise DocumentError(f"{name} needs \"pip install 'kozh-glossary[{extra}]'\"") from error
    except RecursionError as error:
        raise DocumentError(f"{name} is nested too deeply: is it a document?") from error


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """Open a file, or all of standard input, so that it can be wound back."""
    if path == STREAM:
        data = sys.stdin.buffer.read(limits.FILE + 1)
        if len(data) > limits.FILE:
            raise DocumentError(f"{name} has more than {limits.FILE >> 20} MB: name a file")
        yield BytesIO(data)
        return
    try:
        # A pipe without a writer would wait for ever, a device never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DocumentError(f"{name} is no file: name a text file, a folder, or - for a stream")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise missing(name) from error
    except OSError as error:
        raise DocumentError(
            f"{name} cannot be read ({error.strerror}): check its permissions"
        ) from error
    with file:
        yield file
