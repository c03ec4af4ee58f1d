"""What a worker does: it reads files and extracts them, and extracts texts again.

A task gives results one by one, so that a file of a thousand documents is never held as a whole.
What is asked before each document, and given after it, is all that passes between a worker and
the run; see `glossary.mining.pool`.
"""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, Union

from aligner.gathered import Gathered
from aligner.types import Gloss

from glossary.documents import STREAM, Document, Wanted, printable, read_documents
from glossary.errors import DocumentError
from glossary.mining.maps import Extractor, MakeExtractor, Reading, read_alone, read_together


class File(NamedTuple):
    """The task to read a file and to extract its documents.

    ``begun`` and ``broken`` are how many of its documents were begun before, and how many of its
    parts were told to be no documents: they are passed over.
    """

    path: Path
    begun: int = 0
    broken: int = 0

    @property
    def name(self) -> str:
        """The file as it is called in messages."""
        return printable(self.path)

    @property
    def size(self) -> int:
        """Its bytes; 0 where that is not known."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


class Packed(NamedTuple):
    """A document of which the text is at hand, packed as `pack` does."""

    document: Document
    packed: bytes

    @property
    def name(self) -> str:
        """The document as it is called in messages."""
        return self.document.path

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.packed)


class Text(Packed):
    """The task to extract a document, its text given."""

    __slots__ = ()


class Unsettled(Packed):
    """The task to extract a document again, in the light of the others."""

    __slots__ = ()


Task = Union[File, Unsettled, Text]


class Mined(NamedTuple):
    """A document, without its text, and what it gives by itself; ``packed`` is the text of one
    that is unsettled. The seconds are those of reading and of extracting."""

    document: Document
    reading: Reading
    packed: bytes
    seconds: tuple[float, float]


class Reread(NamedTuple):
    """What an unsettled document gives in the light of the others."""

    document: Document
    glosses: tuple[Gloss, ...]
    seconds: float


class Failure(NamedTuple):
    """A document, or what was to hold some, that gave nothing, with a line that says why."""

    name: str
    message: str


Result = Union[Mined, Reread, Failure]


def pack(text: str) -> bytes:
    """Make *text* small: it is kept until the run has read all others.

    >>> unpack(pack('저고도')) == '저고도'
    True
    """
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack(packed: bytes) -> str:
    """Give the text of what `pack` gave."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


@dataclass
class Work:
    """All that a worker knows: how to make its extractor, what the glossary knew when the run
    began, what the documents told, the file that standard input was put into, and how to read."""

    make_extractor: MakeExtractor
    known: Callable[[str], tuple[str, ...]]
    others: Gathered | None = None
    stream: Path | None = None
    encoding: str | None = None
    whole_page: bool = False
    _extractor: Extractor | None = None

    def load(self) -> Extractor:
        """Give the extractor, made on first use."""
        if self._extractor is None:
            self._extractor = self.make_extractor(self.known)
        return self._extractor

    def __call__(self, task: Task, wanted: Wanted) -> Iterator[Result]:
        """Yield the results of *task*; *wanted* is asked before each document of a file."""
        if isinstance(task, File):
            yield from self._read(task, wanted)
            return
        if isinstance(task, Text):
            yield self._mined(replace(task.document, text=unpack(task.packed)), 0.0)
            return
        start = perf_counter()
        glosses = read_together(self.load(), unpack(task.packed), self.others or Gathered())
        yield Reread(task.document, glosses, perf_counter() - start)

    def _read(self, task: File, wanted: Wanted) -> Iterator[Result]:
        seen = _Seen(task, wanted)
        if task.path == STREAM and self.stream is not None:
            sys.stdin = io.TextIOWrapper(self.stream.open("rb"))
        every = read_documents(task.path, self.encoding, self.whole_page, seen.wants)
        start = perf_counter()
        for found in every:
            if isinstance(found, DocumentError):
                if seen.is_new(found):
                    yield Failure(seen.name or task.name, str(found))
            else:
                yield self._mined(found, perf_counter() - start)
            seen.name = ""
            start = perf_counter()

    def _mined(self, document: Document, seconds: float) -> Mined:
        start = perf_counter()
        reading = read_alone(self.load(), document.text)
        packed = pack(document.text) if reading.unsettled else b""
        return Mined(
            replace(document, text=""), reading, packed, (seconds, perf_counter() - start))


class _Seen:
    """Counts what a file has given, and passes over what it gave before."""

    def __init__(self, task: File, wanted: Wanted) -> None:
        self.name = ""  # of the document that is being read
        self._begun, self._broken = task.begun, task.broken
        self._wanted = wanted

    def wants(self, name: str, sha256: str, size: int) -> bool:
        """Tell whether a document is wanted that was not begun before."""
        if self._begun:
            self._begun -= 1
            return False
        found = self._wanted(name, sha256, size)
        self.name = name if found else ""
        return found

    def is_new(self, error: DocumentError) -> bool:
        """Tell whether an error was not told before."""
        if self.name or not self._broken:
            return True
        self._broken -= 1
        return False
