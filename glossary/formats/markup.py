"""XML written, and read without trusting it.

A file may come from anywhere. So no document type is followed, a file that declares entities is
refused (they may hold other files, or grow without bounds), and so are texts and depths that no
glossary has; entries are read one after the other. Source of the attacks: OWASP, "XML External
Entity Prevention"; what XML 1.0 cannot hold: section 2.2 of its specification.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from html import escape
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from glossary.documents.encodings import meant
from glossary.errors import TableError
from glossary.exchange.encodings import find_encoding

#: More characters than this in an entry are no entry.
LARGEST = 1 << 22

#: Elements within elements.
DEEPEST = 100

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")

_BLOCK = 1 << 16

#: The prefix of attributes such as xml:lang.
XML = "{http://www.w3.org/XML/1998/namespace}"


def text(content: str) -> str:
    r"""Give *content* as text of an element or of an attribute, without what XML cannot hold.

    >>> text('a < b & "c"\x00')
    'a &lt; b &amp; &quot;c&quot;'
    """
    return escape(_NO_XML.sub("", content).replace("\r\n", "\n").replace("\r", "\n"))


def element(name: str, content: str, **attributes: str) -> str:
    """Give an element with text in it; nothing where there is no text.

    >>> element('descrip', '물류', type='subjectField'), element('note', '')
    ('<descrip type="subjectField">물류</descrip>', '')
    """
    given = "".join(f' {key}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{text(content)}</{name}>" if content else ""


def plain(found: Element) -> str:
    """Give all the text of an element."""
    return "".join(found.itertext()).strip()


def elements(
    stream: BinaryIO, path: str, names: Collection[str], roots: Collection[str]
) -> Iterator[tuple[int, Element]]:
    """Yield the elements called one of *names*, each with its line, and forget them afterwards.

    Namespaces are dropped. The outermost element must be one of *roots*. Raises `TableError` where
    the file is not what it should be.
    """
    reader = _Reader(path, names, roots)
    for block in _blocks(stream, path):
        reader.feed(block)
        yield from reader.found()
    reader.feed("", last=True)
    yield from reader.found()


def _blocks(stream: BinaryIO, path: str) -> Iterator[str]:
    head = stream.read(1 << 10)
    stream.seek(0)
    declared = _DECLARED.search(head)
    name = declared[1].decode().lower() if declared and head[:1] == b"<" else ""
    if not name or name.startswith("utf-16"):
        name = find_encoding(stream, path)
    name = meant(name) or name
    try:
        decoder = codecs.getincrementaldecoder("utf-8-sig" if name == "utf-8" else name)()
        while block := stream.read(_BLOCK):
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)
    except LookupError as error:
        raise TableError(f"{path} is in {name}, which is no known encoding: save it as UTF-8"
                         ) from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not in {name.upper()} as it says: save it as UTF-8") from error


class _Reader:
    """Builds the elements that are wanted of a stream of text."""

    def __init__(self, path: str, names: Collection[str], roots: Collection[str]) -> None:
        self._path, self._names, self._roots = path, names, roots
        self._builder: TreeBuilder | None = None
        self._open: list[str] = []
        self._depth = self._size = self._line = 0
        self._done: list[tuple[int, Element]] = []
        # The text is decoded already, whatever the file says of itself.
        parser = expat.ParserCreate("utf-8", namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        self._parser = parser

    def feed(self, block: str, last: bool = False) -> None:
        """Read on."""
        try:
            self._parser.Parse(block.encode("utf-8", "replace"), last)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise TableError(
                f"{self._path}, line {error.lineno} is no XML ({reason}): is it whole?"
            ) from error

    def found(self) -> Iterator[tuple[int, Element]]:
        """Give the elements that are complete by now."""
        done, self._done = self._done, []
        return iter(done)

    def _refuse(self, *_: Any) -> int:
        raise TableError(
            f"{self._path} declares entities, which may hold anything: take them out")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if not self._open and name not in self._roots:
            raise TableError(
                f"{self._path} is no {' or '.join(self._roots)}, but {name[:40]}: "
                "say by --format what it is")
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise TableError(f"{self._path} is {DEEPEST} elements deep: is it a glossary?")
        if self._builder is None and name in self._names:
            self._builder, self._depth, self._size = TreeBuilder(), len(self._open), 0
            self._line = self._parser.CurrentLineNumber
        if self._builder is not None:
            self._grow(len(name) + sum(map(len, attributes.values())))
            self._builder.start(name, {_attribute(key): each for key, each in attributes.items()})

    def _end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(_local(name))
            if len(self._open) == self._depth:
                self._done.append((self._line, self._builder.close()))
                self._builder = None
        self._open.pop()

    def _data(self, data: str) -> None:
        if self._builder is not None:
            self._grow(len(data))
            self._builder.data(data)

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > LARGEST:
            raise TableError(f"{self._path}, line {self._line}: an entry has more than {LARGEST} "
                             "characters: is it a glossary?")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _attribute(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"{{{space}}}{local}" if space == XML[1:-1] else local
