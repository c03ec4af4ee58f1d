"""Fit the models of aligner/termlists/model.py to lists of pairs; prints data/term_pairs.tsv.

    python scripts/fit_terms.py PAIRS.tsv… > aligner/data/term_pairs.tsv

Each file has a Korean and a Chinese term a line, parted by a tab. Every list is taken apart into
its two sides and put together again: whole, and with 30 % of one side missing. With --held-out
nothing is printed but what each list gives when the models are learned from the others.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.termlists import model, quick
from aligner.termlists.align import TermAligner
from aligner.termlists.blocking import few, survey
from aligner.termlists.choice import chosen
from aligner.termlists.judging import FEW as CANDIDATES, Judge
from aligner.termlists.model import CLOSE, FINAL, Model
from aligner.termlists.quick import FEATURES
from aligner.termlists.terms import Terms
from aligner.termlists.whole import Features, PairMatcher

Rows = NDArray[np.float64]

#: The longest list that is learned from; longer ones give a sample.
MOST = 500
#: Candidates of a term to learn from; pairs taken at random besides, for each term.
FEW, RANDOM = 15, 5
RIDGE = 1.0
MISSING = 0.3
#: What the share that a glossary knows weighs: lists do not tell.
KNOWN = 12.0


class List(NamedTuple):
    """A list of pairs: number *n* of one side belongs to number *n* of the other."""

    name: str
    ko: Terms
    zh: Terms


class Cached(PairMatcher):
    """Remembers the features of pairs."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.done: dict[tuple[str, str], Features] = {}

    def features(self, pairs: Sequence[tuple[str, str]]) -> list[Features]:
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.done]
        self.done.update(zip(new, super().features(new)))
        return [self.done[pair] for pair in pairs]


def read_pairs(path: str) -> list[tuple[str, str]]:
    """Read a list: what stands once on either side, at most `MOST` pairs."""
    lines = Path(path).read_text("utf-8").splitlines()
    pairs = list(dict.fromkeys(
        (ko, zh) for ko, zh, *_ in (line.split("\t") for line in lines if "\t" in line)
        if 0 < len(ko.strip()) <= 40 and 0 < len(zh.strip()) <= 40))
    kos, zhs = Counter(ko for ko, _ in pairs), Counter(zh for _, zh in pairs)
    once = [pair for pair in pairs if kos[pair[0]] == zhs[pair[1]] == 1]
    Random(1).shuffle(once)
    return sorted(once[:MOST])


def fit(x: Rows, y: Rows, weight: Rows) -> Rows:
    """Fit a logistic model by Newton's method; the constant is not pulled to 0."""
    w = np.zeros(x.shape[1])
    pull = RIDGE * np.eye(len(w))
    pull[0, 0] = 1e-6
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -40, 40)))
        gradient = x.T @ (weight * (p - y)) + pull @ w
        step = np.linalg.solve((x.T * (weight * p * (1 - p))) @ x + pull, gradient)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return w


def quick_samples(each: List) -> tuple[Rows, Rows]:
    """Give the features of the true pairs, of the most like wrong ones, and of some at random."""
    hubs = quick.hubs(each.ko, each.zh)
    row, column = quick.Hubs(*(v[:, None] for v in hubs[0])), hubs[1]
    scores = quick.block(each.ko, each.zh, slice(None))
    values = np.stack(np.broadcast_arrays(*quick.features(scores, row, column)), -1).astype(float)
    plain = 6 * scores.whole + 4 * scores.words + 2 * scores.skeleton + 5 * np.maximum(
        scores.reading, scores.sound)
    n = len(each.ko)
    chosen = np.eye(n, dtype=bool) | (np.random.RandomState(1).rand(n, n) < RANDOM / n)
    for axis in (0, 1):
        np.put_along_axis(chosen, np.argsort(-plain, axis).take(range(min(FEW, n)), axis), True,
                          axis)
    return values[chosen], np.eye(n)[chosen]


def joined(samples: Sequence[tuple[Rows, Rows]]) -> Rows:
    """Fit to samples of several lists, each of which weighs the same."""
    weights = [np.full(len(y), 300 / max(y.sum(), 1)) for _, y in samples]
    return fit(np.concatenate([x for x, _ in samples]), np.concatenate([y for _, y in samples]),
               np.concatenate(weights))


class Fitter:
    """Learns the three models, one after the other."""

    def __init__(self, lists: Sequence[List], aligner: TermAligner) -> None:
        self.lists, self.aligner = lists, aligner
        self.first = {each.name: quick_samples(each) for each in lists}

    def learn(self, names: Sequence[str]) -> Model:
        lists = [each for each in self.lists if each.name in names]
        self.aligner.model = Model(
            joined([self.first[name] for name in names]).astype(np.float32),
            np.zeros(len(CLOSE)), np.zeros(len(FINAL)))
        close = joined([self.close_samples(each) for each in lists])
        close[CLOSE.index("match known")] = KNOWN
        self.aligner.model = self.aligner.model._replace(close=close)
        samples = [self.final_samples(*case) for each in lists for case in cases(each)]
        self.aligner.model = self.aligner.model._replace(final=joined(samples))
        return self.aligner.model

    def close_samples(self, each: List) -> tuple[Rows, Rows]:
        judge = Judge(each.ko, each.zh, self.aligner.matcher, self.aligner.model)
        hubs, found = survey(each.ko, each.zh, self.aligner.model.quick)
        kos, zhs, _ = few(found, judge.sizes, CANDIDATES)
        return judge.features(kos, zhs, hubs), (kos == zhs).astype(float)

    def final_samples(self, ko: Terms, zh: Terms, truth: dict[str, str]) -> tuple[Rows, Rows]:
        judged = self.aligner.judge(ko, zh)
        sizes = len(ko), len(zh)
        taken = chosen(judged, sizes)
        x = model.final_features(*judged, sizes)[taken]
        return x, np.array([
            truth.get(ko.texts[judged.kos[n]]) == zh.texts[judged.zhs[n]] for n in taken], float)


def cases(each: List, seeds: int = 1) -> Iterator[tuple[Terms, Terms, dict[str, str]]]:
    """Yield a list whole, and with a part of either side missing."""
    truth = dict(zip(each.ko.texts, each.zh.texts))
    yield each.ko, each.zh, truth
    for seed in range(seeds):
        for side in (0, 1):
            rng = Random(10 * seed + side)
            kept = sorted(rng.sample(range(len(each.ko)), round(len(each.ko) * (1 - MISSING))))
            yield (each.ko if side else each.ko.part(kept),
                   each.zh.part(kept) if side else each.zh, truth)


def tell(fitter: Fitter, each: List) -> None:
    """Print what a list gives: assigned right, and precision and recall with a part missing."""
    words = []
    for ko, zh, truth in cases(each, 2):
        found = fitter.aligner.align(ko.texts, zh.texts)
        right = sum(truth.get(pair.ko) == pair.zh for pair in found.pairs)
        there = sum(truth[k] in set(zh.texts) for k in ko.texts)
        words.append(f"{right / there:.3f}/{right / max(len(found.pairs), 1):.3f}")
    print(f"{each.name:28s} {len(each.ko):4d}  {'  '.join(words)}", flush=True)


def lists_of(paths: Sequence[str], aligner: TermAligner) -> list[List]:
    found = []
    for path in paths:
        pairs = read_pairs(path)
        kos, zhs = ([pair[side] for pair in pairs] for side in (0, 1))
        found.append(List(Path(path).stem, *aligner.read(kos, zhs)))
    return found


def main(paths: list[str]) -> None:
    held_out = "--held-out" in paths
    paths = [path for path in paths if not path.startswith("--")]
    learned = []
    for encoder in ("offline", "none"):
        aligner = TermAligner(encoder)
        aligner.matcher = Cached(*aligner.segmenters, aligner.vectors, names=held_out)
        lists = lists_of(paths, aligner)
        fitter = Fitter(lists, aligner)
        names = [each.name for each in lists]
        if held_out:
            for each in lists:
                fitter.learn([name for name in names if name != each.name])
                tell(fitter, each)
        learned.append(fitter.learn(names))
    if not held_out:
        for part, order in (("quick", FEATURES), ("close", CLOSE), ("final", FINAL)):
            for at, name in enumerate(order):
                values = "\t".join(f"{getattr(m, part)[at]:.4f}" for m in learned)
                print(f"{part}\t{name}\t{values}")


if __name__ == "__main__":
    main(sys.argv[1:])
