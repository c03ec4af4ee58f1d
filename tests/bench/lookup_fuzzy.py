"""Misspelt terms: as good as comparing each with every term, and how much sooner.

The judge is `rapidfuzz.process.extract` over the letters of all Korean terms, its ten best. Ties
count: a term as alike as one of the ten is as good.
"""

from __future__ import annotations

import os
import random
import time
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz, process

from aligner.text import has_hangul, jamo
from glossary.lookup import lookup
from glossary.lookup.near import near
from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, keys, reader, sample, timed
from tests.bench.misspell import misspell

QUERIES = int(os.environ.get("KOZH_BENCH_QUERIES", "200"))

#: Of the judge's ten, those below are other words: one letter of six is wrong in 83.
ALIKE = 85.0


class Tally(NamedTuple):
    """What of the judge's best hit, and of its ten, was found."""

    best: bool
    found: int
    asked: int


def misspelt(known: list[str], count: int) -> list[str]:
    """Give *count* misspelt terms that are no terms."""
    chance, terms = random.Random(11), set(known)
    drawn = sample([key for key in known if has_hangul(key) and len(key) > 1], count)
    words = (misspell(key, chance) for key in drawn)
    return [word for word in words if word not in terms]


def tally(scores: list[float], judged: list[float]) -> Tally:
    """Compare our scores with the judge's, both falling, from 0 to 100.

    >>> tally([90.0, 80.0], [90.0, 86.0, 70.0])
    Tally(best=True, found=1, asked=2)
    """
    asked = [score for score in judged if score >= ALIKE]
    found = sum(score >= asked[-1] - 1e-6 for score in scores[:10]) if asked else 0
    best = bool(scores) and scores[0] >= judged[0] - 1e-6
    return Tally(best, min(found, len(asked)), len(asked))


def figure() -> Figure:
    """Measure the misspelt terms, one by one."""
    with reader() as db:
        known = keys(db)
        words = misspelt(known, QUERIES)
        letters = [jamo(key) for key in known]
        tallies, taken = [], []
        for word in words:
            start = time.perf_counter()
            judged = process.extract(jamo(word), letters, scorer=fuzz.ratio, limit=10)
            taken.append(time.perf_counter() - start)
            scores = [100 * row[3] for row in near(db, word, 10)]
            tallies.append(tally(scores, [score for _, score, _ in judged]))
        ours = timed(lambda word: near(db, word, 10), words)
        box = timed(lambda word: lookup(db, word), words)
        theirs = median(taken)
        best = sum(each.best for each in tallies) / len(tallies)
        ten = sum(each.found for each in tallies) / max(1, sum(each.asked for each in tallies))
        return Figure(
            "fuzzy look-up",
            f"{theirs / ours:.0f} times faster than rapidfuzz.process.extract; "
            f"recall@10 {best:.3f}",
            f"medians, {concepts(db)}, {len(words)} misspelt terms: {ours * 1e3:.1f} ms, the "
            f"whole box {box * 1e3:.1f} ms, fuzz.ratio over {len(known):,} strings "
            f"{theirs * 1e3:.0f} ms; recall of its best hit (ties count); of its ten best alike "
            f"by {ALIKE:.0f} or more: {ten:.3f}",
            ("rapidfuzz",),
        )
