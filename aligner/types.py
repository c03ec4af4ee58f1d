"""The words of the field.

A *gloss* is one occurrence of a Korean term with Hanzi in brackets behind it. Everything that
the package returns is built of the frozen values below; offsets are always code points of the
text that the caller passed in, and a span slices that text: ``text[span.start:span.end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

#: Of what kind a term pair is, by the methods that explain its Korean syllables.
#: ``reading``: all of them are Sino-Korean readings; ``transcription``: all follow the Mandarin
#: sound; ``translation``: the words mean the same; ``mixed``: more than one of these.
Kind = Literal["reading", "transcription", "translation", "mixed"]

#: How one Korean stretch was paired with one Hanzi stretch.
#: ``same``: digits, Latin letters or signs that stand on both sides alike; ``known``: a glossary
#: already holds the pair; ``none``: nothing explains it, one of the sides may be empty.
Method = Literal["reading", "transcription", "meaning", "same", "known", "none"]


class Span(NamedTuple):
    """A half-open range of code points.

    >>> text = '중국 핑안그룹(平安集团)'
    >>> span = Span(3, 7)
    >>> text[span.start:span.end]
    '핑안그룹'
    """

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Give the span *by* code points further right.

        >>> Span(1, 3).shift(4)
        Span(start=5, end=7)
        """
        return Span(self.start + by, self.end + by)


class Token(NamedTuple):
    """A morpheme or a word with its part of speech; ``tag`` is empty where nobody tags."""

    text: str
    tag: str
    span: Span


class Segment(NamedTuple):
    """A part of a term: a Korean stretch, the Hanzi it pairs with, how, and how well (0 to 1).

    >>> Segment('그룹', '集团', 'meaning', 0.82).method
    'meaning'
    """

    ko: str
    zh: str
    method: Method
    score: float


class Bead(NamedTuple):
    """Neighbouring lines of two texts that say the same: their numbers, from 0.

    One side is empty where the other text has nothing of it. ``score`` is the probability, 0 to
    1, that the bead is right.

    >>> Bead((3,), (4, 5), 0.93).is_gap
    False
    """

    ko: tuple[int, ...]
    zh: tuple[int, ...]
    score: float

    @property
    def is_gap(self) -> bool:
        """Tell whether one side is empty."""
        return not (self.ko and self.zh)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bracket that may be a gloss, as the bracket grammar read it.

    ``offset`` is the opening bracket. ``zh`` is the Hanzi stretch. ``ko`` is the stretch in which
    the Korean term must end: the term is a suffix of it, or all of it where ``whole`` is set
    (a quoted term of an inverted gloss, or the pair that stands inside its bracket). ``closed``
    tells that a quote or a title mark ends right at the gloss, so that the mark which opens it
    is likely to begin the term.
    """

    offset: int
    ko: Span
    zh: Span
    whole: bool = False
    closed: bool = False
    en: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Gloss:
    """One occurrence of a term pair: the evidence that the glossary keeps.

    ``offset`` is the code point of the opening bracket and ``line`` its line, counted from 1;
    ``ko`` and ``zh`` are verbatim slices of the text, at ``ko_span`` and ``zh_span``.
    ``confidence`` is the estimated probability (0 to 1) that the pair is right. ``zh_restored``
    is set only where Hanzi were lost and an intact occurrence tells what they were. ``en`` is an
    English name that stood in the bracket, ``note`` the rest of it. ``context`` is the line
    (of a very long one, what stands near the bracket).

    A gloss may also come out of aligned text, without a bracket: ``context_zh`` is then the
    Chinese text beside ``context``, ``offset`` and ``line`` are those of the Korean term, and
    ``zh_span`` slices the Chinese text.

    ``passage`` is equal for copies of the text around the bracket (see ``aligner.passage``).
    """

    offset: int
    line: int
    ko: str
    zh: str
    ko_span: Span
    zh_span: Span
    kind: Kind
    confidence: float
    segments: tuple[Segment, ...]
    context: str
    zh_restored: str | None = None
    en: str | None = None
    note: str | None = None
    context_zh: str | None = None
    passage: int | None = None
