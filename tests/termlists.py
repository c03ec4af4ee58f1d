"""Term lists put together again: the annotated pairs, shuffled, whole and with a part missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import NamedTuple, Protocol

from aligner.termlists import Alignment
from tests.gold import floors
from tests.scoring import read_cases

#: The share of one list that is taken away.
MISSING = 0.3

TermPair = tuple[str, str]


class Aligner(Protocol):
    """What aligns two lists: `aligner.termlists.TermAligner`."""

    def align(self, ko: Sequence[str], zh: Sequence[str]) -> Alignment: ...


class Outcome(NamedTuple):
    """What came out right of so many pairs that were *made*, and of so many that were *there*."""

    right: int
    made: int
    there: int

    @property
    def precision(self) -> float:
        """The share of the pairs that were made that is right."""
        return self.right / max(self.made, 1)

    @property
    def recall(self) -> float:
        """The share of the pairs that there were that was found."""
        return self.right / max(self.there, 1)


def gold_pairs() -> list[TermPair]:
    """Give the unique pairs of the annotation."""
    cases = read_cases(floors.HERE / "dev.jsonl")[1]
    return list(dict.fromkeys(
        (case.ko, case.zh) for case in cases if case.ko and case.zh and not case.optional))


def plain_pairs() -> list[TermPair]:
    """Give those of them whose terms stand in no other pair: there is one right answer."""
    pairs = gold_pairs()
    counts = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    return [(ko, zh) for ko, zh in pairs if counts[0][ko] == counts[1][zh] == 1]


def put_together(
    aligner: Aligner, pairs: Sequence[TermPair], without: int | None = None, seed: int = 0
) -> Outcome:
    """Shuffle both sides of *pairs*, leave out a part of side *without* (0 or 1), and align."""
    rng = Random(seed)
    sides = [[pair[side] for pair in pairs] for side in (0, 1)]
    for side in sides:
        rng.shuffle(side)
    if without is not None:
        del sides[without][round(len(pairs) * (1 - MISSING)):]
    found = {(pair.ko, pair.zh) for pair in aligner.align(*sides).pairs}
    there = {(ko, zh) for ko, zh in pairs if ko in sides[0] and zh in sides[1]}
    return Outcome(len(found & there), len(found), len(there))
