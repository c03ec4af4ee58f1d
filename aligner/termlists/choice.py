"""From judged candidates to the pairs of two lists: the best assignment, and what goes with it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.gathered import spelling
from aligner.script import fold
from aligner.termlists.assign import assign
from aligner.termlists.model import Rows
from aligner.termlists.quick import Numbers

#: A pair is worth something from about this far below even odds on: it may be one by elimination.
LEAN = 3.0
#: A term that stays alone is a second rendering of one that is assigned when the logit is this.
SECOND = 4.0
#: Pairs that are less likely than this are no pairs, and so much of what is taken has to be right,
#: by the scores: in lists of equal length, and in unlike ones. The terms of a longer list that have
#: no counterpart are many, and each may take that of another. Set on lists of fourteen kinds, whole
#: and with 10, 30 and 50 % of one side missing, for 95 % of the pairs to be right.
LEAST, LEAST_UNLIKE = 0.33, 0.7
RIGHT, RIGHT_UNLIKE = 0.88, 0.95
#: Lists are unlike when one is longer by this share.
UNLIKE = 1 / 8


class Judged(NamedTuple):
    """Candidate pairs by their numbers, in order, with their logits."""

    kos: Numbers
    zhs: Numbers
    logits: Rows

    def only(self, kept: NDArray[np.bool_]) -> Judged:
        """Give the marked ones."""
        return Judged(self.kos[kept], self.zhs[kept], self.logits[kept])


class Asked(NamedTuple):
    """How likely a pair must be, and how many of those that are taken must be right."""

    least: float
    right: float


def asked(kos: int, zhs: int) -> Asked:
    """Give what is asked of the pairs of lists of these lengths.

    >>> asked(100, 100), asked(100, 70)
    (Asked(least=0.33, right=0.88), Asked(least=0.7, right=0.95))
    """
    share = min(1.0, abs(math.log(kos / zhs)) / UNLIKE)
    return Asked(*(round(low + (high - low) * share, 6) for low, high in (
        (LEAST, LEAST_UNLIKE), (RIGHT, RIGHT_UNLIKE))))


def sure(numbers: Sequence[int], scores: Rows, wanted: Asked) -> list[int]:
    """Give those of the pairs *numbers* that are likely enough, by themselves and together.

    In a list where much is doubtful the doubtful ones are wrong more often than not, so the least
    likely are left until the mean of the rest is what is *wanted*.

    >>> sure([0, 1, 2], np.array([0.98, 0.5, 0.9]), Asked(0.4, 0.9))
    [0, 2]
    """
    kept = sorted((n for n in numbers if scores[n] >= wanted.least), key=lambda n: -scores[n])
    means = np.cumsum(scores[kept]) / np.arange(1, len(kept) + 1)
    enough = np.nonzero(means >= wanted.right)[0]
    return sorted(kept[:int(enough[-1]) + 1]) if len(enough) else []


def worth(logit: float) -> float:
    """Give what a pair is worth in the assignment: its odds, but never less than nothing.

    Pairs that are no pairs must not push aside those that are: the sum of plain logits would.

    >>> round(worth(5.0), 1), worth(-20.0) < 0.001
    (8.0, True)
    """
    value = logit + LEAN
    return value if value > 30 else math.log1p(math.exp(value))


def chosen(judged: Judged, sizes: tuple[int, int]) -> list[int]:
    """Give the numbers of the pairs of the best assignment."""
    values = list(zip(judged.kos.tolist(), judged.zhs.tolist(), map(worth, judged.logits.tolist())))
    column_of = assign((v for v in values if v[2] > 0.02), sizes[0])
    return [n for n, (a, b, _) in enumerate(values) if column_of.get(a) == b]


def second(
    judged: Judged, kept: Sequence[int], kos: Sequence[str], zhs: Sequence[str]
) -> list[int]:
    """Give for terms that stay alone the pair with a term that is assigned, if it is as good.

    One term may have two renderings; and 拉薩 is 拉萨, which somebody else has got.
    """
    partner_ko = {int(judged.kos[n]): zhs[judged.zhs[n]] for n in kept}
    partner_zh = {int(judged.zhs[n]): kos[judged.kos[n]] for n in kept}
    best: dict[tuple[int, int], int] = {}
    for n, (a, b) in enumerate(zip(judged.kos.tolist(), judged.zhs.tolist())):
        same = (a in partner_ko and b not in partner_zh and fold(partner_ko[a]) == fold(zhs[b])
                or b in partner_zh and a not in partner_ko
                and spelling(partner_zh[b]) == spelling(kos[a]))
        if (a in partner_ko) != (b in partner_zh) and (same or judged.logits[n] >= SECOND):
            key = (1, b) if a in partner_ko else (0, a)
            if key not in best or judged.logits[n] > judged.logits[best[key]]:
                best[key] = n
    return list(best.values())


def rivals(judged: Judged, kept: set[int]) -> dict[int, int]:
    """Give for each Korean term its best candidate that is no pair of the result."""
    best: dict[int, int] = {}
    for n, a in enumerate(judged.kos.tolist()):
        if n not in kept and (a not in best or judged.logits[n] > judged.logits[best[a]]):
            best[a] = n
    return best
