"""A text with parts of it replaced, and the way from each of its places back into the original.

    printed   핑안 그룹[3](平&#23433;集团)        places 0 to 20
    read      핑안 그룹(平安集团)              each leads back to what it was read from
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aligner.types import Span


class Edit(NamedTuple):
    """Put *new* in the place of ``text[start:end]``; *end* is beyond *start*."""

    start: int
    end: int
    new: str


class _Layer(NamedTuple):
    """The edits that were made at once: where in the new text each begins, and their spans."""

    at: list[int]
    edits: list[Edit]

    def of(self, place: int) -> Span:
        """Give the span of the old text from which the character at *place* comes."""
        n = bisect_right(self.at, place) - 1
        if n < 0:
            return Span(place, place + 1)
        start, end, new = self.edits[n]
        beyond = place - self.at[n] - len(new)
        return Span(start, end) if beyond < 0 else Span(end + beyond, end + beyond + 1)


class Read(NamedTuple):
    """A text as it is to be read, and the layers of edits that made it of the original.

    >>> read = revise(Read('평안(&#24179;安)'), [lambda text: [Edit(3, 11, '平')]])
    >>> read.text, read.place(3), read.span(Span(3, 4))
    ('평안(平安)', 3, Span(start=3, end=11))
    """

    text: str
    layers: tuple[_Layer, ...] = ()

    def place(self, at: int) -> int:
        """Give where in the original the character at *at* begins."""
        return self._origin(at).start

    def span(self, span: Span) -> Span:
        """Give the span of the original that *span*, which is not empty, was read from."""
        return Span(self._origin(span.start).start, self._origin(span.end - 1).end)

    def _origin(self, at: int) -> Span:
        span = Span(at, at + 1)
        for layer in reversed(self.layers):
            span = Span(layer.of(span.start).start, layer.of(span.end - 1).end)
        return span


#: Finds what is to be replaced in a text, from left to right, none over another.
Finder = Callable[[str], Iterable[Edit]]


def revise(read: Read, finders: Iterable[Finder]) -> Read:
    """Make the edits of each of *finders*, one after the other."""
    for find in finders:
        edits = list(find(read.text))
        if edits:
            text = "".join(_spliced(read.text, edits))
            read = Read(text, (*read.layers, _Layer(list(_begins(edits)), edits)))
    return read


def _spliced(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    done = 0
    for start, end, new in edits:
        yield text[done:start]
        yield new
        done = end
    yield text[done:]


def _begins(edits: Iterable[Edit]) -> Iterator[int]:
    """Yield where in the new text each edit begins."""
    shift = 0
    for start, end, new in edits:
        yield start + shift
        shift += len(new) - (end - start)
