"""From judged candidates to the pairs of two lists: the best assignment, and what goes with it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from aligner.evidence import spelling
from aligner.script import fold
from aligner.termlists.assign import assign
from aligner.termlists.model import Rows
from aligner.termlists.quick import Numbers

#: A pair is worth something from about this far below even odds on: it may be one by elimination.
LEAN = 3.0
#: A term that stays alone is a second rendering of one that is assigned when the logit is this.
SECOND = 4.0
#: Pairs that are less likely than this are no pairs. Where one list is longer, more is asked for:
#: the terms that have no counterpart are many, and each may take that of another.
LEAST, MOST_ASKED = 0.33, 0.65


class Judged(NamedTuple):
    """Candidate pairs by their numbers, in order, with their logits."""

    kos: Numbers
    zhs: Numbers
    logits: Rows


def asked(kos: int, zhs: int) -> float:
    """Give how likely a pair of lists of these lengths must be to be taken for one.

    >>> asked(100, 100), asked(100, 70)
    (0.33, 0.65)
    """
    return min(MOST_ASKED, LEAST + (MOST_ASKED - LEAST) * 3 * abs(math.log(kos / zhs)))


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
