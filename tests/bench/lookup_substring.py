"""How long it takes to find the best ten terms that hold one or two characters."""

from __future__ import annotations

import sqlite3
from collections import Counter
from statistics import median

from glossary.lookup import lookup
from tests.bench.figures import Figure
from tests.bench.lookup_data import bare, concepts, keys, reader, sample, timed

WORDS = 200

#: So often each is measured beside the bare select.
TURNS = 5


def times(db: sqlite3.Connection, terms: list[str], words: list[str], examples: bool) -> float:
    """Measure *words*, and the bare select of *terms*, in turns: a busy machine slows both."""
    return median(
        timed(lambda word: lookup(db, word, examples=examples), words) / bare(db, terms)
        for _ in range(TURNS))


def figure() -> Figure:
    """Measure pieces of terms as they come: the frequent ones more often."""
    with reader() as db:
        every = keys(db) + keys(db, "zh-Hans")
        terms = sample(every, 2000)
        drawn = sample(every, WORDS)
        values = []
        for size in (1, 2):
            words = [key[len(key) // 3:][:size] for key in drawn]
            taken, whole = (times(db, terms, words, examples) for examples in (False, True))
            values.append(f"{size}: {taken:.1f} (with examples {whole:.1f})")
        often = [piece for piece, _ in Counter(c for key in every for c in key).most_common(20)]
        base, worst = bare(db, terms), times(db, terms, often, False)
        return Figure(
            "substrings, times a bare SELECT", "; ".join(values),
            f"medians, {concepts(db)}, {len(drawn)} pieces of one and two characters, the best "
            f"ten, as a table has them; SELECT {base * 1e6:.0f} µs; the 20 most frequent "
            f"characters {worst:.1f}",
        )
