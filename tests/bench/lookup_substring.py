"""How long it takes to find the best ten terms that hold one or two characters."""

from __future__ import annotations

from collections import Counter

from glossary.lookup import lookup
from tests.bench.figures import Figure
from tests.bench.lookup_data import bare, concepts, keys, reader, sample, timed

WORDS = 200


def figure() -> Figure:
    """Measure pieces of terms as they come: the frequent ones more often."""
    with reader() as db:
        every = keys(db) + keys(db, "zh-Hans")
        base = bare(db, sample(every, 2000))
        drawn = sample(every, WORDS)
        values = []
        for size in (1, 2):
            words = [key[len(key) // 3:][:size] for key in drawn]
            taken = timed(lambda word: lookup(db, word, examples=False), words)
            whole = timed(lambda word: lookup(db, word), words)
            values.append(f"{size}: {taken / base:.1f} (with examples {whole / base:.1f})")
        often = [piece for piece, _ in Counter(c for key in every for c in key).most_common(20)]
        worst = timed(lambda word: lookup(db, word, examples=False), often)
        return Figure(
            "substrings, times a bare SELECT", "; ".join(values),
            f"medians, {concepts(db)}, {len(drawn)} pieces of one and two characters, the best "
            f"ten, as a table has them; SELECT {base * 1e6:.0f} µs; the 20 most frequent "
            f"characters {worst / base:.1f}",
        )
