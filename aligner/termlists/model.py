"""From scores to the probability that a pair is right: three logistic models, learned from lists.

The first chooses candidates by the quick scores. The second judges these by the match of the whole
pair besides. The third sees the assignment: how far a pair is above its rivals on either side.
The table data/term_pairs.tsv, made by scripts/fit_terms.py, has a row for each model and feature,
with its weight where meaning is compared and where it is not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.tables import rows
from aligner.termlists import quick, whole
from aligner.termlists.quick import Hubs, Numbers, Scores
from aligner.termlists.skeleton import likeness
from aligner.termlists.terms import Terms

Rows = NDArray[np.float64]

CLOSE = (
    *quick.FEATURES, *(f"match {name}" for name in whole.Features._fields), "name", "name·bare")
FINAL = (
    "one", "logit", "row", "column", "near row", "near column", "uneven", "uneven·logit", "sure")
#: A rival that is worse by more than this says nothing.
_FAR = 8.0
#: What it can add to the logit of a pair that nothing else is left for its terms: where meaning is
#: compared, and where it is not, so that most of what is left was never comparable.
LEFT, LEFT_BY_SOUND = 3.5, 2.0


class Model(NamedTuple):
    """The weights of the three models, in the order of their features."""

    quick: NDArray[np.float32]
    close: Rows
    final: Rows
    left: float = LEFT


@cache
def learned(meaning: bool) -> Model:
    """Give the weights of the table, for scores with *meaning* or without.

    >>> len(learned(True).quick) == len(quick.FEATURES)
    True
    """
    table = {(part, name): float(values[not meaning])
             for part, name, *values in rows("term_pairs.tsv", 4)}
    first, second, third = (
        np.array([table.get((part, name), 0.0) for name in names])
        for part, names in (("quick", quick.FEATURES), ("close", CLOSE), ("final", FINAL)))
    return Model(
        first.astype(np.float32), second, third, LEFT if meaning else LEFT_BY_SOUND)


def close_features(
    ko: Terms, zh: Terms, kos: Numbers, zhs: Numbers, scores: Scores,
    found: tuple[Hubs, Hubs], matched: Sequence[whole.Features],
) -> Rows:
    """Give the features of the second model, a row for each pair."""
    row, column = Hubs(*(v[kos] for v in found[0])), Hubs(*(v[zhs] for v in found[1]))
    columns = [*quick.features(scores, row, column)]
    match = np.array(matched, float).reshape(-1, len(whole.Features._fields))
    names = np.array([likeness(ko.skeletons[a], zh.skeletons[b]) for a, b in zip(kos, zhs)])
    bare = np.array([each.bare_zh for each in matched])
    return np.column_stack([*columns, match, names, names * bare])


def final_features(kos: Numbers, zhs: Numbers, logits: Rows, sizes: tuple[int, int]) -> Rows:
    """Give the features of the third model: a pair against its best rival of row and column.

    Where one list is much longer, or few pairs are sure, more terms have no counterpart at all.
    """
    rivals = [_rivals(side, logits, size) for side, size in zip((kos, zhs), sizes)]
    gaps = [np.clip(logits - best, -_FAR, _FAR) for best in rivals]
    clipped = np.clip(logits, -_FAR, _FAR)
    uneven = min(abs(math.log(sizes[0] / sizes[1])), 1.0)
    sure = min(1.0, sum(logits > 2) / min(sizes))
    return np.column_stack([
        np.ones_like(logits), clipped, *gaps, *(np.tanh(gap) for gap in gaps),
        np.full_like(logits, uneven), uneven * clipped, np.full_like(logits, sure)])


def _rivals(side: Numbers, logits: Rows, size: int) -> Rows:
    """Give for each pair the best logit of another pair of the same term."""
    best, second = np.full(size, -2 * _FAR), np.full(size, -2 * _FAR)
    where = np.full(size, -1)
    for number, (term, value) in enumerate(zip(side.tolist(), logits.tolist())):
        if value > best[term]:
            best[term], second[term], where[term] = value, best[term], number
        elif value > second[term]:
            second[term] = value
    own = where[side] == np.arange(len(side))
    return np.where(own, second[side], best[side])


def probability(logits: Rows) -> Rows:
    """Give the probabilities that belong to *logits*.

    >>> probability(np.array([0.0]))
    array([0.5])
    """
    total: Rows = 1 / (1 + np.exp(-np.clip(logits, -40, 40)))
    return total


def final(kos: Numbers, zhs: Numbers, logits: Rows, sizes: tuple[int, int], by: Model) -> Rows:
    """Give the probability that candidates are right, if the assignment takes them.

    That nothing else is left is evidence, but not for just anything.
    """
    found = final_features(kos, zhs, logits, sizes) @ by.final
    return probability(np.minimum(found, logits + by.left))
