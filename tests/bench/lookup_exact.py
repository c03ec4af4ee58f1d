"""How long an exact look-up takes, beside the bare select by the same index."""

from __future__ import annotations

from glossary.lookup import exact, lookup
from tests.bench.figures import Figure
from tests.bench.lookup_data import bare, concepts, keys, reader, sample, timed

WORDS = 2000


def figure() -> Figure:
    """Measure Korean and simplified terms, each found by its key."""
    with reader() as db:
        words = sample(keys(db) + keys(db, "zh-Hans"), WORDS)
        base = bare(db, words)
        alone = timed(lambda word: exact(db, word), words)
        box = timed(lambda word: lookup(db, word), words[:300])
        return Figure(
            "exact look-up", f"{alone / base:.1f} times a bare SELECT",
            f"medians, {concepts(db)}, {len(words)} terms: {alone * 1e6:.0f} µs with the whole "
            f"entry, SELECT {base * 1e6:.0f} µs; with the terms that hold the word "
            f"{box * 1e6:.0f} µs",
        )
