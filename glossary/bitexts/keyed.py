"""Files that say themselves what belongs together: PO, XLIFF and TMX.

A file with both languages gives its pairs as they are. Two files of one program, ko.po and
zh_CN.po, are put together by the key of each message. The extra ``keyed`` reads them: the
translate-toolkit, which resolves no entities; files that declare some are refused all the same,
since their text would not be whole.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from aligner.text import has_hangul, has_hanzi
from aligner.types import Bead, Span

from glossary.bitexts.texts import Bitext
from glossary.documents import Document, printable
from glossary.errors import DocumentError

#: The endings that are read here.
ENDINGS = (".po", ".xlf", ".xliff", ".tmx")

#: A program's texts are small; a file beyond this many bytes is not read.
LARGEST = 200_000_000

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
#: Marks of places and keys that are no words: %s, %(name)d, {0}, the & or _ before a letter.
_MARKS = re.compile(r"%(\(\w+\))?[-+ #0]*[\d.$]*[a-zA-Z]|\{[^{}]*\}|<[^<>]*>|[&_](?=\w)")

#: A message: its key, and the text in each language of the file.
_Message = tuple[str, tuple[str, ...]]


def is_keyed(path: str | os.PathLike[str]) -> bool:
    """Tell by the ending of its name whether a file is read here.

    >>> is_keyed('ko.po'), is_keyed('memory.TMX'), is_keyed('report.txt')
    (True, True, False)
    """
    return Path(path).suffix.lower() in ENDINGS


def read_keyed(ko: str | os.PathLike[str], zh: str | os.PathLike[str] | None = None) -> Bitext:
    """Give the pairs of a file with both languages, or of two files by their keys.

    What only one of them has is a gap. Raises `DocumentError`.
    """
    if zh is None:
        pairs = [each for _, texts in _messages(Path(ko)) for each in [_both(texts)] if each]
        if not pairs:
            raise DocumentError(
                f"{printable(Path(ko))} has no message in both Korean and Chinese: name two files "
                "where each of them has one of the languages")
    else:
        sides = [{key: texts[-1] for key, texts in _messages(Path(file))} for file in (ko, zh)]
        pairs = [(sides[0].get(key, ""), sides[1].get(key, "")) for key in {**sides[0], **sides[1]}]
        if not sides[0].keys() & sides[1].keys():
            raise DocumentError(
                f"{printable(Path(ko))} and {printable(Path(zh))} have no message in common: "
                "are they of one program?")
    return _bitext(str(ko), str(zh or ko), pairs)


def _bitext(ko: str, zh: str, pairs: Sequence[tuple[str, str]]) -> Bitext:
    sides = tuple(tuple(pair[side] for pair in pairs if pair[side]) for side in (0, 1))
    beads, at = [], [0, 0]
    for pair in pairs:
        numbers = [(at[side],) if pair[side] else () for side in (0, 1)]
        beads.append(Bead(numbers[0], numbers[1], 1.0))
        at = [count + bool(text) for count, text in zip(at, pair)]
    return Bitext(printable(Path(ko)), printable(Path(zh)), sides[0], sides[1], tuple(beads), False)


def document(path: str, units: Sequence[str]) -> tuple[Document, list[Span]]:
    """Give the messages of one language as a document, one below the other, and their places."""
    text = "\n".join(units)
    digest = hashlib.sha256(_bytes(Path(path)) + text.encode("utf-8", "replace")).hexdigest()
    spans, start = [], 0
    for unit in units:
        spans.append(Span(start, start + len(unit)))
        start += len(unit) + 1
    return Document(path, text, "utf-8", None, digest), spans


def _both(texts: Sequence[str]) -> tuple[str, str] | None:
    """Give the Korean and the Chinese text of a message, whichever comes first; None: it lacks
    one."""
    ko = next((text for text in texts if has_hangul(text)), "")
    zh = next((text for text in texts if has_hanzi(text) and not has_hangul(text)), "")
    return (ko, zh) if ko and zh else None


def read_messages(path: str | os.PathLike[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the messages of a file that are translated, as they stand there: key, source, target.

    Raises `DocumentError`.
    """
    store, is_po = _store(Path(path)), Path(path).suffix.lower() == ".po"
    for unit in store.units:
        # Of XLIFF, what nobody has approved yet counts as fuzzy too.
        if unit.isheader() or unit.isobsolete() or not unit.target or is_po and unit.isfuzzy():
            continue
        yield str(unit.getid()), (str(unit.source or ""), str(unit.target))


def _messages(path: Path) -> Iterator[_Message]:
    """Yield the same without the marks in them."""
    for key, texts in read_messages(path):
        yield key, tuple(map(_plain, texts))


def _plain(text: str) -> str:
    """Give a message without the marks in it.

    >>> _plain('%d개 파일(&F)')
    '개 파일(F)'
    """
    return " ".join(_MARKS.sub("", text).split())


def _store(path: Path) -> Any:
    data, name = _bytes(path), printable(path)
    if path.suffix.lower() != ".po" and _ENTITY.search(data.replace(b"\0", b"")):
        raise DocumentError(f"{name} declares entities, which may hold anything: take them out")
    try:
        from lxml.etree import LxmlError
        from translate.storage import factory
        from translate.storage.base import ParseError
    except ImportError as error:
        raise DocumentError(
            f"{name} needs the translate-toolkit, not installed here: "
            "pip install 'kozh-glossary[keyed]'") from error
    try:
        # The class is chosen by the ending alone: a file is not what it says of itself.
        return factory.getclass(f"x{path.suffix.lower()}").parsestring(data)
    except (ParseError, LxmlError, ValueError, LookupError) as error:
        raise DocumentError(
            f"{name} does not read as {path.suffix[1:].upper()} "
            f"({type(error).__name__}): is it whole?") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{printable(path)} is larger than {LARGEST} bytes: cut it up")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{printable(path)} cannot be read ({error.strerror}): check its name") from error
