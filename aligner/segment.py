"""Cutting text into morphemes and words.

A segmenter turns a text into tokens whose spans slice it. Analysers do not tell offsets, and some
of them drop or change characters, so the spans are found again by scanning:

    text      저고도 경제\\x07(低空经济)
    analyser  저고/NNG 도/JX 경제/NNG (/SSO 低空/NNG …
    tokens    [저고][도] [경제][\\x07][(][低空]…

Every character but whitespace belongs to exactly one token, whitespace to none; what the analyser
lost becomes a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from aligner.analyzers import Tagger, load_chinese, load_korean
from aligner.script import simplify
from aligner.types import Span, Token

#: The tag of a stretch that the analyser dropped: "other symbol" in the Sejong tag set.
LOST = "SY"

#: No analyser may see these: they end a C string (NUL), break a line of its output, do not encode
#: (lone surrogates), or are spaces that it would take for symbols.
_UNSAFE = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

#: Code points given to an analyser at once. MeCab's time grows with the square of a run of one
#: character class (100,000 brackets: 11 s; pieces of 1,000: 0.2 s), and it loses what follows more
#: than 65,535 bytes of spaces.
_PIECE = 1_000

_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s")


class Segmenter(Protocol):
    """Cuts a text into tokens; ``name`` says which analyser does it."""

    @property
    def name(self) -> str:
        """The analyser's name."""

    def segment(self, text: str) -> list[Token]:
        """Give the tokens of *text* in order, ``text[t.span.start:t.span.end] == t.text``."""


def clean(text: str) -> str:
    """Replace what an analyser cannot take by spaces, one for one.

    >>> clean('저고도\\n경제\\x00')
    '저고도 경제 '
    """
    return _UNSAFE.sub(" ", text)


def pieces(text: str, size: int = _PIECE) -> Iterator[Span]:
    """Cut *text* into stretches of at most *size*, behind a space where there is one.

    >>> [tuple(s) for s in pieces('가나 다라마', 4)]
    [(0, 3), (3, 6)]
    """
    start = 0
    while len(text) - start > size:
        end = text.rfind(" ", start, start + size) + 1 or start + size
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def locate(text: str, morphs: Iterable[tuple[str, str]], offset: int = 0) -> list[Token]:
    """Find the analyser's (surface, tag) pairs in *text*; spans are counted from *offset*.

    The only whitespace in *text* is the space, as :func:`clean` leaves it. A surface that is not
    there (an analyser writes 했 as 하 + 았) leaves a gap; the gap becomes a token for each of its
    words, tagged with the tags of the surfaces it stands for.

    >>> [(t.text, t.tag) for t in locate('갔다', [('가', 'VV'), ('았', 'EP'), ('다', 'EF')])]
    [('갔', 'VV+EP'), ('다', 'EF')]
    """
    tokens: list[Token] = []
    pending: list[str] = []
    pos = 0
    for surface, tag in morphs:
        start = pos if text.startswith(surface, pos) else _find(text, surface, pos, len(pending))
        if start < 0 or not surface or " " in surface:
            pending.append(tag)
            continue
        if pending or (start > pos and not text[pos:start].isspace()):
            tokens += _gap(text, Span(pos, start), pending, offset)
            pending.clear()
        pos = start + len(surface)
        tokens.append(Token(surface, tag, Span(offset + start, offset + pos)))
    return tokens + _gap(text, Span(pos, len(text)), pending, offset)


def _find(text: str, surface: str, pos: int, pending: int) -> int:
    """Find *surface* behind the spaces at *pos*, or near; -1 where it is not."""
    start = text.find(surface, pos)
    if start < 0 or text[pos:start].isspace():
        return start
    return _near(text, surface, pos, pending + 1)


def _near(text: str, surface: str, pos: int, reach: int) -> int:
    """Find *surface* in the word at *pos* or at the head of one of the next *reach*; else -1."""
    for n, word in enumerate(islice(_WORD.finditer(text, pos), reach + 1)):
        start = text.find(surface, word.start(), word.end())
        if start == word.start() or (n == 0 and start > 0):
            return start
    return -1


def _gap(text: str, span: Span, tags: Sequence[str], offset: int) -> list[Token]:
    """Make tokens of the words between two surfaces, which *tags* stand for."""
    tag = "+".join(tags) or LOST
    return [
        Token(m.group(), tag, Span(offset + m.start(), offset + m.end()))
        for m in _WORD.finditer(text, span.start, span.end)
    ]


def _fill(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Slice *text* by the spans of *tokens* and add what they do not cover."""
    filled: list[Token] = []
    pos = 0
    for _, tag, span in tokens:
        if span.start > pos:
            filled += _gap(text, Span(pos, span.start), (), 0)
        filled.append(Token(text[span.start:span.end], tag, span))
        pos = span.end
    return filled + _gap(text, Span(pos, len(text)), (), 0)


class _Analyzed:
    """What the segmenters have in common; ``_form`` is the text as the analyser likes it."""

    def __init__(self, name: str, load: Callable[[], Tagger]) -> None:
        self.name = name
        self._load = load
        self._tag: Tagger | None = None

    def segment(self, text: str) -> list[Token]:
        """Give the tokens of *text* in order."""
        tag = self._tag = self._tag or self._load()
        form = self._form(text)
        tokens: list[Token] = []
        for start, end in pieces(form):
            piece = form[start:end]
            tokens += locate(piece, tag(piece), start)
        return tokens if form == text else _fill(text, tokens)

    def segment_many(self, texts: Sequence[str]) -> list[list[Token]]:
        """Give the tokens of each of *texts*."""
        return [self.segment(text) for text in texts]

    def _form(self, text: str) -> str:
        return clean(text)


class KoreanSegmenter(_Analyzed):
    """Morphemes of Korean text by an analyser of konlpy, which is loaded on first use.

    ``mecab`` needs no Java and is some hundred times faster than ``okt``, ``komoran``,
    ``hannanum`` and ``kkma``, which run on a Java virtual machine. Tags are the analyser's own.
    ``kkma`` does not end in sensible time on long words without a space. An object belongs to one
    thread.

    Raises :class:`~aligner.errors.AlignerError` for an unknown name and, on first use,
    :class:`~aligner.errors.MissingAnalyzer` where the analyser is not installed.

    >>> [t.text for t in KoreanSegmenter().segment('저고도 경제는')]
    ['저고', '도', '경제', '는']
    """

    def __init__(self, name: str = "mecab") -> None:
        super().__init__(name, load_korean(name))


class ChineseSegmenter(_Analyzed):
    """Words of Chinese text by jieba, untagged but for lost characters.

    Its dictionary is simplified: traditional text is cut where its simplified form is cut.
    ``rjieba`` has the same dictionary, compiled, and is ready at once; without a cache folder
    ``jieba`` takes a second on first use. Errors are those of :class:`KoreanSegmenter`.

    >>> [t.text for t in ChineseSegmenter().segment('低空經濟')]
    ['低空', '經濟']
    """

    def __init__(self, name: str = "jieba") -> None:
        super().__init__(name, load_chinese(name))

    def _form(self, text: str) -> str:
        return simplify(clean(text))
