"""What a reader gives of a file: its text, where in the document each part of it stands, and what
the file says of itself; and what a container holds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Union

from glossary.errors import DocumentError


class Place(NamedTuple):
    """Where in a document the text from offset ``start`` on stands, up to the next place.

    ``start`` counts code points from 0. ``label`` is short and English: 'page 3', 'Sheet1!B4',
    'slide 2', 'paragraph 12', 'note 3', 'table 2'.

    >>> Place(0, 'page 1').label
    'page 1'
    """

    start: int
    label: str


def location(places: Sequence[Place], offset: int) -> str | None:
    """Give the label of the place in which *offset* stands; None before the first.

    >>> location((Place(0, 'page 1'), Place(900, 'page 2')), 899)
    'page 1'
    """
    at = bisect_right(places, offset, key=lambda place: place.start)
    return places[at - 1].label if at else None


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document and what its file says of it.

    ``text`` is never empty: a reader raises `DocumentError` instead. It keeps one line for each
    paragraph or cell; notes stand after the paragraph that they belong to. ``encoding`` is the
    codec of a text file ('cp949'), of others that of their parts ('utf-8'; 'utf-16-le' for HWP).
    ``format`` is a name of `glossary.documents.formats.FORMATS`; ``date`` is of publication, ISO
    8601. ``places`` are in the order of their starts.

    >>> Extracted('저고도 경제(低空经济)', 'utf-8', 'pdf', places=(Place(0, 'page 1'),)).title
    """

    text: str
    encoding: str
    format: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    places: tuple[Place, ...] = ()


#: Reads the bytes of one document; the second argument names the file in messages. Raises
#: `DocumentError`, in one line. It imports the packages that it needs when it is called.
Reader = Callable[[bytes, str], Extracted]


class Member(NamedTuple):
    """A document inside a container: its full name, such as 'reports.zip/2024/a.html', and bytes.

    ``url`` is where the container says that it is from, which comes before what the document says,
    and ``charset`` the codec of a text, as the server told it.
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None


#: Yields what a container holds, one after the other and never the whole in memory. A member that
#: is broken is yielded as its error, and the next one comes; a container that is broken raises.
Container = Callable[[BinaryIO, str], Iterator[Union[Member, DocumentError]]]
