"""Cheap scores of the pairs of a bead, and the few pairs that they leave.

Every phrase of a bead is compared with every phrase of the other side, by the mean of the vectors
of its words and by the letters of its sound. The best of each row and column are candidates, if
they are any good; so are compounds of two of them, such as 핑안 + 그룹 = 平安 + 集团, of which one is
like by sound and one by meaning, and phrases that stand together again and again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from aligner.bilingual.corpus import Corpus, Entry, means
from aligner.meaning import common
from aligner.readings import read
from aligner.script import simplify
from aligner.termlists.terms import Floats, letters_of
from aligner.transcription import transcribe
from aligner.types import Span
from aligner.vectors import WordVectors

#: The least cosine and the least likeness of letters of a candidate, and how many of a row or of a
#: column are candidates by either.
MEANT, HEARD, FEW = 0.5, 0.72, 2
#: A Korean phrase that stands in so many beads has candidates by company, the best few of at least
#: so much of Dice's coefficient.
OFTEN, COMPANY, TOGETHER = 3, 2, 0.3


class Blocking:
    """Finds the candidates of a corpus; *vectors* may be None."""

    def __init__(self, corpus: Corpus, vectors: WordVectors | None) -> None:
        self._corpus, self._vectors = corpus, vectors
        self._letters = [letters_of(entry.text) or "-" for entry in corpus.ko.entries]
        self._heard = [_sounds(entry) for entry in corpus.zh.entries]

    def candidates(self, bead: int) -> Iterator[tuple[int, int]]:
        """Yield the candidates of a bead, some of them twice."""
        ko, zh = [*self._corpus.ko.beads[bead]], [*self._corpus.zh.beads[bead]]
        if not ko or not zh:
            return
        found = {
            (ko[a], zh[b])
            for values, least in ((self._sound(ko, zh), HEARD), (self._meaning(ko, zh), MEANT))
            if values is not None for a, b in _best(values, least)}
        yield from found
        yield from _compounds(found, self._corpus.ko.beads[bead], self._corpus.zh.beads[bead])

    def companions(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of phrases that stand together again and again."""
        for ko in range(len(self._letters)):
            if len(self._corpus.ko.beads_of(ko)) >= OFTEN:
                for zh in self._corpus.partners(ko, COMPANY):
                    if self._corpus.ties(ko, zh).dice >= TOGETHER:
                        yield ko, zh

    def known(self, known: Callable[[str], Iterable[str]]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of which *known* gives the Hanzi."""
        for ko, entry in enumerate(self._corpus.ko.entries):
            for text in known(entry.text):
                zh = self._corpus.zh.find(text)
                if zh is not None:
                    yield ko, zh

    def _sound(self, ko: Sequence[int], zh: Sequence[int]) -> Floats:
        letters = [self._letters[n] for n in ko]
        both = (cdist(letters, [self._heard[n][way] for n in zh], scorer=fuzz.ratio,
                      dtype=np.float32, score_cutoff=100 * HEARD) for way in (0, 1))
        return np.asarray(np.maximum(*both) / np.float32(100), np.float32)

    def _meaning(self, ko: Sequence[int], zh: Sequence[int]) -> Floats | None:
        if self._vectors is None:
            return None
        left, right = ([side.entries[n] for n in numbers] for side, numbers in (
            (self._corpus.ko, ko), (self._corpus.zh, zh)))
        return cosines(left, right, self._vectors)


def _sounds(entry: Entry) -> tuple[str, str]:
    """Give the letters of a Chinese phrase by its Sino-Korean reading and by its transcription."""
    return (letters_of(read(entry.text)) or "=",
            letters_of(transcribe(simplify(entry.text))) or "=")


def cosines(ko: Sequence[Entry], zh: Sequence[Entry], vectors: WordVectors) -> Floats:
    """Compare the means of words, less what all words share: shape (Korean, Chinese)."""
    left, right = (_rows(side, vectors) for side in (ko, zh))
    return np.asarray(left @ right.T, np.float32)


def cosine_pairs(
    pairs: Sequence[tuple[Entry, Entry]], vectors: WordVectors | None
) -> list[float]:
    """Give the cosine of each of *pairs*; 0 without vectors."""
    if vectors is None or not pairs:
        return [0.0] * len(pairs)
    left, right = (_rows(side, vectors) for side in zip(*pairs))
    return [float(value) for value in np.einsum("ij,ij->i", left, right)]


def _rows(side: Sequence[Entry], vectors: WordVectors) -> Floats:
    shared = common(vectors)
    return means(side, lambda words: np.asarray(vectors.rows(words) - shared, np.float32))


#: Where the phrases of one side of a bead stand.
_Bead = Mapping[int, Sequence[Span]]


def _compounds(
    found: Iterable[tuple[int, int]], ko: _Bead, zh: _Bead
) -> Iterator[tuple[int, int]]:
    """Yield the phrases that consist of two candidates side by side, in either order in Chinese."""
    phrases = [{span: number for number, spans in side.items() for span in spans}
               for side in (ko, zh)]
    places = [(a, b) for one, other in found for a in ko[one] for b in zh[other]]
    heads: dict[int, list[tuple[Span, Span]]] = defaultdict(list)
    for place in places:
        heads[place[0].start].append(place)
    for left_ko, left_zh in places:
        for at in (left_ko.end, left_ko.end + 1):
            for right_ko, right_zh in heads.get(at, ()):
                whole = phrases[0].get(Span(left_ko.start, right_ko.end))
                for first, second in ((left_zh, right_zh), (right_zh, left_zh)):
                    other = phrases[1].get(Span(first.start, second.end))
                    if whole is not None and other is not None and first.end == second.start:
                        yield whole, other


def _best(values: Floats, least: float) -> Iterator[tuple[int, int]]:
    """Yield row and column of the best few of each row and of each column."""
    good = values >= least
    for axis in (0, 1):
        few = min(FEW, values.shape[axis])
        floor = np.partition(values, -few, axis)
        edge = np.take(floor, [-few], axis)
        for row, column in zip(*np.nonzero(good & (values >= edge))):
            yield int(row), int(column)
