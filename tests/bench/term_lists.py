"""Term lists: the annotated pairs shuffled into two lists, whole and with 30 % of one missing."""

from __future__ import annotations

from aligner.termlists import TermAligner
from tests.bench.figures import Figure
from tests.bench.glosses import PACKAGES
from tests.gold import floors
from tests.termlists import gold_pairs, plain_pairs, put_together

#: Unique pairs in the annotation, and those whose terms stand in no other pair.
EXPECTED, PLAIN = 422, 364


def figure() -> Figure:
    """Measure the figure."""
    pairs, every = plain_pairs(), gold_pairs()
    if (len(pairs), len(every)) != (PLAIN, EXPECTED):
        raise ValueError(f"{len(every)} unique pairs, {len(pairs)} of terms that stand once, "
                         f"expected {EXPECTED} and {PLAIN}: is dev.jsonl another version?")
    aligner = TermAligner()
    whole = put_together(aligner, pairs)
    part = [put_together(aligner, pairs, side) for side in (0, 1)]
    value = (f"assigned right {whole.recall:.3f} (precision {whole.precision:.3f}); with 30 % "
             f"missing precision {part[0].precision:.3f} (Korean), {part[1].precision:.3f} "
             f"(Chinese), recall {part[0].recall:.3f}, {part[1].recall:.3f}; "
             f"with terms of several pairs {put_together(aligner, every).recall:.3f}")
    digest = floors.digest(floors.HERE / "dev.jsonl")[:12]
    return Figure("term lists", value, f"{PLAIN} unique pairs of terms that stand once ({EXPECTED} "
                  f"in all), dev.jsonl sha256 {digest}, shuffled, without a glossary",
                  (*PACKAGES, "rapidfuzz"))
