"""Term pairs out of aligned texts, kept in the glossary with a sentence of each side.

What is counted is counted over all texts of a run, so texts that belong together are best mined
together. A pair of texts is known by the bytes of both: mined again, it changes nothing.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from aligner.types import Gloss, Span

from glossary.bitexts.keyed import document, is_keyed
from glossary.bitexts.texts import Bitext, unit_spans
from glossary.documents import Document
from glossary.documents.both import UNSAID, Encodings, read_both
from glossary.errors import DocumentError
from glossary.store import Glossary, open_glossary

if TYPE_CHECKING:
    from aligner.bilingual import TermPair

#: Beads that are less likely to be right are not looked at.
SURE = 0.5

#: Is told how much of the work is done, of how much, and what is being done.
Progress = Callable[[int, int, str], None]


class MinedReport(NamedTuple):
    """What was kept: pairs of texts, term pairs, their places, concepts; texts known before."""

    texts: int
    pairs: int
    glosses: int
    concepts_new: int
    skipped: int


class _Side(NamedTuple):
    """One side of a bead: its text, a unit on each line, and where that is in the document."""

    text: str
    units: tuple[Span, ...]

    def offset(self, at: int) -> int:
        """Give the place in the document of a place in the text."""
        for unit in self.units:
            size = unit.end - unit.start
            if at <= size:
                return unit.start + at
            at -= size + 1
        raise IndexError(at)

    def context(self, span: Span) -> str:
        """Give the text on one line; of a very long one what is near *span*."""
        from aligner.record import FAR

        return " ".join(self.text[max(0, span.start - FAR):span.end + FAR].split())


class Parallel(NamedTuple):
    """A Korean document and the sides of its beads."""

    document: Document
    beads: tuple[tuple[_Side, _Side], ...]


def _joined(korean: Document, chinese: Document) -> Document:
    """Give the Korean text as a document whose identity is that of both texts."""
    both = hashlib.sha256(f"{korean.sha256} {chinese.sha256}".encode()).hexdigest()
    return replace(korean, sha256=both, path_zh=chinese.path)


def parallel(bitext: Bitext) -> Parallel:
    """Give what is mined of two files that were aligned. Raises `DocumentError`."""
    (korean, chinese), spans = _sides(bitext)
    return Parallel(_joined(korean, chinese), tuple(
        (_side(korean.text, [spans[0][at] for at in bead.ko]),
         _side(chinese.text, [spans[1][at] for at in bead.zh]))
        for bead in bitext.beads if not bead.is_gap and bead.score >= SURE))


def _sides(bitext: Bitext) -> tuple[tuple[Document, Document], tuple[list[Span], list[Span]]]:
    """Give both texts as documents, and where their units stand."""
    if is_keyed(bitext.ko_path):
        ko, zh = document(bitext.ko_path, bitext.ko), document(bitext.zh_path, bitext.zh)
        return (ko[0], zh[0]), (ko[1], zh[1])
    korean, chinese = read_both(bitext.ko_path, bitext.zh_path, bitext.encodings)
    return (korean, chinese), (
        unit_spans(korean.text, bitext.as_lines), unit_spans(chinese.text, bitext.as_lines))


def _side(text: str, spans: Sequence[Span]) -> _Side:
    bare = tuple(_stripped(text, span) for span in spans)
    return _Side("\n".join(text[slice(*span)] for span in bare), bare)


def _stripped(text: str, span: Span) -> Span:
    unit = text[slice(*span)]
    start = span.start + len(unit) - len(unit.lstrip())
    return Span(start, start + len(unit.strip()))


def unmined(
    files: Iterable[tuple[str | os.PathLike[str], str | os.PathLike[str]]],
    db: str | os.PathLike[str], encodings: Encodings = UNSAID,
) -> list[bool]:
    """Tell of each pair of files whether the glossary lacks it, read in these *encodings*; what
    does not read it never has."""
    with ExitStack() as stack:
        glossary = stack.enter_context(open_glossary(db)) if os.path.exists(db) else None
        return [glossary is None or _is_new((ko, zh), encodings, glossary) for ko, zh in files]


def _is_new(
    files: tuple[str | os.PathLike[str], str | os.PathLike[str]], encodings: Encodings,
    glossary: Glossary,
) -> bool:
    try:
        return glossary.settled(_joined(*read_both(*files, encodings))) is None
    except DocumentError:  # told when it is aligned
        return True


def mine_bitexts(
    texts: Sequence[Parallel], db: str | os.PathLike[str], encoder: str = "offline",
    progress: Progress | None = None,
) -> MinedReport:
    """Find the term pairs of *texts* and keep them in the glossary *db*, made if need be.

    Raises `DatabaseError`, and `AlignerError` for an encoder that there is not.
    """
    from aligner.bilingual import TermMiner

    with open_glossary(db) as glossary:
        fresh = {each.document.sha256: each for each in texts
                 if glossary.settled(each.document) is None}
        if not fresh:
            return MinedReport(0, 0, 0, 0, len(texts))
        beads = [(ko.text, zh.text) for each in fresh.values() for ko, zh in each.beads]
        pairs = TermMiner(encoder, known=glossary.known).mine(beads, progress=progress)
        return _keep(glossary, [*fresh.values()], pairs, len(texts) - len(fresh))


def _keep(
    glossary: Glossary, texts: Sequence[Parallel], pairs: Sequence[TermPair], skipped: int
) -> MinedReport:
    """Keep each document with its glosses."""
    starts = [0]
    for each in texts:
        starts.append(starts[-1] + len(each.beads))
    found: list[list[Gloss]] = [[] for _ in texts]
    for pair in pairs:
        for place in pair.places:
            number = bisect_right(starts, place.bead) - 1
            bead = texts[number].beads[place.bead - starts[number]]
            found[number].append(_gloss(pair, bead, place.ko, place.zh))
    added = [
        glossary.add_document(each.document, _placed(each.document, glosses))
        for each, glosses in zip(texts, found)]
    return MinedReport(
        len(texts), len(pairs), sum(each.glosses for each in added),
        sum(each.concepts_new for each in added), skipped)


def _gloss(pair: TermPair, bead: tuple[_Side, _Side], ko: Span, zh: Span) -> Gloss:
    """Make a gloss; on which line it stands is found out for all of a document at once."""
    at, at_zh = bead[0].offset(ko.start), bead[1].offset(zh.start)
    return Gloss(
        offset=at, line=0, ko=pair.ko, zh=pair.zh, ko_span=Span(at, at + len(pair.ko)),
        zh_span=Span(at_zh, at_zh + len(pair.zh)), kind=pair.kind, confidence=pair.confidence,
        segments=pair.segments, context=bead[0].context(ko), context_zh=bead[1].context(zh))


def _placed(document: Document, glosses: Iterable[Gloss]) -> list[Gloss]:
    """Give *glosses* in the order of the document, with their lines."""
    from aligner.record import line_starts

    lines = line_starts(document.text)
    return [replace(gloss, line=bisect_right(lines, gloss.offset))
            for gloss in sorted(glosses, key=lambda each: (each.offset, each.ko, each.zh))]
