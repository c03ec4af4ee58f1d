"""The best assignment of a sparse set of pairs: against every assignment there is."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from aligner.termlists.assign import assign

Pairs = list[tuple[int, int, float]]


def best_worth(pairs: Pairs, rows: int, columns: int) -> float:
    """Give the worth of the best assignment by trying all."""
    worth = {(row, column): value for row, column, value in pairs if value > 0}
    places = [*range(columns), *[-1] * rows]
    return max(
        sum(worth.get((row, column), 0.0) for row, column in enumerate(order))
        for order in set(permutations(places, rows)))


@pytest.mark.parametrize("seed", range(60))
def test_no_assignment_is_better(seed: int) -> None:
    random = Random(seed)
    rows, columns = random.randint(1, 4), random.randint(1, 4)
    pairs = [(row, column, random.choice([-1.0, 0.0, random.random(), 2.0]))
             for row in range(rows) for column in range(columns) if random.random() < 0.8]
    found = assign(pairs, rows)
    assert len(set(found.values())) == len(found)
    worth = {(row, column): value for row, column, value in pairs}
    assert sum(worth[pair] for pair in found.items()) == pytest.approx(
        best_worth(pairs, rows, columns))
    assert all(worth[pair] > 0 for pair in found.items())


def test_a_pair_worth_nothing_is_not_made() -> None:
    assert assign([(0, 0, 0.0), (1, 1, -3.0)], 2) == {}


def test_nothing_to_assign() -> None:
    assert assign([], 0) == {} and assign([], 3) == {}


def test_a_term_gives_way_for_a_greater_sum() -> None:
    assert assign([(0, 0, 5.0), (0, 1, 4.5), (1, 0, 4.0)], 2) == {0: 1, 1: 0}


def test_a_term_stays_alone_rather_than_push_out_a_better_one() -> None:
    assert assign([(0, 0, 5.0), (1, 0, 4.0)], 2) == {0: 0}


def test_ties_go_the_same_way_every_time() -> None:
    pairs = [(row, column, 1.0) for row in range(5) for column in range(5)]
    assert assign(pairs, 5) == assign(pairs, 5)


def test_long_lists_take_no_long_time() -> None:
    random = Random(0)
    pairs = [(row, column % 5_000, random.random()) for row in range(5_000)
             for column in range(row, row + 8)]
    assert len(assign(pairs, 5_000)) > 4_900
