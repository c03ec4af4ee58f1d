"""The match of a whole pair: a Korean term and a Chinese one that may translate one another.

The same dynamic programme that finds a term before its bracket, with one place to begin. What it
leaves unexplained on either side tells whether the two belong together at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from aligner import context as korean
from aligner import hanzi as chinese
from aligner.evidence import Evidence, Known
from aligner.match import Match
from aligner.matching import Matcher
from aligner.record import reading
from aligner.segment import ChineseSegmenter, KoreanSegmenter, Segmenter
from aligner.semantics import load_encoder
from aligner.stretches import Stretch, Stretches, hanzi_stretches, korean_stretches
from aligner.tasks import Reading, Sides, Task, only_start
from aligner.termlists.names import with_names
from aligner.termlists.terms import LONGEST
from aligner.types import Candidate, Span
from aligner.vectors import WordVectors
from aligner.weights import DEFAULT

#: Korean and Chinese terms whose sides are kept, each about 10 KB: pairs come in the order of the
#: Korean. Pairs that are matched at once.
KEPT_KO, KEPT_ZH, BATCH = 1 << 10, 1 << 14, 512
#: Pairs whose match is kept, for those of them that are told of.
KEPT_PAIRS = 1 << 16


class Features(NamedTuple):
    """What the match tells: shares of the Hanzi units by method, what is left of either side."""

    worth: float  #: worth of the path for each unit
    good: float  #: the same squared, 0 where it is negative
    reading: float
    sound: float
    meaning: float
    same: float
    bare_zh: float  #: share of the units that nothing explains
    bare_ko: float  #: share of the Korean letters that nothing explains
    bare: float  #: the two multiplied
    complete: float  #: nothing is left on either side
    total: float  #: worth of the path, at most 6, over 6
    heard: float  #: the share by reading and sound, where no Korean is left
    known: float  #: the share that is known from elsewhere


#: A pair that the programme finds no path for.
NOTHING = Features(-2, 0, 0, 0, 0, 0, 1, 1, 1, 0, -2 / 6, 0, 0)


class PairMatcher:
    """Matches whole pairs; *known* gives the Hanzi that a glossary holds for a Korean term."""

    def __init__(
        self, korean: Segmenter, chinese: Segmenter, vectors: WordVectors | None,
        known: Known | None = None, names: bool = True,
    ) -> None:
        self._segmenters = korean, chinese
        self.evidence = Evidence(with_names(known) if names else known)
        self._matcher = Matcher(DEFAULT, self.evidence, vectors)
        self._context = lru_cache(KEPT_KO)(self._read_korean)
        self._hanzi = lru_cache(KEPT_ZH)(self._read_chinese)
        self._matches: dict[tuple[str, str], Match] = {}

    def features(self, pairs: Sequence[tuple[str, str]]) -> list[Features]:
        """Give the features of each pair of a Korean and a Chinese term."""
        found: list[Features] = []
        for at in range(0, len(pairs), BATCH):
            part = pairs[at:at + BATCH]
            tasks = [self._task(*pair) for pair in part]
            matches = self._matcher.match(tasks)
            found += map(_features, tasks, matches)
            self._keep(part, matches)
        return found

    def _keep(self, pairs: Sequence[tuple[str, str]], matches: Sequence[Match | None]) -> None:
        """Keep what is worth anything, as what is told of will be among it."""
        if len(self._matches) > KEPT_PAIRS:
            self._matches.clear()
        self._matches.update(
            (pair, match) for pair, match in zip(pairs, matches) if match and match.worth > 0)

    def readings(self, pairs: Sequence[tuple[str, str]]) -> list[Reading | None]:
        """Give what the match of each pair means; None where there is no path."""
        tasks = [self._task(*pair) for pair in pairs]
        new = [n for n, pair in enumerate(pairs) if pair not in self._matches]
        found = [self._matches.get(pair) for pair in pairs]
        for n, match in zip(new, self._matcher.match([tasks[n] for n in new])):
            found[n] = match
        return [match and reading(task.context, task.hanzi, match)
                for task, match in zip(tasks, found)]

    def _task(self, ko: str, zh: str) -> Task:
        (context, left), (hanzi, right) = self._context(ko[:LONGEST]), self._hanzi(zh[:LONGEST])
        candidate = Candidate(0, Span(0, len(context.text)), Span(0, len(hanzi.text)), whole=True)
        sides = Sides(context, hanzi, DEFAULT, _stretches=Stretches(left, right))
        return Task(candidate, sides, "(")

    def _read_korean(self, term: str) -> tuple[korean.Context, tuple[Stretch, ...]]:
        tokens = self._segmenters[0].segment(term)
        context = korean.build(term, tokens, DEFAULT, False, len(term) + 1, True)
        context = only_start(context, min(context.starts, default=0))
        return context, tuple(korean_stretches(context, DEFAULT))

    def _read_chinese(self, term: str) -> tuple[chinese.Hanzi, tuple[Stretch, ...]]:
        hanzi = chinese.build(term, self._segmenters[1], DEFAULT)
        return hanzi, tuple(hanzi_stretches(hanzi))


class Equipment(NamedTuple):
    """What pairs of terms are compared with; vectors are None where meanings are not."""

    vectors: WordVectors | None
    segmenters: tuple[KoreanSegmenter, ChineseSegmenter]
    matcher: PairMatcher


def equipped(
    encoder: str, analyzer: str, known: Known | None = None, vectors: WordVectors | None = None
) -> Equipment:
    """Give what an encoder and an analyser of these names compare with; *vectors*, where they are
    given, stand for the encoder. Raises `AlignerError` for a name that there is not."""
    loaded = None if vectors else load_encoder(encoder)
    vectors = vectors or (WordVectors(loaded) if loaded else None)
    segmenters = KoreanSegmenter(analyzer), ChineseSegmenter()
    return Equipment(vectors, segmenters, PairMatcher(*segmenters, vectors, known))


def _features(task: Task, found: Match | None) -> Features:
    units = len(task.hanzi.units)
    if found is None or not units:
        return NOTHING
    share = dict.fromkeys(("reading", "transcription", "meaning", "same", "known"), 0.0)
    bare_zh, bare_ko, letters = found.left, 0, _letters(task.context.text)
    for move in found.moves:
        if move.method == "none":
            bare_zh += move.zh.end - move.zh.start
            bare_ko += _letters(task.context.text[slice(*move.ko)])
        else:
            share[move.method] += (move.zh.end - move.zh.start) * move.score / units
    bare_zh_share, bare_ko_share = bare_zh / units, bare_ko / max(letters, 1)
    worth, heard = found.worth / units, share["reading"] + share["transcription"]
    return Features(
        worth, max(0.0, worth) ** 2, share["reading"], share["transcription"], share["meaning"],
        share["same"], bare_zh_share, bare_ko_share, bare_zh_share * bare_ko_share,
        float(not bare_zh and not bare_ko), min(found.worth, 6.0) / 6,
        0.0 if bare_ko else heard, share["known"])


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
