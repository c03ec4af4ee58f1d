"""Two lists of terms in, their best assignment out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligner.evidence import Known
from aligner.tasks import Reading
from aligner.termlists import model, quick, terms
from aligner.termlists.choice import Asked, Judged, asked, chosen, rivals, second, sure
from aligner.termlists.judging import Judge, given
from aligner.termlists.model import Rows
from aligner.termlists.terms import Progress, Terms
from aligner.termlists.whole import equipped
from aligner.types import Kind, Segment
from aligner.vectors import WordVectors

#: A rival is told of when its logit is not worse than the pair's by more.
CLOSE = 1.5
#: Somebody thought that a given pair is one, which is evidence; added to its logit.
GIVEN = 2.0
#: Terms that tell what usual scores are, for given pairs; pairs whose segments are made at once.
SAMPLE, PART = 1_000, 512


class Rival(NamedTuple):
    """The next best rendering of a pair's Korean term, with its score."""

    zh: str
    score: float


class Pair(NamedTuple):
    """A Korean and a Chinese term, as they stand in the lists, that are taken for a pair.

    ``score`` is the probability (0 to 1) that this is right.
    """

    ko: str
    zh: str
    score: float
    kind: Kind
    segments: tuple[Segment, ...]
    runner_up: Rival | None = None


class Scored(NamedTuple):
    """What is found about a given pair: the probability that it is one, its kind, its segments."""

    score: float
    kind: Kind
    segments: tuple[Segment, ...]


class Alignment(NamedTuple):
    """The pairs of two lists, and the terms of either that stay alone, in the lists' order."""

    pairs: tuple[Pair, ...]
    ko_alone: tuple[str, ...]
    zh_alone: tuple[str, ...]


class TermAligner:
    """Aligns lists of terms; owns the analysers and the encoder, which load on first use.

    *known* gives the Hanzi that a glossary holds for a Korean term without blanks; *directory* is
    where vectors are kept. Raises `AlignerError` for an encoder or an analyser that there is not.
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab", known: Known | None = None,
        vectors: WordVectors | None = None,
    ) -> None:
        self.vectors, self.segmenters, self.matcher = equipped(encoder, analyzer, known, vectors)
        self.model = model.learned(self.vectors is not None)

    def align(
        self, ko: Sequence[str], zh: Sequence[str], least: float | None = None,
        progress: Progress | None = None,
    ) -> Alignment:
        """Give the pairs that are at least as likely as *least*; what repeats counts once.

        Without *least* it follows from the lengths of the lists.
        """
        kos, zhs = list(dict.fromkeys(ko)), list(dict.fromkeys(zh))
        if not kos or not zhs:
            return Alignment((), tuple(kos), tuple(zhs))
        sides = self.read(kos, zhs, progress)
        judged = self.judge(*sides, progress)
        taken = chosen(judged, (len(kos), len(zhs)))
        scores = model.final(*judged, (len(kos), len(zhs)), self.model)
        wanted = asked(len(kos), len(zhs)) if least is None else Asked(least, 0.0)
        kept = sure(taken, scores, wanted)
        kept += second(judged, kept, kos, zhs)
        kept.sort(key=lambda n: (judged.kos[n], judged.zhs[n]))
        return self._alignment(kos, zhs, judged, scores, kept)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scored]:
        """Score pairs that somebody made, in the light of each other; neither side is empty."""
        if not pairs:
            return []
        kos, zhs = (list(dict.fromkeys(pair[side] for pair in pairs)) for side in (0, 1))
        ko, zh = self.read(kos, zhs)
        sample_ko, sample_zh = (side.part(_spread(len(side))) for side in (ko, zh))
        hubs = quick.hubs(ko, sample_zh)[0], quick.hubs(sample_ko, zh)[1]
        place_ko, place_zh = ({text: n for n, text in enumerate(side)} for side in (kos, zhs))
        numbers = [(place_ko[a], place_zh[b]) for a, b in pairs]
        judge = Judge(ko, zh, self.matcher, self.model)
        scores = model.probability(given(judge, numbers, hubs) + GIVEN)
        found: list[Reading | None] = []
        for at in range(0, len(pairs), PART):
            found += self.matcher.readings(pairs[at:at + PART])
        return [
            Scored(_rounded(score), each.kind if each else "translation",
                   each.segments if each else ())
            for score, each in zip(scores, found)]

    def read(
        self, kos: Sequence[str], zhs: Sequence[str], progress: Progress | None = None
    ) -> tuple[Terms, Terms]:
        """Find out what is known of the terms of both lists."""
        return (terms.korean_terms(kos, self.segmenters[0], self.vectors, progress),
                terms.chinese_terms(zhs, self.segmenters[1], self.vectors, progress))

    def judge(self, ko: Terms, zh: Terms, progress: Progress | None = None) -> Judged:
        """Find the candidates of the terms and judge them."""
        return Judge(ko, zh, self.matcher, self.model, progress).judge()

    def _alignment(
        self, kos: Sequence[str], zhs: Sequence[str], judged: Judged, scores: Rows,
        kept: Sequence[int],
    ) -> Alignment:
        numbers = [(int(judged.kos[n]), int(judged.zhs[n])) for n in kept]
        readings = self.matcher.readings([(kos[a], zhs[b]) for a, b in numbers])
        others = rivals(judged, set(kept))
        pairs = []
        for n, (a, b), found in zip(kept, numbers, readings):
            rival = others.get(a)
            close = rival is not None and judged.logits[n] - judged.logits[rival] < CLOSE
            pairs.append(Pair(
                kos[a], zhs[b], _rounded(scores[n]), found.kind if found else "translation",
                found.segments if found else (),
                Rival(zhs[int(judged.zhs[rival])], _rounded(scores[rival]))
                if rival is not None and close else None))
        done_ko, done_zh = ({pair[side] for pair in numbers} for side in (0, 1))
        return Alignment(
            tuple(pairs), tuple(t for n, t in enumerate(kos) if n not in done_ko),
            tuple(t for n, t in enumerate(zhs) if n not in done_zh))


def _spread(size: int) -> list[int]:
    """Give the numbers of at most `SAMPLE` terms from all over a list."""
    return list(range(0, size, max(1, -(-size // SAMPLE))))


def _rounded(score: float) -> float:
    return round(min(max(float(score), 0.001), 0.999), 3)
