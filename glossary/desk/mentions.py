"""A text → the terms of the glossary that stand in it, with their places.

One pass over the text, whatever the size of the glossary; the longest term wins, none stands in
another, and blanks inside a term are free: 저고도경제, 저고도 경제. A line end parts terms.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.text import HANZI
from glossary.desk.chinese import ChineseWords
from glossary.desk.folding import Folded, composed, fold
from glossary.desk.korean import KoreanWords, Morphemes
from glossary.desk.lexicon import Lexicon, Wanted

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_HANZI = re.compile(f"[{HANZI}]")
_HANGUL = re.compile("[가-힣]")

#: A blank at a place where the term has none needs words of so many letters on both sides of it.
_WORD = 2

#: More than a quotation mark with its blank is no gap inside a term.
_GAP = 2

_QUOTES = (("‘", "’"), ("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"))
_OPENERS, _CLOSERS = map(frozenset, zip(*_QUOTES))


class Mention(NamedTuple):
    """A term in a text: ``text[start:end]``, its folded key, and its concepts, mostly one.

    A word of no glossary has none.
    """

    start: int
    end: int
    key: str
    concepts: tuple[int, ...]


def language(text: str) -> str:
    """Tell whether *text* is Korean (``ko``) or Chinese (``zh``), by which letters it has more of.

    >>> language('핑안그룹(平安集团)의 시스템'), language('平安集团的系统')
    ('ko', 'zh')
    """
    return "ko" if len(_HANGUL.findall(text)) >= len(_HANZI.findall(text)) else "zh"


class Finder:
    """Finds the terms of a glossary in texts of one language; its terms stay in memory.

    Analysers are loaded when they are needed first. Raises `MissingAnalyzer` where one is not
    installed.

    >>> from glossary.connect import open_reader
    >>> finder = Finder(open_reader('glossary.db'), 'ko')
    >>> text = '저고도경제에서는 핑안그룹과 화웨이즈는 다르다.'
    >>> [text[each.start:each.end] for each in finder.find(text)]
    ['저고도경제', '핑안그룹']
    """

    def __init__(
        self, db: sqlite3.Connection | None, lang: str, wanted: Wanted = Wanted(),
        words: Iterable[str] = (),
    ) -> None:
        """Look for the terms *wanted* of a glossary, and for *words*, which have no concept."""
        self.lexicon = Lexicon(db, lang, wanted, words)
        self._lang = lang
        self._korean = Morphemes(KoreanSegmenter())
        self._chinese = ChineseSegmenter()

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the terms of *text* in order; their places are code points of it."""
        for line in _LINE.finditer(text):
            plain, places = composed(line.group())
            for start, end, key in self._in_line(plain):
                if places:
                    start, end = places[start], places[end]
                yield Mention(line.start() + start, line.start() + end, key,
                              tuple(filter(None, self.lexicon.concepts(key))))

    def _in_line(self, line: str) -> Iterator[tuple[int, int, str]]:
        words: KoreanWords | ChineseWords
        if self._lang == "ko":
            folded, words = fold(line), KoreanWords(line, self._korean)
        else:
            from aligner.script import simplify

            folded, words = fold(simplify(line)), ChineseWords(line, self._chinese)

        def fits(start: int, end: int) -> bool:
            return self._is_one(folded, start, end) and words.fits(
                folded.start[start], folded.end[end - 1],
                self.lexicon.is_name(folded.text[start:end]))

        for start, end in self.lexicon.places(folded.text, fits):
            yield *_whole(line, folded.start[start], folded.end[end - 1]), folded.text[start:end]

    def _is_one(self, folded: Folded, start: int, end: int) -> bool:
        """Tell whether the blanks and marks inside a term leave it one term."""
        if folded.end[end - 1] - folded.start[start] == end - start:
            return True
        gaps = folded.gaps(start, end)
        if not gaps:
            return True
        own = self.lexicon.marks(folded.text[start:end])
        edges = [0, *(at for at, _ in gaps), end - start]
        sizes = [after - before for before, after in zip(edges, edges[1:])]
        return all(
            at in own or (len(gap) <= _GAP and not _is_dot(gap)
                          and sizes[number] >= _WORD and sizes[number + 1] >= _WORD)
            for number, (at, gap) in enumerate(gaps))


def _whole(line: str, start: int, end: int) -> tuple[int, int]:
    """Take in the quotation mark beside a term whose other one stands in it.

    >>> _whole('‘일대일로’ 종합시험구', 1, 11), _whole('‘일대일로’', 1, 5)
    ((0, 11), (1, 5))
    """
    if line[start - 1:start] not in _OPENERS and line[end:end + 1] not in _CLOSERS:
        return start, end
    inside = line[start:end]
    for opener, closer in _QUOTES:
        if line[start - 1:start] == opener and inside.count(closer) > inside.count(opener):
            return start - 1, end
        if line[end:end + 1] == closer and inside.count(opener) > inside.count(closer):
            return start, end + 1
    return start, end


def _is_dot(gap: str) -> bool:
    """Tell whether a gap joins two words instead of parting one: middle dots and hyphens."""
    return any(not char.isspace() and char not in "'\"‘’“”「」『』《》〈〉" for char in gap)
