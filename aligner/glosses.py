"""The pipeline: text in, gloss records out.

brackets → the window of each tagged → match by sound → where sound does not explain the pair,
match again with meaning → kind, segments, confidence. Only windows are tagged, never whole texts,
and all windows of a text at once; the same for the words that need a vector.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from aligner import context as korean
from aligner import hanzi as chinese
from aligner import kinds
from aligner.brackets import candidates
from aligner.confidence import confidence, is_gloss
from aligner.english import likeness
from aligner.evidence import Evidence, Known, Place
from aligner.match import Match, Meanings, match
from aligner.meaning import (
    hanzi_stretches, korean_stretches, meanings, whole_likeness, whole_spans, words_of)
from aligner.repair import is_damaged, leads, restore, through_cp949
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.semantics import WordVectors, load_encoder
from aligner.types import Candidate, Gloss, Span
from aligner.weights import DEFAULT, PARTS, Weights

#: Korean letters that a term without marks may have for each Hanzi, and beyond.
REACH_PER_UNIT, REACH = 6, 10
#: An English name counts as a hint when it sounds at least this much like the Korean.
ALIKE = 0.7
#: A text with a gloss below this confidence is read again when the run has more evidence.
DOUBTFUL = 0.8
#: A start that is better than the next by less than this is close.
CLOSE = 1.0


class Task(NamedTuple):
    """A candidate with both of its sides ready for the match."""

    candidate: Candidate
    context: korean.Context
    hanzi: chinese.Hanzi
    mark: str
    place: Place


class Extractor:
    """Finds the glosses of texts; owns the analysers and the encoder, which load on first use.

    *encoder* is ``offline``, ``none`` or another that ``load_encoder`` knows; *analyzer* the
    Korean one of ``KoreanSegmenter``; *known* gives what a glossary
    holds for a Korean term.
    What the extractor finds for sure is evidence for what it reads later.
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab",
        known: Known | None = None, weights: Weights = DEFAULT,
    ) -> None:
        self.weights = weights
        self.evidence = Evidence(known)
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
        return self.extract_run([text])[0]

    def extract_run(self, texts: Sequence[str]) -> list[list[Gloss]]:
        """Give the glosses of each of *texts*; what one tells decides what another leaves open.

        >>> run = ['앱 알리페이(支付宝)와', '알리페이(支付宝)를', '알리페이(支付宝)가']
        >>> [g.ko for glosses in Extractor(encoder='none').extract_run(run) for g in glosses]
        ['알리페이', '알리페이', '알리페이']
        """
        sources = [_source(text) for text in texts]
        runs = [self._learn(text, source) for text, source in zip(texts, sources)]
        runs = [
            self._learn(text, source)
            if any(g.confidence < DOUBTFUL for g in glosses) else glosses
            for text, source, glosses in zip(texts, sources, runs)]
        return [self._restore(text, glosses) for text, glosses in zip(texts, runs)]

    def is_unsettled(self, text: str, glosses: Sequence[Gloss]) -> bool:
        """Tell whether reading *text* again, with more evidence, may give other glosses."""
        page = through_cp949(text)
        return any(
            g.confidence < DOUBTFUL or g.zh_restored is None and is_damaged(g, page)
            for g in glosses)

    def forget(self) -> None:
        """Drop what earlier texts told, but for what the glossary knows."""
        self.evidence = Evidence(self.evidence.glossary)

    def _learn(self, text: str, source: object) -> list[Gloss]:
        glosses = self._read(text, source)
        for gloss in glosses:
            self.evidence.add(gloss, source)
        return glosses

    def _restore(self, text: str, glosses: Sequence[Gloss]) -> list[Gloss]:
        page = through_cp949(text)
        return [
            restore(gloss, self.evidence.twins(gloss.ko, near=is_damaged(gloss, page)), page,
                    self._words)
            for gloss in glosses]

    def _words(self, zh: str) -> list[str]:
        return [token.text for token in self._chinese.segment(zh)]

    def _read(self, text: str, source: object) -> list[Gloss]:
        tasks = self._tasks(text, source)
        matches = self._match(tasks)
        lines = _line_starts(text)
        return [
            _gloss(text, task, found, lines) for task, found in zip(tasks, matches)
            if found is not None and self._is_gloss(task, found)]

    def _is_gloss(self, task: Task, found: Match) -> bool:
        return is_gloss(
            task.context, task.hanzi, found, task.candidate, task.mark
        ) or self._knows(task.context.text[found.start:], task)

    def _tasks(self, text: str, source: object = None) -> list[Task]:
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
            first = candidate.ko.start == 0 or text[candidate.ko.start - 1] in "\r\n"
            context = korean.build(window, tokens, self.weights, candidate.closed, reach, first)
            if candidate.whole:
                context = _only_start(context, min(context.starts, default=0))
            tasks.append(Task(candidate, context, hanzi, text[candidate.offset],
                              (source, candidate.offset)))
        return tasks

    def _bonus(self, task: Task) -> dict[int, float]:
        """Say which starts the English name beside the Hanzi, or a known pair, speaks for."""
        context = task.context
        bonus = {
            start: self.weights.known for start in context.starts
            if self._knows(context.text[start:], task)}
        if task.candidate.en:
            alike = [(likeness(context.text[s:], task.candidate.en), s) for s, v in
                     context.starts.items() if v >= 0]
            best, start = max(alike, default=(0.0, 0))
            if best >= ALIKE:
                bonus[start] = bonus.get(start, 0.0) + self.weights.english * best
        return bonus

    def _knows(self, ko: str, task: Task) -> bool:
        """Tell whether the pair, or one from which damage leads to it, is known from elsewhere."""
        if self.evidence.holds(ko, task.hanzi.units, task.place):
            return True
        return any(
            leads(twin.zh, task.hanzi.text) for twin in self.evidence.twins(ko))

    def _match(self, tasks: Sequence[Task]) -> list[Match | None]:
        """Match by sound; what sound leaves open by meaning; what is close by whole stretches."""
        found = [
            match(t.context, t.hanzi, {}, self.weights, self._bonus(t)) for t in tasks]
        left = [n for n, m in enumerate(found) if m and not _explained(m, tasks[n])]
        pairs = dict(zip(left, self._meanings([tasks[n] for n in left])))
        for n in left:
            found[n] = self._match_more(tasks[n], pairs[n], self._bonus(tasks[n]))
        close = [n for n in left if (m := found[n]) and m.worth - m.second < CLOSE]
        for n, bonus in zip(close, self._whole_bonus([tasks[n] for n in close])):
            found[n] = self._match_more(tasks[n], pairs[n], bonus)
        if self._vectors is not None:
            self._vectors.flush()
        return found

    def _meanings(self, tasks: Sequence[Task]) -> list[Meanings]:
        """Give the pairings by meaning of each task; all new words are encoded at once."""
        if self._vectors is not None:
            self._vectors.prepare(
                word for task in tasks for word in words_of(
                    korean_stretches(task.context, self.weights) + hanzi_stretches(task.hanzi)))
        return [
            meanings(task.context, task.hanzi, self._vectors,
                     partial(self.evidence.known, besides=task.place), self.weights)
            for task in tasks]

    def _whole_bonus(self, tasks: Sequence[Task]) -> list[dict[int, float]]:
        """Give the bonus of each task's starts, with what whole stretches tell."""
        bonus = [self._bonus(task) for task in tasks]
        if self._vectors is not None:
            self._vectors.prepare(
                text for task in tasks for text in whole_spans(task.context, task.hanzi))
            for task, extra in zip(tasks, bonus):
                likely = whole_likeness(task.context, task.hanzi, self._vectors)
                for start, value in likely.items():
                    extra[start] = extra.get(start, 0.0) + self.weights.whole * value
        return bonus

    def _match_more(
        self, task: Task, pairs: Meanings, bonus: Mapping[int, float]
    ) -> Match | None:
        """Match with all evidence, and name the parts of the term that is found."""
        best = match(task.context, task.hanzi, pairs, self.weights, bonus)
        if best is None:
            return None
        parts = match(_only_start(task.context, best.start), task.hanzi, pairs, PARTS)
        return best if parts is None else best._replace(moves=parts.moves)


def _source(text: str) -> str:
    """Give what tells one text from another, so that reading a text twice is no new evidence."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _only_start(context: korean.Context, start: int) -> korean.Context:
    return context._replace(starts={start: 0.0}, quoted=None)


def _explained(found: Match, task: Task) -> bool:
    """Tell whether sound alone explains the pair: all Hanzi, no Korean left, a clean start."""
    return found.left == 0 and task.context.starts[found.start] >= 0 and all(
        m.method != "none" or not task.context.text[m.ko.start:m.ko.end].strip()
        and m.zh.start == m.zh.end for m in found.moves)


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _gloss(text: str, task: Task, found: Match, lines: list[int]) -> Gloss:
    candidate, context, hanzi = task.candidate, task.context, task.hanzi
    placed = kinds.place_topic(found.moves, hanzi)
    parts = kinds.split_by_sound(placed, context, hanzi)
    moves = kinds.settle(parts, context, hanzi)
    span = korean.span_of(context, found.start).shift(candidate.ko.start)
    zh = _once(text, candidate.zh, found)
    row = bisect_right(lines, candidate.offset)
    line_end = lines[row] - 1 if row < len(lines) else len(text)
    return Gloss(
        offset=candidate.offset, line=row,
        ko=text[slice(*span)], zh=text[slice(*zh)], ko_span=span, zh_span=zh,
        kind=kinds.kind_of(moves, context, hanzi), confidence=confidence(context, hanzi, found),
        segments=kinds.segments_of(moves, context, hanzi),
        context=text[lines[row - 1]:line_end].strip(), en=candidate.en, note=candidate.note,
    )


def _once(text: str, zh: Span, found: Match) -> Span:
    """Give the first half of Hanzi that were typed twice (美团美团), unless Korean repeats too."""
    size, odd = divmod(zh.end - zh.start, 2)
    half = Span(zh.start, zh.start + size)
    doubled = not odd and text[slice(*half)] == text[half.end:zh.end]
    said = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return half if doubled and 1 < size and said <= size else zh
