"""The generated glossary that the figures on look-up share, and how they take time.

`KOZH_BENCH_CONCEPTS` is its size, 50,000 unless told; `KOZH_BENCH_PAIRS` a folder with more words
for it (see `tests.bench.generate`); `KOZH_BENCH_DB` a glossary that is there already.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from glossary.connect import open_reader
from tests.bench.generate import ROOT, Built, build

#: The select that everything is measured by: a row by the index of keys.
BARE = "SELECT concept_id, text FROM term WHERE key = ?"


@cache
def built() -> Built | None:
    """Build the glossary; None where it was there."""
    path = _path()
    if path.exists():
        return None
    path.parent.mkdir(exist_ok=True)
    folder = os.environ.get("KOZH_BENCH_PAIRS")
    half = path.with_suffix(".part")
    half.unlink(missing_ok=True)
    made = build(half, _count(), Path(folder) if folder else None)
    half.rename(path)
    return made


def _count() -> int:
    return int(os.environ.get("KOZH_BENCH_CONCEPTS", "50000"))


def _path() -> Path:
    named = os.environ.get("KOZH_BENCH_DB")
    return Path(named) if named else ROOT / "build" / f"bench-{_count()}.db"


@contextmanager
def reader() -> Iterator[sqlite3.Connection]:
    """Open the glossary, which is built where it is not there."""
    built()
    with closing(open_reader(_path())) as db:
        yield db


def path() -> Path:
    """Give the file of the glossary, which is built where it is not there."""
    built()
    return _path()


def concepts(db: sqlite3.Connection) -> str:
    """Say how large the glossary is."""
    return f"{db.execute('SELECT count(*) FROM concept').fetchone()[0]:,} concepts"


def keys(db: sqlite3.Connection, lang: str = "ko") -> list[str]:
    """Give the keys of all terms of a language, in the order of the database."""
    return [key for key, in db.execute("SELECT key FROM term WHERE lang = ? ORDER BY id", (lang,))]


def sample(items: list[str], size: int, seed: int = 7) -> list[str]:
    """Draw *size* of *items*, all where there are fewer."""
    return random.Random(seed).sample(items, min(size, len(items)))


def timed(function: Callable[[Any], object], values: Iterable[Any]) -> float:
    """Give the median of the seconds that *function* takes for each of *values*, warm.

    Of each the best of three counts: others may be busy on the machine.
    """
    values = list(values)
    for value in values:
        function(value)
    taken = []
    for value in values:
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            function(value)
            best = min(best, time.perf_counter() - start)
        taken.append(best)
    return median(taken)


def bare(db: sqlite3.Connection, words: Iterable[str]) -> float:
    """Give the median of the seconds of the bare select."""
    return timed(lambda word: db.execute(BARE, (word,)).fetchall(), words)
