"""A Korean and a Chinese file → units and beads: sentences, or the lines as they are."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.text import has_hangul
from aligner.types import Bead, Span
from glossary.documents.both import UNSAID, Encodings, read_both
from glossary.errors import DocumentError

if TYPE_CHECKING:
    from aligner.semantics import Encoder

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two texts and their beads; the numbers in a bead are those of the units, from 0.

    ``as_lines`` tells that the units are the lines of the files, blank ones among them, else they
    are sentences, and ``encodings`` those that the user named.
    """

    ko_path: str
    zh_path: str
    ko: tuple[str, ...]
    zh: tuple[str, ...]
    beads: tuple[Bead, ...]
    as_lines: bool
    encodings: Encodings = UNSAID

    def texts(self, bead: Bead) -> tuple[str, str]:
        """Give the two sides of *bead* as text; Korean units are joined by a blank.

        >>> bitext = Bitext('a', 'b', ('갔다.', '왔다.'), ('去了又来。',), (), False)
        >>> bitext.texts(Bead((0, 1), (0,), 0.9))
        ('갔다. 왔다.', '去了又来。')
        """
        return (" ".join(self.ko[at].strip() for at in bead.ko),
                "".join(self.zh[at].strip() for at in bead.zh))


def units(text: str, as_lines: bool) -> tuple[str, ...]:
    """Give the units of *text*: its lines, of which the last may be unfinished, or sentences.

    >>> units('갔다. 왔다.\\n\\n끝', True), units('갔다. 왔다.\\n\\n끝', False)
    (('갔다. 왔다.', '', '끝'), ('갔다.', '왔다.', '끝'))
    """
    return tuple(text[span.start:span.end] for span in unit_spans(text, as_lines))


def unit_spans(text: str, as_lines: bool) -> list[Span]:
    """Give where the units of *text* stand.

    >>> [tuple(span) for span in unit_spans('갔다.\\r\\n\\r\\n끝\\n', True)]
    [(0, 3), (5, 5), (7, 8)]
    """
    if not as_lines:
        from aligner.sentences.split import sentences

        return sentences(text)
    breaks = [match.span() for match in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    found = [Span(start, end) for start, end in zip(starts, (*(at for at, _ in breaks), len(text)))]
    return found[:-1] if found[-1].start == len(text) else found


def align_texts(ko: str, zh: str, as_lines: bool, encoder: Encoder | None) -> tuple[
        tuple[str, ...], tuple[str, ...], tuple[Bead, ...]]:
    """Cut two texts into units and align those that are not blank; a blank one is a gap.

    >>> align_texts('2023년 계획\\n', '\\n2023年计划\\n', True, None)[2]
    (Bead(ko=(), zh=(0,), score=1.0), Bead(ko=(0,), zh=(1,), score=0.992))
    """
    from aligner.sentences import align_lines

    sides = units(ko, as_lines), units(zh, as_lines)
    full = [[at for at, unit in enumerate(side) if unit.strip()] for side in sides]
    full_ko, full_zh = ([side[at] for at in rows] for side, rows in zip(sides, full))
    found = align_lines(full_ko, full_zh, encoder)
    return *sides, tuple(_with_blanks(found, full, (len(sides[0]), len(sides[1]))))


def _with_blanks(
    beads: Sequence[Bead], full: Sequence[Sequence[int]], sizes: tuple[int, int]
) -> list[Bead]:
    """Number the units of *beads* anew, with blank ones between them as gaps."""
    found: list[Bead] = []
    done = [0, 0]
    for bead in beads:
        sides = [tuple(full[side][at] for at in (bead.ko, bead.zh)[side]) for side in (0, 1)]
        for side in (0, 1):
            if sides[side]:
                found += _gaps(side, done[side], sides[side][0])
                done[side] = sides[side][-1] + 1
        found.append(Bead(sides[0], sides[1], bead.score))
        for side in (0, 1):  # a blank line inside a bead is none of its lines
            for before, after in zip(sides[side], sides[side][1:]):
                found += _gaps(side, before + 1, after)
    for side in (0, 1):
        found += _gaps(side, done[side], sizes[side])
    return found


def _gaps(side: int, start: int, end: int) -> list[Bead]:
    return [Bead((), (at,), 1.0) if side else Bead((at,), (), 1.0) for at in range(start, end)]


def align_files(
    ko: str | os.PathLike[str], zh: str | os.PathLike[str], as_lines: bool,
    encoder: Encoder | None, encodings: Encodings = UNSAID,
) -> Bitext:
    """Read and align two files, which are in these *encodings*.

    Raises `DocumentError` for one that does not read, and where the two are swapped.
    """
    sides = read_both(ko, zh, encodings)
    if not has_hangul(sides[0].text) and has_hangul(sides[1].text):
        raise DocumentError(f"{ko} has no Hangul and {zh} has: name the Korean text first")
    found = align_texts(sides[0].text, sides[1].text, as_lines, encoder)
    return Bitext(sides[0].path, sides[1].path, *found, as_lines, encodings)
