"""The rows of a run: what became of a document, for the merge and the second reading.

Of a settled document only the places are kept where its glosses stand, of an unsettled one all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, Union

from aligner.gathered import Told
from aligner.types import Gloss

from glossary.documents import Document, Place
from glossary.mining.work import Failure, Reread, Result


class Placed(NamedTuple):
    """A gloss, and where in its document it stands, such as 'page 3'."""

    place: Union[str, None]
    gloss: Gloss


class Row(NamedTuple):
    """What became of a document: the status is mined, known (before the run) or failed.

    ``file`` and ``number`` give the order; ``text`` is that of an unsettled one, packed.
    """

    file: int
    number: int
    status: str
    name: str
    reason: Union[str, None] = None
    document: Union[Document, None] = None
    glosses: tuple[Placed, ...] = ()
    told: tuple[Told, ...] = ()
    unsettled: bool = False
    text: Union[bytes, None] = None
    seconds: tuple[float, ...] = ()


class Table(NamedTuple):
    """A row of a table of texts, and its place in the order."""

    file: int
    number: int
    text: Union[str, None]
    path: Union[str, None]
    url: Union[str, None]
    title: Union[str, None]
    date: Union[str, None]


class Open(NamedTuple):
    """An unsettled document, and its place in the order."""

    file: int
    number: int
    document: Document
    text: bytes


def known(name: str) -> Row:
    """Give the row of a document that the glossary has already.

    >>> known('a.txt').status
    'known'
    """
    return Row(0, 0, "known", name)


def row_of(result: Result) -> Row:
    """Give the row of a result, its place in the order left open.

    >>> row_of(Failure('a.txt', 'a.txt is empty')).status
    'failed'
    """
    if isinstance(result, Failure):
        return Row(0, 0, "failed", result.name, result.message)
    if isinstance(result, Reread):
        return Row(0, 0, "mined", result.document.path, None, result.document,
                   tuple(_placed(result.glosses, result.document)), seconds=(result.seconds,))
    document, reading = result.document, result.reading
    placed = tuple(_placed(reading.glosses, document))
    if not reading.unsettled:  # nobody asks for the places of what is settled
        document = replace(document, places=_near(document.places, reading.glosses))
    return Row(
        0, 0, "mined", document.path, None, document, placed, reading.told, reading.unsettled,
        result.packed if reading.unsettled else None, result.seconds)


def _placed(glosses: Iterable[Gloss], document: Document) -> Iterator[Placed]:
    for gloss in glosses:
        place = _place(document.places, gloss.offset)
        yield Placed(place.label if place else None, gloss)


def _place(places: tuple[Place, ...], offset: int) -> Place | None:
    at = bisect_right(places, offset, key=lambda place: place.start)
    return places[at - 1] if at else None


def _near(places: tuple[Place, ...], glosses: Iterable[Gloss]) -> tuple[Place, ...]:
    """Give those of the places where glosses stand."""
    found = dict.fromkeys(
        _place(places, offset) for gloss in glosses
        for offset in (gloss.ko_span.start, gloss.offset, gloss.zh_span.start))
    return tuple(sorted(place for place in found if place is not None))


def renamed(row: Row, here: str, shown: str) -> Row:
    """Put the name that the user knows in the place of that of the file on this machine.

    >>> renamed(known('/tmp/x/a.zip/b.txt'), '/tmp/x/a.zip', 's3a://b/a.zip').name
    's3a://b/a.zip/b.txt'
    """
    if here == shown:
        return row

    def rename(name: str) -> str:
        return shown + name[len(here):] if name.startswith(here) else name

    document = row.document and replace(row.document, path=rename(row.document.path))
    return row._replace(
        name=rename(row.name), document=document,
        reason=row.reason and row.reason.replace(here, shown))
