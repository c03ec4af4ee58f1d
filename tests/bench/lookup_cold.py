"""How long the command takes to start, look up and end, beside what it cannot do without."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.bench.figures import Figure
from tests.bench.lookup_data import concepts, keys, path, reader, sample

RUNS = 15


def seconds(compiled: str, *command: str) -> float:
    """Give the seconds that a process with *command* takes; it may find nothing.

    Python keeps what it compiled in the folder *compiled*, as an installation has it, even where
    the environment forbids that to everybody else.
    """
    env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], capture_output=True, check=False, env=env)
    return time.perf_counter() - start


def figure() -> Figure:
    """Measure both in turns, so that a busy machine slows both."""
    with reader() as db:
        word, size = sample([key for key in keys(db) if len(key) > 3], 1)[0], concepts(db)
    look = ("-m", "glossary", "lookup", word, "--db", str(path()))
    bare = ("-c", "import click, sqlite3")
    with tempfile.TemporaryDirectory() as compiled:
        seconds(compiled, *look), seconds(compiled, *bare)
        pairs = [(seconds(compiled, *look), seconds(compiled, *bare)) for _ in range(RUNS)]
    ours, theirs = (median(column) for column in zip(*pairs))
    return Figure(
        "cold `glossary lookup WORD`", f"{ours / theirs:.2f} times `import click, sqlite3`",
        f"medians of {RUNS} processes, {size}: {ours * 1e3:.0f} and {theirs * 1e3:.0f} ms",
        ("click",),
    )
