"""The lattice beside brute force: every path of a small grid."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.sentences.features import SHAPES, Shape
from aligner.sentences.lattice import Scores, Step, best_path, posteriors

SIZES = st.tuples(st.integers(0, 4), st.integers(0, 4))


def scores_of(size: Shape, seed: int, spread: float = 3.0) -> Scores:
    """Give random scores of every shape that fits."""
    random = np.random.default_rng(seed)
    return {
        (a, b): random.normal(0, spread, (size[0] - a + 1, size[1] - b + 1))
        for a, b in SHAPES if size[0] >= a and size[1] >= b}


def paths(size: Shape, at: Shape = (0, 0)) -> Iterator[tuple[Step, ...]]:
    """Give every path from *at* to the end."""
    if at == size:
        yield ()
    for a, b in SHAPES:
        if at[0] + a <= size[0] and at[1] + b <= size[1]:
            for rest in paths(size, (at[0] + a, at[1] + b)):
                yield (Step(*at, (a, b)), *rest)


def total(scores: Scores, path: tuple[Step, ...]) -> float:
    """Give the score of a path."""
    return float(sum(scores[step.shape][step.ko, step.zh] for step in path))


@settings(deadline=None, max_examples=40)
@given(SIZES, st.integers(0, 99))
def test_the_best_path_is_the_best_of_all(size: Shape, seed: int) -> None:
    scores = scores_of(size, seed)
    best = max(paths(size), key=lambda path: total(scores, path))
    assert best_path(scores, size) == list(best)


@settings(deadline=None, max_examples=40)
@given(SIZES, st.integers(0, 99))
def test_posteriors_are_shares_of_all_paths(size: Shape, seed: int) -> None:
    scores = scores_of(size, seed)
    every = [(path, np.exp(total(scores, path))) for path in paths(size)]
    whole = sum(weight for _, weight in every)
    found = posteriors(scores, size)
    for shape, rows in found.items():
        for (ko, zh), value in np.ndenumerate(rows):
            share = sum(weight for path, weight in every if Step(ko, zh, shape) in path) / whole
            assert abs(value - share) < 1e-9


@settings(deadline=None, max_examples=20)
@given(st.tuples(st.integers(0, 30), st.integers(0, 30)), st.integers(0, 99))
def test_each_line_is_in_one_bead(size: Shape, seed: int) -> None:
    scores = scores_of(size, seed, 20.0)
    covered = [np.zeros(count) for count in size]
    for (a, b), rows in posteriors(scores, size).items():
        for (ko, zh), value in np.ndenumerate(rows):
            covered[0][ko:ko + a] += value
            covered[1][zh:zh + b] += value
    assert all(np.allclose(each, 1) for each in covered)


def test_scores_far_apart_stay_numbers() -> None:
    scores = scores_of((20, 20), 1, 1e4)
    found = posteriors(scores, (20, 20))
    assert all(np.isfinite(rows).all() and (rows <= 1).all() for rows in found.values())


def test_nothing_is_a_path_of_no_step() -> None:
    assert best_path({}, (0, 0)) == []
    assert posteriors({}, (0, 0)) == {}
