"""Noun phrases of either language: what may be a term.

A phrase is a row of up to four words. Korean words end where particles begin, and a phrase goes on
over a blank only where none stands before it::

    사용자 | 인터페이스 + 를        사용자, 인터페이스, 사용자 인터페이스
    저고 + 도 | 경제 + 는           저고도 경제: the analyser takes 도 for a particle
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from aligner.script import simplify
from aligner.segment import Segmenter
from aligner.tables import rows
from aligner.text import is_hangul, is_hanzi
from aligner.types import Span, Token

#: Words of a phrase, its letters at most, and the letters of a text that are looked at: a bead of
#: sentences is shorter, and what is longer is no bead.
WORDS, LONGEST, REACH = 4, 24, 2_000

_NOUNS = ("NNG", "NNP", "XR", "XPN", "XSN", "SL", "SN", "SH", "UNKNOWN", "Noun", "N", "F", "Alpha")
#: Nouns that stand for others: counters, pronouns, numerals.
_DEPENDENT = ("NNB", "NP", "NR")
_PARTICLES = ("J", "Josa")
#: Particles that end many a noun as well: 度, 道, 路, 家, 街.
NOUN_ENDS = frozenset("도로가")
_HANZI_WORD = re.compile(r"[^\W_]+", re.UNICODE)


class Phrase(NamedTuple):
    """A phrase: its span in the text, the words that it consists of, whether a particle is in it.

    >>> Phrase(Span(0, 6), ('저고도', '경제'), True).words
    ('저고도', '경제')
    """

    span: Span
    words: tuple[str, ...]
    doubtful: bool = False


def korean_phrases(text: str, segmenter: Segmenter) -> list[Phrase]:
    """Give the noun phrases of a Korean text.

    >>> from aligner.segment import KoreanSegmenter
    >>> text = '사용자 인터페이스를 만든다'
    >>> [text[slice(*p.span)] for p in korean_phrases(text, KoreanSegmenter())]
    ['사용자', '사용자 인터페이스', '인터페이스']
    """
    tokens = segmenter.segment(text[:REACH])
    found: dict[Span, Phrase] = {}
    for row in _runs(text, tokens):
        for phrase in _korean_ngrams(text, row):
            before = found.get(phrase.span)
            if before is None or before.doubtful:
                found[phrase.span] = phrase
    return [found[span] for span in sorted(found)]


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield rows of tokens of which phrases are made.

    A row of nouns ends before a particle; where a single syllable that looks like one is followed
    by a noun, in the same word or else if nouns often end in it, the row goes on as well.
    """
    row: list[Token] = []
    for at, token in enumerate(tokens):
        gap = text[row[-1].span.end:token.span.start] if row else ""
        if row and gap not in ("", " "):
            yield row
            row = []
        if _is_noun(token.tag):
            row.append(token)
        elif row and _may_be_noun(token, row[-1]) and _noun_follows(text, tokens, at):
            yield list(row)
            row.append(token)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _is_noun(tag: str) -> bool:
    return tag.startswith(_NOUNS) and not tag.startswith(_DEPENDENT) and "+" not in tag


def _may_be_noun(token: Token, before: Token) -> bool:
    """Tell whether a particle may be the last syllable of a noun that the analyser lacks."""
    return (token.tag.startswith(_PARTICLES) and len(token.text) == 1
            and token.span.start == before.span.end)


def _noun_follows(text: str, tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    gaps = ("", " ") if tokens[at].text in NOUN_ENDS else ("",)
    return (after is not None and _is_noun(after.tag)
            and text[tokens[at].span.end:after.span.start] in gaps)


def _korean_ngrams(text: str, row: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the stretches of *row* that begin and end as a noun does."""
    for start, first in enumerate(row):
        if first.tag.startswith("XSN") or not _is_noun(first.tag):
            continue
        doubtful = False
        for end in range(start, min(len(row), start + 2 * WORDS)):
            doubtful = doubtful or not _is_noun(row[end].tag)
            span = Span(first.span.start, row[end].span.end)
            if row[end].tag.startswith("XPN"):
                continue
            printed = text[span.start:span.end]
            if printed.count(" ") >= WORDS or len(printed) > LONGEST:
                break
            if sum(map(is_hangul, printed)) >= 2 and not printed[0].isdigit():
                yield Phrase(span, tuple(_words(row[start:end + 1])), doubtful)


def _words(row: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a row; what may be a particle belongs to the word before it."""
    for at, token in enumerate(row):
        if _is_noun(token.tag):
            behind = row[at + 1].text if row[at + 1:] and not _is_noun(row[at + 1].tag) else ""
            yield token.text + behind


def chinese_phrases(text: str, segmenter: Segmenter) -> list[Phrase]:
    """Give the rows of Chinese words that may be a noun phrase: no function word is in it.

    >>> from aligner.segment import ChineseSegmenter
    >>> text = '我们的用户界面。'
    >>> [text[slice(*p.span)] for p in chinese_phrases(text, ChineseSegmenter())]
    ['用户界面']
    """
    text = text[:REACH]
    tokens = segmenter.segment(text)
    plain = [simplify(token.text) for token in tokens]
    found = []
    for start, first in enumerate(tokens):
        for end in range(start, min(len(tokens), start + WORDS)):
            token = tokens[end]
            if not _HANZI_WORD.fullmatch(token.text) or plain[end] in function_words() or (
                    end > start and text[tokens[end - 1].span.end:token.span.start].strip(" ")):
                break
            span = Span(first.span.start, token.span.end)
            if _is_term(text[span.start:span.end]):
                found.append(Phrase(span, tuple(t.text for t in tokens[start:end + 1])))
    return found


def _is_term(printed: str) -> bool:
    return (sum(map(is_hanzi, printed)) >= 2 and len(printed) <= LONGEST
            and not printed[0].isdigit())


@cache
def function_words() -> frozenset[str]:
    """Give the Chinese words that no term has in it.

    >>> '的' in function_words(), '经济' in function_words()
    (True, False)
    """
    return frozenset(word for _, words in rows("function_words.tsv", 2) for word in words.split())
