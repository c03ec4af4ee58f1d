"""Judging the candidates of two lists: cheap scores decide what is clear, the match the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from aligner.gathered import spelling
from aligner.script import fold
from aligner.termlists import blocking, model, quick
from aligner.termlists.blocking import Found, Marked
from aligner.termlists.choice import Judged, chosen
from aligner.termlists.model import Model, Rows
from aligner.termlists.quick import Hubs, Numbers
from aligner.termlists.terms import Progress, Terms
from aligner.termlists.whole import PairMatcher

#: Candidates of a term; those of what was left over after that.
FEW, FEW_LEFT = 6, 12
#: The logit of a pair that a glossary knows.
KNOWN = 12.0
#: Pairs that are judged at once.
PART = 2_048


class Judge:
    """Judges pairs of two lists by *matcher*, which is slow, and the models *by*."""

    def __init__(
        self, ko: Terms, zh: Terms, matcher: PairMatcher, by: Model,
        progress: Progress | None = None,
    ) -> None:
        self.ko, self.zh, self.matcher, self.model = ko, zh, matcher, by
        self.progress = progress
        self.sizes = len(ko), len(zh)

    def judge(self) -> Judged:
        """Find the candidates of each term and judge them; then those of what is left over."""
        hubs, found = blocking.survey(
            self.ko, self.zh, self.model.quick, progress=self.progress)
        known = self.known()
        candidates = blocking.few(found, self.sizes, FEW)
        settled = self._settled(found, candidates, known)
        rated = Judged(candidates.kos, candidates.zhs, candidates.logits.astype(float))
        rated.logits[~settled] = self.close(
            candidates.kos[~settled], candidates.zhs[~settled], hubs)
        sure = Judged(known[:, 0], known[:, 1], np.full(len(known), KNOWN))
        first = _joined(_without(rated, known, self.sizes[1]), sure)
        return self._left_over(first, hubs)

    def known(self) -> Numbers:
        """Give the pairs that are known from elsewhere: an array (pairs, 2)."""
        places: dict[str, list[int]] = {}
        for number, text in enumerate(self.zh.texts):
            places.setdefault(fold(text), []).append(number)
        found = {(number, place) for number, text in enumerate(self.ko.texts)
                 for key in self.matcher.evidence.known(spelling(text))
                 for place in places.get(key, ())}
        return np.array(sorted(found), np.intp).reshape(-1, 2)

    def _settled(self, found: Found, candidates: Found, known: Numbers) -> Marked:
        """Mark the candidates that need no closer look, as one of their terms is clear."""
        sure = found.only(blocking.clear(found, self.sizes))
        done = [np.zeros(size, bool) for size in self.sizes]
        for side, (numbers, extra) in enumerate(zip(sure[:2], known.T)):
            done[side][numbers] = done[side][extra] = True
        return done[0][candidates.kos] | done[1][candidates.zhs]

    def _left_over(self, found: Judged, hubs: tuple[Hubs, Hubs]) -> Judged:
        taken = chosen(found, self.sizes)
        left = [np.setdiff1d(np.arange(size), side[taken])
                for side, size in zip(found[:2], self.sizes)]
        if not all(map(len, left)):
            return found
        part = tuple(Hubs(*(v[rows] for v in side)) for side, rows in zip(hubs, left))
        more = blocking.survey(
            self.ko.part(left[0].tolist()), self.zh.part(left[1].tolist()), self.model.quick,
            (part[0], part[1]))[1]
        more = blocking.few(more, (len(left[0]), len(left[1])), FEW_LEFT)
        new = _without(
            Judged(left[0][more.kos], left[1][more.zhs], more.logits.astype(float)),
            np.column_stack(found[:2]), self.sizes[1])
        return _joined(found, new._replace(logits=self.close(new.kos, new.zhs, hubs)))

    def close(self, kos: Numbers, zhs: Numbers, hubs: tuple[Hubs, Hubs]) -> Rows:
        """Give the logits of pairs by all that can be found out about them."""
        parts = [self.features(kos[at], zhs[at], hubs) @ self.model.close
                 for at in self._parts(len(kos))]
        return np.concatenate([np.zeros(0), *parts])

    def features(self, kos: Numbers, zhs: Numbers, hubs: tuple[Hubs, Hubs]) -> Rows:
        """Give the features of pairs in the second model."""
        matched = self.matcher.features(
            [(self.ko.texts[a], self.zh.texts[b]) for a, b in zip(kos, zhs)])
        scores = quick.at(self.ko, self.zh, kos, zhs)
        return model.close_features(self.ko, self.zh, kos, zhs, scores, hubs, matched)

    def _parts(self, size: int) -> Iterator[slice]:
        for at in range(0, size, PART):
            if self.progress:
                self.progress(at, size, "candidates")
            yield slice(at, at + PART)


def _without(judged: Judged, pairs: Numbers, width: int) -> Judged:
    """Give what is not among *pairs*."""
    return judged.only(
        ~np.isin(judged.kos * width + judged.zhs, pairs[:, 0] * width + pairs[:, 1]))


def _joined(*judged: Judged) -> Judged:
    """Give all of them, in the order of their numbers."""
    kos, zhs, logits = (np.concatenate(values) for values in zip(*judged))
    order = np.lexsort((zhs, kos))
    return Judged(kos[order], zhs[order], logits[order])


def given(judge: Judge, pairs: Sequence[tuple[int, int]], hubs: tuple[Hubs, Hubs]) -> Rows:
    """Give the logits of pairs that somebody made."""
    kos, zhs = np.array(pairs, np.intp).reshape(-1, 2).T
    logits = judge.close(kos, zhs, hubs)
    holds = judge.matcher.evidence.holds
    known = np.array([holds(judge.ko.texts[a], judge.zh.texts[b]) for a, b in pairs], bool)
    return np.where(known, KNOWN, logits)
