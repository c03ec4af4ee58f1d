"""How well pairs are merged, for the gate and for the bench: by `merge` and by a glossary."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from glossary.merging.merge import Pair, merge
from glossary.store import open_glossary
from tests.cases import cases, unescape
from tests.evidence import document, gloss

#: Documents over which the pairs of the groups are dealt out.
DOCUMENTS = 20


class Case(NamedTuple):
    """Two pairs, whether they are one concept, and whether the rules get it wrong."""

    a: Pair
    b: Pair
    is_one: bool
    is_known_fault: bool


class Tally(NamedTuple):
    """Pairs of pairs: rightly made one, wrongly made one, wrongly kept apart.

    >>> Tally(8, 2, 2).f1
    0.8
    """

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Give the share of what was made one that is one, 0 to 1."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Give the share of what is one that was made one, 0 to 1."""
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both, 0 to 1."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def read_cases(name: str) -> list[Case]:
    """Read a table of pairs of pairs."""
    found = []
    for *printed, expected, _, fault in cases(name, 7):
        ko_a, zh_a, ko_b, zh_b = map(unescape, printed)
        a, b = Pair(ko_a, zh_a), Pair(ko_b, zh_b)
        found.append(Case(a, b, expected == "one", fault == "wrong"))
    return found


def read_groups() -> list[list[Pair]]:
    """Read the groups of pairs that are one concept each."""
    return [[Pair(*member.split("=")) for member in line if member]
            for line in cases("merge_groups.tsv", 1)]


def tally(judged: Iterable[tuple[bool, bool]]) -> Tally:
    """Count what is one and what was made one."""
    counts = [0, 0, 0]
    for is_one, was_made_one in judged:
        if is_one or was_made_one:
            counts[0 if is_one and was_made_one else 2 if is_one else 1] += 1
    return Tally(*counts)


def judge(found: Sequence[Case], decide: Callable[[Pair, Pair], object] = merge) -> Tally:
    """Judge what *decide* says of the cases."""
    return tally((case.is_one, bool(decide(case.a, case.b))) for case in found)


def judge_groups(groups: Sequence[Sequence[Pair]], found: dict[Pair, Hashable]) -> Tally:
    """Judge every two pairs of *groups* by the concepts *found* for them."""
    group = {member: number for number, members in enumerate(groups) for member in members}
    return tally((group[a] == group[b], found[a] == found[b]) for a, b in combinations(group, 2))


def store(pairs: Iterable[Pair], path: Path, seed: int) -> dict[Pair, Hashable]:
    """Put *pairs* into a new glossary, in an order of their own; give the concept of each."""
    mixed = list(pairs)
    random.Random(seed).shuffle(mixed)
    with open_glossary(path) as glossary:
        for number in range(DOCUMENTS):
            part = mixed[number::DOCUMENTS]
            glossary.add_document(document(str(part), f"{number}.txt"), [
                gloss(*pair, offset=100 * at) for at, pair in enumerate(part, 1)])
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT ko, zh, concept_id FROM gloss").fetchall()
    return {Pair(ko, zh): concept for ko, zh, concept in rows}
