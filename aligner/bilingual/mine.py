"""Beads in, term pairs out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aligner.bilingual import model
from aligner.bilingual.blocking import Blocking, cosine_pairs
from aligner.bilingual.corpus import Corpus
from aligner.bilingual.linking import Link, Rated, link
from aligner.bilingual.phrases import chinese_phrases, korean_phrases
from aligner.evidence import Known
from aligner.termlists.whole import equipped
from aligner.types import Kind, Segment, Span
from aligner.vectors import WordVectors

#: Pairs that are less sure are not told: a translator looks at all of them.
LEAST = 0.8
#: Pairs that are less likely do not even compete.
HOPE = -2.5
#: Beads or pairs after which progress is told.
STEP = 512

#: Hears how far the work is: done, of how many, and what is being done.
Progress = Callable[[int, int, str], None]


class Place(NamedTuple):
    """Where a pair stands: the number of the bead, and its spans in both texts of that."""

    bead: int
    ko: Span
    zh: Span


class TermPair(NamedTuple):
    """A Korean and a Chinese term, as they are printed, that translate one another.

    ``confidence`` is the estimated probability (0 to 1) that this is right; ``places`` are at
    most one for each bead.
    """

    ko: str
    zh: str
    kind: Kind
    confidence: float
    segments: tuple[Segment, ...]
    places: tuple[Place, ...]


class TermMiner:
    """Finds term pairs in beads; owns the analysers and the encoder, which load on first use.

    *known* gives the Hanzi that a glossary holds for a Korean term without blanks. Raises
    `AlignerError` for an encoder or an analyser that there is not.

    >>> miner = TermMiner('none')
    >>> [(found.ko, found.zh, found.kind) for found in miner.mine([
    ...     ('정부는 저고도 경제를 지원한다.', '政府支持低空经济。'), ('날씨가 좋다.', '天气很好。')])]
    [('정부', '政府', 'reading'), ('경제', '经济', 'reading')]
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab", known: Known | None = None,
        vectors: WordVectors | None = None,
    ) -> None:
        self.vectors, self._segmenters, self._matcher = equipped(encoder, analyzer, known, vectors)

    def mine(
        self, beads: Sequence[tuple[str, str]], least: float = LEAST,
        progress: Progress | None = None,
    ) -> list[TermPair]:
        """Give the pairs that are at least as sure as *least*, as they come in the beads.

        *beads* are pairs of a Korean and a Chinese text.
        """
        tell = progress or _silent
        corpus = self._read(beads, tell)
        rated = self._rated(corpus, self._candidates(corpus, tell), tell)
        links = [link(*each) for each in _contests(corpus, rated)]
        sure = _sure(corpus, links, least)
        places: dict[tuple[str, str], list[Place]] = defaultdict(list)
        scores: dict[tuple[str, str], float] = {}
        for bead, found in enumerate(links):
            for each in found:
                score = sure.get((each.pair.ko, each.pair.zh))
                if score is not None:
                    ko, zh = (text[slice(*span)] for text, span in zip(
                        beads[bead], (each.ko, each.zh)))
                    places[ko, zh].append(Place(bead, each.ko, each.zh))
                    scores[ko, zh] = score
        return self._pairs(places, scores)

    def _read(self, beads: Sequence[tuple[str, str]], tell: Progress) -> Corpus:
        corpus = Corpus()
        for number, (ko, zh) in enumerate(beads):
            if number % STEP == 0:
                tell(number, len(beads), "phrases")
            corpus.ko.add(ko, korean_phrases(ko, self._segmenters[0]))
            corpus.zh.add(zh, chinese_phrases(zh, self._segmenters[1]))
        if self.vectors is not None:
            self.vectors.prepare({word for side in (corpus.ko, corpus.zh)
                                  for entry in side.entries for word in entry.words})
            self.vectors.flush()
        return corpus

    def _candidates(self, corpus: Corpus, tell: Progress) -> list[tuple[int, int]]:
        blocking = Blocking(corpus, self.vectors)
        found = {*blocking.companions(), *blocking.known(self._matcher.evidence.known)}
        for bead in range(len(corpus)):
            if bead % STEP == 0:
                tell(bead, len(corpus), "candidates")
            found.update(blocking.candidates(bead))
        return sorted(found)

    def _rated(
        self, corpus: Corpus, pairs: Sequence[tuple[int, int]], tell: Progress
    ) -> dict[int, list[Rated]]:
        """Judge *pairs*; give those with some hope by their Korean phrase."""
        found: dict[int, list[Rated]] = defaultdict(list)
        for start in range(0, len(pairs), STEP):
            tell(start, len(pairs), "pairs")
            part = pairs[start:start + STEP]
            entries = [(corpus.ko.entries[ko], corpus.zh.entries[zh]) for ko, zh in part]
            texts = [(ko.text, zh.text) for ko, zh in entries]
            matched = self._matcher.features(texts)
            cosines = cosine_pairs(entries, self.vectors)
            for (ko, zh), pair, match, cosine in zip(part, texts, matched, cosines):
                ties = corpus.ties(ko, zh)
                values = model.features(pair, match, cosine, ties, ko in corpus.ko.doubtful)
                logit = model.logit(values)
                if logit >= HOPE:
                    whole = bool(match.complete) and not match.same
                    found[ko].append(Rated(ko, zh, logit, ties.both, whole))
        return found

    def _pairs(
        self, places: dict[tuple[str, str], list[Place]], scores: dict[tuple[str, str], float]
    ) -> list[TermPair]:
        texts = [*places]
        readings = [reading for start in range(0, len(texts), STEP)
                    for reading in self._matcher.readings(texts[start:start + STEP])]
        return [
            TermPair(*pair, found.kind if found else "translation", scores[pair],
                     found.segments if found else (), tuple(places[pair]))
            for pair, found in zip(texts, readings)]


def _silent(done: int, total: int, name: str) -> None:
    """Tell nobody."""


def _contests(
    corpus: Corpus, rated: dict[int, list[Rated]]
) -> Iterator[tuple[list[Rated], dict[int, list[Span]], dict[int, list[Span]]]]:
    """Yield for each bead the pairs whose phrases it has, and where these stand."""
    for ko, zh in zip(corpus.ko.beads, corpus.zh.beads):
        yield [pair for number in ko for pair in rated.get(number, ()) if pair.zh in zh], ko, zh


def _sure(
    corpus: Corpus, links: Sequence[Sequence[Link]], least: float
) -> dict[tuple[int, int], float]:
    """Give the pairs that are sure enough once it is known how often each of them won."""
    won = Counter((each.pair.ko, each.pair.zh) for found in links for each in found)
    inside = Counter(
        (part.ko, part.zh) for found in links for each in found for part in {*each.parts})
    found = {}
    for rated in {each.pair for links_ in links for each in links_}:
        pair = rated.ko, rated.zh
        share = won[pair] / max(won[pair], rated.both - inside[pair])
        score = model.probability(rated.logit, share)
        if score >= least:
            found[pair] = score
    return found
