"""How long it takes to find the place of a gloss among the concepts of a large glossary."""

from __future__ import annotations

import random
import time
from sqlite3 import Connection
from statistics import median

from glossary.merging.merge import Pair
from glossary.merging.placement import Placement
from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, reader

PAIRS = 400


def figure() -> Figure:
    """Measure pairs that are there, and pairs that share but one side with what is there."""
    with reader() as db:
        known, others = sample(db, 1), sample(db, 2)
        mixed = [Pair(one.ko, other.zh) for one, other in zip(known, others)]
        seconds(db, mixed[0])  # loads dictionaries
        times = [sorted(seconds(db, pair) for pair in pairs) for pairs in (known, mixed)]
        shown = [f"{median(each) * 1e3:.2f} ms, at most {each[-1] * 1e3:.1f}" for each in times]
        return Figure(
            "placing a gloss", f"{median(times[1]) * 1e3:.1f} ms",
            f"processor time, median, {concepts(db)}: known pairs {shown[0]}; the Korean of one "
            f"with the Hanzi of another {shown[1]}",
        )


def sample(db: Connection, seed: int) -> list[Pair]:
    """Give pairs of concepts taken at random."""
    last, = db.execute("SELECT max(id) FROM concept").fetchone()
    found = []
    for number in random.Random(seed).sample(range(1, last + 1), PAIRS):
        forms = dict(db.execute("SELECT lang, text FROM term WHERE concept_id = ?", (number,)))
        found.append(Pair(forms["ko"], forms["zh-Hans"]))
    return found


def seconds(db: Connection, pair: Pair) -> float:
    """Give the processor time that finding the place of *pair* takes."""
    places = Placement(db)
    start = time.thread_time()
    if places.exact(pair) is None:
        places.related(pair)
    return time.thread_time() - start
