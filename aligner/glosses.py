"""The pipeline: text in, gloss records out.

brackets → the window of each tagged → match by sound → where sound does not explain the pair,
match again with meaning → kind, segments, confidence. Only windows are tagged, never whole texts,
and all windows of a text at once; the same for the words that need a vector.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aligner import context as korean
from aligner import hanzi as chinese
from aligner import kinds
from aligner.brackets import candidates
from aligner.confidence import confidence, is_gloss
from aligner.english import likeness
from aligner.match import Match, match
from aligner.meaning import Known, hanzi_stretches, korean_stretches, meanings, words_of
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.semantics import WordVectors, load_encoder
from aligner.types import Candidate, Gloss, Span
from aligner.weights import DEFAULT, PARTS, Weights

#: Korean letters that a term without marks may have for each Hanzi, and beyond.
REACH_PER_UNIT, REACH = 6, 10
#: An English name counts as a hint when it sounds at least this much like the Korean.
ALIKE = 0.7


class Task(NamedTuple):
    """A candidate with both of its sides ready for the match."""

    candidate: Candidate
    context: korean.Context
    hanzi: chinese.Hanzi
    bonus: Mapping[int, float]


class Extractor:
    """Finds the glosses of texts; owns the analysers and the encoder, which load on first use.

    *encoder* is ``offline``, ``none`` or another that ``load_encoder`` knows; *analyzer* the
    Korean one of ``KoreanSegmenter``. *known* are pairs that a glossary holds.
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab",
        known: Known | None = None, weights: Weights = DEFAULT,
    ) -> None:
        self.weights = weights
        self.known: Known = known or {}
        self._korean = KoreanSegmenter(analyzer)
        self._chinese = ChineseSegmenter()
        found = load_encoder(encoder)
        self._vectors = WordVectors(found) if found else None

    def extract(self, text: str) -> list[Gloss]:
        """Give the glosses of *text* in the order of their brackets.

        >>> [gloss] = Extractor(encoder='none').extract('중국 핑안그룹(平安集团)의 계열사')
        >>> gloss.ko, gloss.zh, gloss.offset
        ('핑안그룹', '平安集团', 7)
        """
        tasks = self._tasks(text)
        matches = self._match(tasks)
        lines = _line_starts(text)
        made = (
            _gloss(text, task, found, lines)
            for task, found in zip(tasks, matches) if found is not None)
        return [gloss for gloss in made if gloss is not None]

    def _tasks(self, text: str) -> list[Task]:
        found = list(candidates(text))
        windows = [text[c.ko.start:c.ko.end] for c in found]
        tagged = self._korean.segment_many(windows)
        tasks = []
        for candidate, window, tokens in zip(found, windows, tagged):
            zh = text[candidate.zh.start:candidate.zh.end]
            hanzi = chinese.build(zh, self._chinese, self.weights)
            if not hanzi.units:
                continue
            reach = REACH + REACH_PER_UNIT * len(hanzi.units)
            context = korean.build(window, tokens, self.weights, candidate.closed, reach)
            if candidate.whole:
                context = _only_start(context, min(context.starts, default=0))
            tasks.append(Task(candidate, context, hanzi, self._bonus(candidate, context, hanzi)))
        return tasks

    def _bonus(
        self, candidate: Candidate, context: korean.Context, hanzi: chinese.Hanzi
    ) -> dict[int, float]:
        """Say which starts the English name beside the Hanzi, or a known pair, speaks for."""
        bonus: dict[int, float] = {}
        for start in context.starts:
            term = context.text[start:].replace(" ", "")
            if hanzi.units in self.known.get(term, ()):
                bonus[start] = self.weights.known
        if candidate.en:
            alike = [(likeness(context.text[s:], candidate.en), s) for s, v in
                     context.starts.items() if v >= 0]
            best, start = max(alike, default=(0.0, 0))
            if best >= ALIKE:
                bonus[start] = bonus.get(start, 0.0) + self.weights.english * best
        return bonus

    def _match(self, tasks: Sequence[Task]) -> list[Match | None]:
        """Match by sound; what sound leaves open once more with meaning, and then its parts."""
        found = [match(t.context, t.hanzi, {}, self.weights, t.bonus) for t in tasks]
        open_ones = [n for n, m in enumerate(found) if m and not _explained(m, tasks[n])]
        if self._vectors is not None:
            self._vectors.prepare(
                word for n in open_ones for word in words_of(
                    korean_stretches(tasks[n].context, self.weights)
                    + hanzi_stretches(tasks[n].hanzi)))
            self._vectors.flush()
        for n in open_ones:
            task = tasks[n]
            pairs = meanings(task.context, task.hanzi, self._vectors, self.known, self.weights)
            best = match(task.context, task.hanzi, pairs, self.weights, task.bonus)
            if best is not None:
                term = _only_start(task.context, best.start)
                parts = match(term, task.hanzi, pairs, PARTS)
                found[n] = best if parts is None else best._replace(moves=parts.moves)
        return found


def _only_start(context: korean.Context, start: int) -> korean.Context:
    return context._replace(starts={start: 0.0}, quoted=None)


def _explained(found: Match, task: Task) -> bool:
    """Tell whether sound alone explains the pair: every Hanzi, no Korean left over, a clean start."""
    return found.left == 0 and task.context.starts[found.start] >= 0 and all(
        m.method != "none" or not task.context.text[m.ko.start:m.ko.end].strip()
        and m.zh.start == m.zh.end for m in found.moves)


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _gloss(text: str, task: Task, found: Match, lines: list[int]) -> Gloss | None:
    candidate, context, hanzi, _ = task
    parts = kinds.split_by_sound(found.moves, context, hanzi)
    moves = kinds.settle(parts, context, hanzi)
    span = korean.span_of(context, found.start).shift(candidate.ko.start)
    if not is_gloss(context, hanzi, found, candidate, text[candidate.offset]):
        return None
    row = bisect_right(lines, candidate.offset)
    line_end = lines[row] - 1 if row < len(lines) else len(text)
    zh = Span(candidate.zh.start, candidate.zh.end)
    return Gloss(
        offset=candidate.offset, line=row,
        ko=text[span.start:span.end], zh=text[zh.start:zh.end], ko_span=span, zh_span=zh,
        kind=kinds.kind_of(moves, context, hanzi), confidence=confidence(context, hanzi, found),
        segments=kinds.segments_of(moves, context, hanzi),
        context=text[lines[row - 1]:line_end].strip(), en=candidate.en, note=candidate.note,
    )
