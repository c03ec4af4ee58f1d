"""How long the command takes to start, look up and end, beside what it cannot do without."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, keys, path, reader, sample

RUNS = 15


def seconds(*command: str) -> float:
    """Give the seconds that a process with *command* takes; it may find nothing."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=False)
    return time.perf_counter() - start


def figure() -> Figure:
    """Measure both in turns, so that a busy machine slows both."""
    with reader() as db:
        word, size = sample([key for key in keys(db) if len(key) > 3], 1)[0], concepts(db)
    look = ("-m", "glossary", "lookup", word, "--db", str(path()))
    bare = ("-c", "import click, sqlite3")
    seconds(*look)
    pairs = [(seconds(*look), seconds(*bare)) for _ in range(RUNS)]
    ours, theirs = (median(column) for column in zip(*pairs))
    return Figure(
        "cold `glossary lookup WORD`", f"{ours / theirs:.2f} times `import click, sqlite3`",
        f"medians of {RUNS} processes, {size}: {ours * 1e3:.0f} and {theirs * 1e3:.0f} ms",
        ("click",),
    )
